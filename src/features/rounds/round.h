// Collection of opinions 征求意见: when, where, by which channels, what is asked (0.13, §2.4). What is said in one is a request of
// the desk (tickets) with the marks of an opinion beside it.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/moment.h"
#include "base/named.h"

namespace lianxin::rounds {

using RoundId = Id<struct RoundTag>;
using BatchId = Id<struct BatchTag>;

// planned: not open yet; open: may be spoken in; consolidating: closed, late paper is still typed; over.
enum class RoundState : std::uint8_t { planned, open, consolidating, over };
BOOST_DESCRIBE_ENUM(RoundState, planned, open, consolidating, over)

// What an opinion is about (§2.4): 班子, 成员, 工作, 具体问题.
enum class Target : std::uint8_t { body, member, work, problem };
BOOST_DESCRIBE_ENUM(Target, body, member, work, problem)

constexpr std::size_t max_title = 100;
constexpr std::size_t max_asks = 10;
constexpr std::size_t max_ask = 200;
constexpr std::size_t max_points = 60;
constexpr std::size_t max_point = 60;
constexpr int longest_days = 400;  // from the first day to the last of consolidation

// Where a channel takes opinions in: one of eleven telephone lines (3.20), a letter box, a meeting.
struct Point {
  std::string key{};
  std::string name{};
  std::string channel{};
  std::optional<std::string> where{};  // number of the line, or where it hangs
  friend bool operator==(const Point&, const Point&) = default;
};
BOOST_DESCRIBE_STRUCT(Point, (), (key, name, channel, where))

struct Round {
  RoundId id{};
  std::string title{};
  std::string place{};       // code; opinions come from there and below
  std::string place_path{};  // as it is now
  UnitId unit{};             // who asks
  std::string unit_name{};
  Day opens_on{};
  Day closes_on{};           // inclusive
  Day consolidate_on{};      // until then every opinion is sorted
  std::vector<std::string> channels{};  // keys of packs/collection_channels.json
  std::vector<std::string> asks{};      // what people are asked, as guiding questions (3.21)
  std::vector<Point> points{};
  bool is_public = false;    // shown to everybody while it is open
  std::int64_t version = 1;

  bool takes(std::string_view channel) const;
  const Point* point(std::string_view key) const;
};

RoundState state_of(const Round&, Day today);

// Members are named as in the API.
struct NewRound {
  std::optional<RoundId> id{};
  std::string title{};
  std::string place{};
  std::optional<UnitId> unit{};  // missing: the asker's own
  Day opens_on{};
  Day closes_on{};
  Day consolidate_on{};
  std::vector<std::string> channels{};
  std::optional<std::vector<std::string>> asks{};
  std::optional<std::vector<Point>> points{};
  std::optional<bool> is_public{};
};
BOOST_DESCRIBE_STRUCT(NewRound, (), (id, title, place, unit, opens_on, closes_on, consolidate_on, channels, asks, points, is_public))

struct RoundEdit {
  std::optional<std::string> title{};
  std::optional<Day> opens_on{};
  std::optional<Day> closes_on{};
  std::optional<Day> consolidate_on{};
  std::optional<std::vector<std::string>> channels{};
  std::optional<std::vector<std::string>> asks{};
  std::optional<std::vector<Point>> points{};
  std::optional<bool> is_public{};
};
BOOST_DESCRIBE_STRUCT(RoundEdit, (), (title, opens_on, closes_on, consolidate_on, channels, asks, points, is_public))

}  // namespace lianxin::rounds
