// A small banner for the tests of households: two sumus with their gachas, people of each role, and teams of three levels.
#pragma once

#include <string>
#include <string_view>

#include "features/households/households.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::households::house {

constexpr std::string_view prefecture = "150700000000", chen = "150725000000", sumu = "150725200000", gacha = "150725200201",
                           second_gacha = "150725200202", other_sumu = "150725201000", other_gacha = "150725201201";

const Deployment& deployment();
const Registry& registry();
Doing as_system();

// Places, units, people and teams into a fresh database.
void build(db::Store&);
std::string path_of(db::Store&, std::string_view code);

// 朝鲁 (cadre of the gacha), 塔娜 (member of the gacha's team), 斯琴 (office of the sumu), 包玉兰 (office of the banner), 那日苏 (member
// of the banner's team that serves the sumu), 赵敏 (inspector of the prefecture), 高云 (administrator), 苏和 (office of the other sumu).
Doing as(db::Store&, std::string_view name);
access::AccountView account(db::Store&, std::string_view name);
access::AccountView account_with(db::Store&, std::string_view name, Role, Reach, std::string_view place);

HouseholdId id_of(std::string_view name);
// 巴特尔, 13812345678, a wife with an id number and a son who is away; at the gacha.
NewHousehold bateer();
Household registered(db::Store&, const NewHousehold&);
// How many journal rows there are of a kind.
std::int64_t journalled(db::Store&, std::string_view kind);

struct House {
  explicit House(db::Store& store);
  test::InProcessServer server;
};

}  // namespace lianxin::households::house
