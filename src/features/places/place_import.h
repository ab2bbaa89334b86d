// A division read from a table: the rows, what is known, what will be added.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "features/places/place.h"

namespace lianxin::places {

struct ImportRow {
  std::int64_t line = 0;
  NewPlace place{};
};

struct ImportFault {
  std::int64_t line = 0;
  std::string column{};
  std::string key{};
  std::vector<Arg> args{};
};

// All places there are, closed ones too, and the last path given out below each path ("" for the top).
struct KnownPlaces {
  std::map<std::string, Place, std::less<>> by_code{};
  std::map<std::string, std::string, std::less<>> last_paths{};
};

struct ImportPlan {
  std::vector<Place> added{};  // superiors before what lies below them
  std::int64_t unchanged = 0;
  std::vector<ImportFault> faults{};
};

}  // namespace lianxin::places
