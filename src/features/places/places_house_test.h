// A small deployment for the tests of places: the six levels of place_shapes_test.h with a government and an office, and
// people of each role.
#pragma once

#include "features/places/places.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::places::house {

inline constexpr std::string_view partition = "150000";

const Deployment& deployment();
Doing as_system();
UnitId unit_id(std::string_view name);  // "旗政府", "旗大引领办", "旗水利局"

// The places and three units of the banner.
void build(db::Store&);
// An account of one role over a subtree; REQUIRES: build.
access::AccountView account(db::Store&, std::string_view name, Role, std::string_view place);

// sunqiang (administrator of all), chenadmin (administrator of the banner only), wulan (office), qianjing (auditor), narisu
// (team member).
struct House {
  explicit House(db::Store& store);
  test::InProcessServer server;
};

}  // namespace lianxin::places::house
