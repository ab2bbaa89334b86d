// Reading a division from a table: what is new, what is there already, what is wrong, row by row.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "features/places/place_rules.h"

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

// Rows may stand in any order. Faults beyond make_place's: "places.import_twice" {line}, "places.import_differs" (it is
// there and otherwise: use a dated change), "places.import_no_parent" {parent} (not there, not in the file, or its own
// row is wrong), "places.import_circle", "places.too_many_below".
ImportPlan plan_import(const std::vector<ImportRow>&, const KnownPlaces&, const Levels&, Day today);

}  // namespace lianxin::places
