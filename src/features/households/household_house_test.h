// A small banner for the tests of households: two sumus with their gachas, people of each role, and teams of three levels.
#pragma once

#include <string>
#include <string_view>

#include "features/households/households.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::households::house {

using namespace test::county;

const Registry& registry();

// Places, units, people and teams into a fresh database.
void build(db::Store&);

// Of county::usual().
Doing as(db::Store&, std::string_view name);
access::AccountView account(db::Store&, std::string_view name);

HouseholdId id_of(std::string_view name);
// 巴特尔, 13812345678, a wife with an id number and a son who is away; at the gacha.
NewHousehold bateer();
Household registered(db::Store&, const NewHousehold&);

struct House {
  explicit House(db::Store& store);
  test::InProcessServer server;
};

}  // namespace lianxin::households::house
