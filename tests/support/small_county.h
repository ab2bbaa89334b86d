// A banner for the tests of features that live in places with people: two sumus, one with two gachas and one with a single one. Who
// is there, in which units and teams, each feature's tests say themselves.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "platform/access/sessions.h"
#include "platform/feature/feature.h"

namespace lianxin::test::county {

constexpr std::string_view prefecture = "150700000000", chen = "150725000000", sumu = "150725200000", gacha = "150725200201",
                           second_gacha = "150725200202", other_sumu = "150725201000", other_gacha = "150725201201";

struct Somebody {
  std::string_view unit{};
  std::string_view rank{};
  Role role = Role::office;
  Reach reach = Reach::subtree;
  std::string_view place{};
};
using People = std::map<std::string_view, Somebody>;

struct Seat {
  std::string_view team{};
  std::string_view level{};
  std::string_view place{};
  std::string_view person{};
};

struct County {
  std::string_view units_csv{};  // name,kind,place
  People people{};
  std::vector<Seat> seats{};
  std::string_view seated_on{};
};

// 朝鲁 (cadre of the gacha), 塔娜 (member of the gacha's team), 斯琴 (office of the sumu), 包玉兰 (office of the banner), 那日苏 (member
// of the banner's team that serves the sumu), 赵敏 (inspector of the prefecture), 高云 (administrator), 苏和 (office of the other sumu).
const County& usual();

// With the packs as they are delivered.
const Deployment& deployment();
Doing as_system();  // on 23 November 2026, at nine in the morning
PersonId person_id(std::string_view name);

// Places, units, people and teams into a fresh database, by the importers of the two features.
void build(db::Store&, const Doing&, const Result<Feature>& places, const Result<Feature>& people, const County&);
std::string path_of(db::Store&, std::string_view code);
// `place` may be empty: the role reaches no place.
access::AccountView account_with(db::Store&, std::string_view name, Role, Reach, std::string_view place, UnitId unit = {});
// As somebody who is signed in, now.
Doing acting(const access::AccountView&);

// How many journal rows there are of a kind.
std::int64_t journalled(db::Store&, std::string_view kind);
std::int64_t count(db::Store&, std::string_view sql);

}  // namespace lianxin::test::county
