// The banner of the tests of households with links and duties: what tests of visits stand on.
#pragma once

#include <string>
#include <string_view>

#include "features/visits/visits.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::visits::house {

constexpr std::string_view prefecture = "150700000000", chen = "150725000000", sumu = "150725200000", gacha = "150725200201",
                           second_gacha = "150725200202", other_sumu = "150725201000", other_gacha = "150725201201";

const Deployment& deployment();
const VisitBook& book();
Doing as_system();

// 朝鲁 (cadre of the gacha), 塔娜 (member of the gacha's team), 斯琴 (office of the sumu), 包玉兰 (office of the banner), 那日苏 (member
// of the banner's team that serves the sumu), 赵敏 (inspector of the prefecture), 高云 (administrator), 苏和 (office of the other sumu).
PersonId person_id(std::string_view name);
Doing as(db::Store&, std::string_view name);
access::AccountView account_with(db::Store&, std::string_view name, Role, Reach, std::string_view place);

HouseholdId household_id(std::string_view name);
// 巴特尔仓, 13812345678, in the gacha; as every other registered household.
households::Household registered(db::Store&, std::string_view name, std::string_view place = gacha);

// 塔娜 at 巴特尔's on the day before, about water.
NewVisit at_bateers(std::string_view name);
EnteredVisit entered(db::Store&, std::string_view who, const NewVisit&);
std::int64_t journalled(db::Store&, std::string_view kind);
std::int64_t count(db::Store&, std::string_view sql);

struct House {
  explicit House(db::Store& store);
  test::InProcessServer server;
};
// Places, units, people and teams only.
void build(db::Store&);

}  // namespace lianxin::visits::house
