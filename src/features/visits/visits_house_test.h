// The banner of the tests of households with links and duties: what tests of visits stand on.
#pragma once

#include <string>
#include <string_view>

#include "features/visits/visits.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::visits::house {

using namespace test::county;

const VisitBook& book();

// Of county::usual().
Doing as(db::Store&, std::string_view name);

HouseholdId household_id(std::string_view name);
// 巴特尔仓, 13812345678, in the gacha; as every other registered household.
households::Household registered(db::Store&, std::string_view name, std::string_view place = gacha);

// 塔娜 at 巴特尔's on the day before, about water.
NewVisit at_bateers(std::string_view name);
EnteredVisit entered(db::Store&, std::string_view who, const NewVisit&);

struct House {
  explicit House(db::Store& store);
  test::InProcessServer server;
};
// Places, units, people and teams only.
void build(db::Store&);

}  // namespace lianxin::visits::house
