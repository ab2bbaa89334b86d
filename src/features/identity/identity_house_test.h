// A small house for the tests of identity: prefecture, two banners, a sumu, their units, and one account for each way of
// standing in it. All have the password "lianxin-demo".
#pragma once

#include <string>
#include <string_view>

#include "features/identity/identity.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::identity::house {

inline constexpr std::string_view prefecture = "150700000000";
inline constexpr std::string_view chen = "150725000000";
inline constexpr std::string_view arun = "150721000000";
inline constexpr std::string_view sumu = "150725200000";
inline constexpr std::string_view password = "lianxin-demo";

const Moment now = *parse_moment("2026-11-23T09:00:00+08:00");

// Hashed once: a hash takes 25 ms.
const std::string& password_hash();
UnitId unit_id(std::string_view name);        // "盟办", "陈办", "水利局", "水利站", "财政局", "阿办"
PersonId person_id(std::string_view name);    // of the accounts below, and 包玉兰 (陈办), 苏日娜 (阿办), who have none
AccountId account_id(std::string_view login_name);
Doing doing_as_system();
Deployment deployment();

NewGrant over(Role, std::string_view place);
NewGrant in_unit(Role, std::string_view unit);
NewGrant with_links(Role);

// Places, units, people, and a team that serves the sumu.
void build(db::Store&);
// admin 孙强 (prefecture), chenadmin 陈管 (陈旗), wulan 乌兰 (office, prefecture), wangjianguo 王建国 (clerk, 水利局), narisu
// 那日苏 (team member), qianjing 钱静 (auditor), fresh 李秀英 (clerk, must change the password); without a person: nobody (no
// role), gone (blocked clerk).
void settle(db::Store&);
AccountId add(db::Store&, std::string_view login_name, std::vector<NewGrant> grants, bool must_change = false);

// With places and identity behind the door.
struct House {
  explicit House(db::Store& store);
  Deployment setting = deployment();
  test::InProcessServer server;
};

std::vector<std::string> journal_kinds(db::Store&);
// Every text the journal holds, for what must not be in it.
std::string journal_text(db::Store&);

}  // namespace lianxin::identity::house
