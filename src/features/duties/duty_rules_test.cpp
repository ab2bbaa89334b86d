#include "features/duties/duty_rules.h"

#include <doctest/doctest.h>

namespace lianxin::duties {
namespace {

Day d(std::string_view text) { return parse_day(text).value(); }
Period p(std::string_view text) { return parse_period(text).value(); }

const Rule every_two_months{.id = "village_coverage", .requirement = "4.35", .kind = DutyKind::full_coverage, .level = "village", .period = PeriodKind::two_months};
const Rule each_quarter{.id = "county_links", .requirement = "4.33", .kind = DutyKind::each_link, .level = "county", .to = SubjectKind::both, .period = PeriodKind::quarter};
const Rule four_a_year{.id = "contact_point_days", .requirement = "4.31", .kind = DutyKind::each_link, .level = "prefecture", .to = SubjectKind::place, .minimum = 4, .period = PeriodKind::year, .measure = Measure::days};

TEST_CASE("§1.5: who is in the set of a period") {
  struct Row { const char* what; const char* period; const char* from; const char* until; bool owed; };
  for (const Row& row : {
           Row{"in force all the time", "2026-B6", "2020-01-01", "", true},
           Row{"ends on the last day: not in force on it", "2026-B6", "2020-01-01", "2026-12-31", false},
           Row{"ends the day after: in force on the last day", "2026-B6", "2020-01-01", "2027-01-01", true},
           Row{"left in the middle: leaves the set that day", "2026-B6", "2020-01-01", "2026-11-20", false},
           Row{"begins on the first day", "2026-B6", "2026-11-01", "", true},
           Row{"begun with 31 of 61 days left: half remains", "2026-B6", "2026-12-01", "", true},
           Row{"begun with 30 of 61 days left: less than half", "2026-B6", "2026-12-02", "", false},
           Row{"begun when exactly half of a year of 365 has not quite gone", "2026", "2026-07-02", "", true},
           Row{"begun a day later", "2026", "2026-07-03", "", false},
           Row{"a quarter of 92 days, exactly half", "2026-Q4", "2026-11-16", "", true},
           Row{"a quarter, one day less", "2026-Q4", "2026-11-17", "", false},
           Row{"begins after the period", "2026-B6", "2027-01-01", "", false},
       }) {
    CAPTURE(row.what);
    Subject subject{.key = "a", .from_on = d(row.from)};
    if (*row.until) subject.until_on = d(row.until);
    CHECK(is_owed(subject, p(row.period)) == row.owed);
  }
}

TEST_CASE("§1.5: a programme begun in the middle of a year is first due in the first full period") {
  Rule rule = each_quarter;
  rule.from_on = d("2026-05-10");
  CHECK_FALSE(is_due(rule, p("2026-Q1")));
  CHECK_FALSE(is_due(rule, p("2026-Q2")));
  CHECK(is_due(rule, p("2026-Q3")));
  rule.from_on = d("2026-04-01");
  CHECK(is_due(rule, p("2026-Q2")));
  const std::vector<Subject> subjects{{.key = "a", .from_on = d("2020-01-01")}};
  CHECK(evaluate(rule, p("2026-Q1"), subjects, {}).owed == 0);
  CHECK(evaluate(rule, p("2026-Q2"), subjects, {}).owed == 1);
}

TEST_CASE("4.35: every active household once in two months; attempts are kept and do not count") {
  const std::vector<Subject> households{{.key = "met", .from_on = d("2020-01-01")},
                                        {.key = "tried", .from_on = d("2020-01-01")},
                                        {.key = "nobody came", .from_on = d("2020-01-01")},
                                        {.key = "before", .from_on = d("2020-01-01")},
                                        {.key = "away", .from_on = d("2020-01-01"), .away = true},
                                        {.key = "moved", .from_on = d("2020-01-01"), .until_on = d("2026-12-01")}};
  const std::vector<Seen> seen{{"met", d("2026-11-01")},          {"met", d("2026-12-31")},
                               {"tried", d("2026-11-03"), Bearing::attempt}, {"tried", d("2026-11-09"), Bearing::attempt},
                               {"tried", d("2026-11-10"), Bearing::phone},   {"before", d("2026-10-31")},
                               {"moved", d("2026-11-02")},        {"away", d("2026-11-02")}};
  const auto by_visits = evaluate(every_two_months, p("2026-B6"), households, seen);
  CHECK(by_visits.owed == 4);
  CHECK(by_visits.done == 1);
  CHECK(by_visits.away == 1);
  CHECK(by_visits.attempts == 1);
  REQUIRE(by_visits.lines.size() == 5);
  CHECK(by_visits.lines[0].done == 2);
  CHECK(by_visits.lines[1].attempts == 2);
  CHECK(by_visits.lines[4].away);
  const auto by_tenant = evaluate(every_two_months, p("2026-B6"), households, seen, true);
  CHECK(by_tenant.done == 2);
  CHECK(by_tenant.attempts == 0);
}

TEST_CASE("§1.5: two attempts and a talk stand for a visit, nothing less does") {
  struct Row { Done done; int without; int with; };
  for (const Row& row : {Row{{}, 0, 0}, Row{{.attempts = 2}, 0, 0}, Row{{.phones = 3}, 0, 0}, Row{{.attempts = 1, .phones = 1}, 0, 0},
                         Row{{.attempts = 2, .phones = 1}, 0, 1}, Row{{.visits = 2, .days = 1, .attempts = 2, .phones = 1}, 2, 2}}) {
    CHECK(done_of(every_two_months, row.done, false) == row.without);
    CHECK(done_of(every_two_months, row.done, true) == row.with);
  }
}

TEST_CASE("4.31: four different days at the contact point, not four entries on one day") {
  const std::vector<Subject> point{{.key = "150725", .from_on = d("2025-01-01")}};
  std::vector<Seen> seen{{"150725", d("2026-03-01")}, {"150725", d("2026-03-01")}, {"150725", d("2026-03-01")}, {"150725", d("2026-06-01")}};
  CHECK(evaluate(four_a_year, p("2026"), point, seen).lines[0].done == 2);
  CHECK(evaluate(four_a_year, p("2026"), point, seen).done == 0);
  seen.push_back({"150725", d("2026-06-02")});
  seen.push_back({"150725", d("2026-12-31")});
  CHECK(evaluate(four_a_year, p("2026"), point, seen).done == 1);
  CHECK(evaluate(four_a_year, p("2025"), point, seen).done == 0);
}

TEST_CASE("4.32, 2.39: households are counted, not visits; merged ones are one") {
  const std::vector<Seen> seen{{"a", d("2026-01-01")}, {"a", d("2026-05-01")}, {"b", d("2026-02-01")}, {"c", d("2026-02-01")},
                               {"d", d("2026-02-02"), Bearing::attempt},       {"e", d("2025-12-31")}};
  CHECK(distinct_met(p("2026"), seen) == 3);
  CHECK(distinct_met(p("2026"), seen, {{"a", "b"}}) == 2);
  CHECK(distinct_met(p("2026"), seen, {{"a", "b"}, {"b", "c"}}) == 1);
  CHECK(distinct_met(p("2026"), seen, {{"a", "a"}}) == 3);
}

TEST_CASE("E5: empty visits by the hundred leave every figure as it is") {
  const std::vector<Subject> households{{.key = "a", .from_on = d("2020-01-01")}, {.key = "b", .from_on = d("2020-01-01")}};
  std::vector<Seen> seen{{"a", d("2026-11-01")}};
  const auto before = evaluate(every_two_months, p("2026-B6"), households, seen);
  for (int i = 0; i < 100; ++i) seen.push_back({"a", d("2026-11-02") + i % 50});
  const auto after = evaluate(every_two_months, p("2026-B6"), households, seen);
  CHECK(after.owed == before.owed);
  CHECK(after.done == before.done);
  CHECK(distinct_met(p("2026-B6"), seen) == 1);
}

TEST_CASE("the thin line: an even pace through the period") {
  CHECK(expected_by(54, p("2026-B6"), d("2026-10-31")) == 0);
  CHECK(expected_by(54, p("2026-B6"), d("2026-11-17")) == 15);
  CHECK(expected_by(54, p("2026-B6"), d("2026-12-31")) == 54);
  CHECK(expected_by(54, p("2026-B6"), d("2027-02-01")) == 54);
}

TEST_CASE("4.46: six joint meetings a year, one in each two months") {
  const Rule rule{.id = "joint_meetings", .requirement = "4.46", .kind = DutyKind::events, .level = "county", .to = SubjectKind::place, .event = "joint_meeting", .period = PeriodKind::two_months};
  const std::vector<Subject> office{{.key = "150725", .from_on = d("2020-01-01")}};
  std::vector<Seen> seen;
  for (const char* day : {"2026-01-15", "2026-03-20", "2026-05-18", "2026-07-16", "2026-11-12", "2026-11-26"}) seen.push_back({"150725", d(day)});
  int met = 0;
  for (Period period = p("2026-B1"); period.year == 2026; period = period.next()) met += evaluate(rule, period, office, seen).done;
  CHECK(met == 5);  // six meetings, none in September and October
}

}  // namespace
}  // namespace lianxin::duties
