// A banner for the tests of duties: a sumu with two gachas, another with one, teams of four levels, an office, an inspector.
#pragma once

#include <string>
#include <string_view>

#include "features/duties/duties.h"
#include "features/duties/duty_jobs.h"
#include "features/households/households.h"
#include "features/links/links.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::duties::house {

using namespace test::county;

const Reckoning& reckoning();
const households::Registry& register_of_households();
const links::Registry& register_of_links();
Doing at(std::string_view day);  // the system, at nine in the morning

void build(db::Store&);

// In teams: 哈斯 (of the prefecture, serving the banner), 那日苏 (of the banner, serving the sumu), 斯琴 (of the sumu), 塔娜 and 朝鲁 (of
// the gacha), 乌云 (of the second gacha). With accounts beside these: 包玉兰 (office of the banner), 苏和 (office of the other sumu), 赵敏
// (inspector of the prefecture), 李明 (clerk of 旗水利局), 高云 (administrator).
access::AccountView account_with(db::Store&, std::string_view name, Role, Reach, std::string_view place);

HouseholdId household_id(std::string_view head);
void settle(db::Store&, std::string_view place, std::string_view head, std::string_view registered_on = "2026-01-05");
void command(db::Store&, std::string_view head, households::HouseholdCommand, std::string_view day);
links::LinkId link(db::Store&, links::NewLink, std::string_view person, std::string_view from_on);

VisitFacts visit(db::Store&, std::string_view visit, std::string_view person, std::string_view head, std::string_view day, Bearing = Bearing::counts);
VisitFacts visit_to_place(db::Store&, std::string_view visit, std::string_view person, std::string_view place, std::string_view day, std::string_view kind);
std::vector<Credited> credited(db::Store&, const VisitFacts&);
void uncredited(db::Store&, const VisitFacts&);

// Lets links and duties react to what the journal told since the last time, until nobody has anything more to tell.
class Reacting {
 public:
  explicit Reacting(db::Store&);
  void drain();

 private:
  db::Store& store_;
  std::vector<Feature> features_;
  std::int64_t seen_ = 0;
};

// The figure of one rule in one period at a place and below.
Standing standing(db::Store&, std::string_view place, std::string_view rule, std::string_view period, std::string_view today = "2026-11-23");

struct House {
  explicit House(db::Store& store);
  test::InProcessServer server;
};

}  // namespace lianxin::duties::house
