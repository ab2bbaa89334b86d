#include <doctest/doctest.h>

#include "features/duties/duty_house_test.h"
#include "features/duties/duty_json.h"

namespace lianxin::duties {
namespace {

std::string pack(std::string_view rule) { return R"({"version":"1","attempts_and_phone_count":false,"rules":[)" + std::string(rule) + "]}"; }

constexpr std::string_view rule_of_two_months =
    R"({"id":"a","requirement":"4.35","zh":"甲","en":"a","kind":"full_coverage","level":"village","to":"household","minimum":1,"period":"two_months","measure":"visits"})";

}  // namespace

TEST_CASE("the pack says what the notice of 2014 says") {
  struct Row { std::string_view id; DutyKind kind; std::string_view level; int minimum; PeriodKind period; Measure measure; };
  const auto& cadences = house::reckoning().cadences;
  CHECK(cadences.rules.size() == 9);
  CHECK_FALSE(cadences.attempts_and_phone_count);
  for (const Row& row : {Row{"contact_point_days", DutyKind::each_link, "prefecture", 4, PeriodKind::year, Measure::days},
                         Row{"twenty_households", DutyKind::distinct_households, "prefecture", 20, PeriodKind::year, Measure::visits},
                         Row{"county_links", DutyKind::each_link, "county", 1, PeriodKind::quarter, Measure::visits},
                         Row{"township_coverage", DutyKind::full_coverage, "township", 1, PeriodKind::half_year, Measure::visits},
                         Row{"township_villages", DutyKind::full_coverage, "township", 1, PeriodKind::half_year, Measure::visits},
                         Row{"village_coverage", DutyKind::full_coverage, "village", 1, PeriodKind::two_months, Measure::visits},
                         Row{"joint_meetings", DutyKind::events, "county", 1, PeriodKind::two_months, Measure::days},
                         Row{"prefecture_joint_meetings", DutyKind::events, "prefecture", 1, PeriodKind::two_months, Measure::days},
                         Row{"half_year_inspection", DutyKind::events, "county", 1, PeriodKind::half_year, Measure::days}}) {
    CAPTURE(std::string(row.id));
    const Rule* rule = cadences.find(row.id);
    REQUIRE(rule);
    CHECK(rule->kind == row.kind);
    CHECK(rule->level == row.level);
    CHECK(rule->minimum == row.minimum);
    CHECK(rule->period == row.period);
    CHECK(rule->measure == row.measure);
  }
  CHECK(cadences.find("none") == nullptr);
}

TEST_CASE("a pack that cannot be is refused, and says where") {
  CHECK(read_cadences(pack(rule_of_two_months)).has_value());
  const auto with = [](std::string_view from, std::string_view to) {
    std::string out(rule_of_two_months);
    out.replace(out.find(from), from.size(), to);
    return pack(out);
  };
  for (const std::string& bad : {std::string("{"), pack(std::string(rule_of_two_months) + "," + std::string(rule_of_two_months)), with(R"("minimum":1)", R"("minimum":0)"),
                                 with("full_coverage", "each_link"), with("full_coverage", "events"), with("full_coverage", "ranking"),
                                 with(R"("level":"village")", R"("level":"")"), with("two_months", "fortnight"), with(R"("zh":"甲",)", "")}) {
    CAPTURE(bad);
    const auto read = read_cadences(bad);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().key == "duties.pack_bad");
  }
}

}  // namespace lianxin::duties
