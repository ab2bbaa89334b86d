// A small banner for the tests of links: two sumus with gachas, people of each role and rank, units, teams, households.
#pragma once

#include <string>
#include <string_view>

#include "features/links/link_store.h"
#include "features/links/links.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::links::house {

using namespace test::county;

const Registry& registry();
Day today();

// Places, units, people, teams and households (of the spring, so that they are no longer new) into a fresh database.
void build(db::Store&);

// 朝鲁 (cadre of the gacha), 塔娜 (member of the gacha's team), 斯琴 (office of the sumu), 包玉兰 (office of the banner), 那日苏 (a leader
// of the banner, member of its team that serves the sumu), 赵敏 (inspector of the prefecture), 高云 (administrator), 苏和 (office of
// the other sumu), 李明 (clerk of 旗水利局), 哈斯 (a leader of the prefecture, without an account).
// 旗大引领办, 苏木大引领办, 嘎查委员会, 旗水利局, 绿源牧业 (an enterprise).
Uuid unit_id(db::Store&, std::string_view name);
Uuid team_id(db::Store&, std::string_view name);
Doing as(db::Store&, std::string_view name);
access::AccountView account_with(db::Store&, std::string_view name, Role, Reach, std::string_view place);

// 巴特尔 (12) and 萨仁 (13) at the gacha, 孟和 (1) at the second gacha, 斯日古冷 (1) at the other one.
HouseholdId household_id(std::string_view name);

// A link begun by the system: it must be taken.
Link begun(db::Store&, NewLink);
NewLink to_place(std::string_view kind, std::string_view person, std::string_view place);
NewLink to_household(std::string_view kind, std::string_view person, std::string_view household);

struct House {
  explicit House(db::Store& store);
  test::InProcessServer server;
};

}  // namespace lianxin::links::house
