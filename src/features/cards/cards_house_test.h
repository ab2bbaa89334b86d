// A sumu with a gacha, its cadres and two households: what tests of cards stand on.
#pragma once

#include <string>
#include <string_view>

#include "features/cards/cards.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::cards::house {

constexpr std::string_view prefecture = "150700000000", sumu = "150725200000", gacha = "150725200201", other_sumu = "150725201000";

const Deployment& deployment();
const CardBook& book();
Doing as_system();
PersonId person_id(std::string_view name);
HouseholdId household_id(std::string_view name);
visits::VisitId visit_id(std::string_view name);
access::AccountView account_with(db::Store&, std::string_view name, Role, Reach, std::string_view place);

// 朝鲁 keeps 巴特尔's household; 塔娜 (the gacha's team) keeps the gacha; 斯琴 is of the sumu's office, 苏和 of the other's.
struct House {
  explicit House(db::Store& store);
  // Links 朝鲁 to 巴特尔's; gives the link.
  links::LinkId keep(std::string_view who, std::string_view household);
  // 塔娜 at a household's, on the day before.
  void visit(std::string_view name, std::string_view household, visits::VisitKind = visits::VisitKind::home);
  // Prints one card; gives its plain code.
  std::string print(std::string_view household);
  std::int64_t count(std::string_view sql);

  db::Store& store;
  test::InProcessServer server;
};

// The code as it stands on the page.
std::string code_on(std::string_view page);

}  // namespace lianxin::cards::house
