// Levels: the steps of the ladder of places, as data (packs/levels.json). Five by default; a deployment may have three
// or six (4.4, 4.58). Words on the screen come from a place's kind: 旗 and not 县, 嘎查 and not 村 (domain §3.1).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::places {

struct PlaceKind {
  std::string zh{};  // the kind's identity and word: "旗"
  std::string en{};
};
BOOST_DESCRIBE_STRUCT(PlaceKind, (), (zh, en))

struct Level {
  std::string key{};  // "county"
  std::string zh{};
  std::string en{};
  std::vector<PlaceKind> kinds{};
};
BOOST_DESCRIBE_STRUCT(Level, (), (key, zh, en, kinds))

struct Levels {
  std::vector<Level> levels{};     // from the top down
  std::optional<Level> outside{};  // bodies outside the ladder: farm groups, zones, forestry (4.14)
};
BOOST_DESCRIBE_STRUCT(Levels, (), (levels, outside))

// nullptr when there is none.
const Level* find_level(const Levels&, std::string_view key);
// 1 the top of the ladder; 0 outside it; -1 unknown.
int rank_of(const Levels&, std::string_view key);
bool is_kind_of(const Levels&, std::string_view level, std::string_view kind);
// Whether a place of level `lower` may lie directly below one of level `upper`. Steps may be left out (a village
// directly below a city); a body outside the ladder may lie below any place and hold anything but the top.
bool may_contain(const Levels&, std::string_view upper, std::string_view lower);

}  // namespace lianxin::places
