// A small deployment for the tests of people: a city, a banner, a sumu and a gacha with their units, a banner team, and
// people of each role.
#pragma once

#include "features/people/people.h"
#include "features/people/person_actions.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::people::house {

inline constexpr std::string_view partition = "1507";

const Deployment& deployment();
const Staff& staff();
Doing as_system();
UnitId unit_id(std::string_view name);      // "旗政府", "旗农牧局", "苏木政府"
PersonId person_id(std::string_view name);
TeamId team_id();                           // 陈旗驻西乌珠尔引领队

// Places, units, seven people, and the team with six of them in its seats.
void build(db::Store&);
access::AccountView account(db::Store&, std::string_view name, Role, std::string_view place);

// sunqiang (administrator of all), sumuadmin (administrator of the sumu), wulan (office).
struct House {
  explicit House(db::Store& store);
  test::InProcessServer server;
};

}  // namespace lianxin::people::house
