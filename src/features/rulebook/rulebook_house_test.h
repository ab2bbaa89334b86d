// A house for the tests of rulebook: a prefecture with one banner, and a book of another feature: {"days": n}, n from 1 to 9.
#pragma once

#include "features/rulebook/rulebook.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::rulebook::house {

inline constexpr std::string_view prefecture = "150700000000";

Deployment deployment();
Book days_book();
void build(db::Store&);
access::AccountView account(std::string_view name, Role, std::string_view path);
Doing doing(Role, std::string_view path = "001");

// sunqiang (administrator of all), chenadmin (administrator of the banner), wulan (office), qianjing (auditor), narisu (team
// member).
struct House {
  explicit House(db::Store&);
  test::InProcessServer server;
};

}  // namespace lianxin::rulebook::house
