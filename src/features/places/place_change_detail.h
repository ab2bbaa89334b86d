// What the journal tells of a change of the tree, for those who react to it: the details of place.moved, place.merged,
// place.renamed, place.closed, place.added (PlaceChangedDetail) and place.split (PlaceSplitDetail).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.h"

namespace lianxin::places {

struct PlaceChangedDetail {
  std::string name{};
  std::string was_name{};
  std::string from_path{};
  std::string to_path{};
  std::optional<std::string> into{};
  Day from{};
};
BOOST_DESCRIBE_STRUCT(PlaceChangedDetail, (), (name, was_name, from_path, to_path, into, from))

struct SplitPartDetail {
  std::string code{};
  std::string name{};
  std::string path{};
  std::vector<std::string> tickets{};
};
BOOST_DESCRIBE_STRUCT(SplitPartDetail, (), (code, name, path, tickets))

// `into`: who stands for a place that is closed, at `to_path`; none for one that stays.
struct PlaceSplitDetail {
  std::string name{};
  std::string from_path{};
  std::string to_path{};
  std::optional<std::string> into{};
  std::vector<SplitPartDetail> parts{};
  Day from{};
};
BOOST_DESCRIBE_STRUCT(PlaceSplitDetail, (), (name, from_path, to_path, into, parts, from))

}  // namespace lianxin::places
