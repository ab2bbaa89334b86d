#include "features/duties/duty_routes.h"

#include "base/position.h"
#include "features/duties/duty_json.h"
#include "features/places/places.h"

namespace lianxin::duties {
namespace {

using Reading = http::Call<db::Reader>;

Result<std::optional<Period>> period_asked(const http::CallBase& call) {
  const auto asked = call.request.parameter("period");
  if (!asked) return std::optional<Period>{};
  if (const auto period = parse_period(*asked)) return std::optional(*period);
  return invalid_field("period", "duties.not_a_period");
}

Day today_of(const http::CallBase& call) { return day_of(call.doing.now, call.doing.zone); }

// The place asked for, or the highest one the asker sees whole.
Result<std::string> place_asked(Reading& call, const Reckoning& reckoning) {
  if (const auto code = call.request.parameter("place")) return std::string(*code);
  return own_place(call.db, reckoning, call.doing.by);
}

Result<http::Reply> mine(Reading& call, const Reckoning& reckoning) {
  auto list = TRY(my_duties(call.db, reckoning, call.doing.by.person, today_of(call)));
  if (const auto rule = call.request.parameter("rule"))
    std::erase_if(list.items, [&](const DueItem& item) { return item.rule->id != *rule; });
  if (call.request.parameter("due") == "true")
    std::erase_if(list.items, [](const DueItem& item) { return item.row.done >= item.rule->minimum || item.row.subject.away; });
  const auto page = TRY(call.page());
  return http::ok(write_due_list(list, TRY(read_position(page.cursor)), static_cast<std::size_t>(page.limit), call.language));
}

Result<http::Reply> show_coverage(Reading& call, const Reckoning& reckoning) {
  const auto code = TRY(place_asked(call, reckoning));
  std::optional<std::string> rule;
  if (const auto asked = call.request.parameter("rule")) rule = std::string(*asked);
  const auto rules = TRY(coverage(call.db, reckoning, call.doing.by, code, rule, TRY(period_asked(call)), today_of(call)));
  const auto place = TRY(places::place_named(call.db, reckoning.partition, code));
  return http::ok(write_coverage({place.code, place.name, place.full_name}, rules, call.language));
}

Result<http::Reply> list_subjects(Reading& call, const Reckoning& reckoning) {
  const Rule* rule = reckoning.cadences.find(call.request.parameter("rule").value_or(""));
  if (!rule) return invalid_field("rule", "duties.no_such_rule");
  const auto period = TRY(period_asked(call)).value_or(Period::containing(rule->period, today_of(call)));
  if (period.kind != rule->period) return invalid_field("period", "duties.not_a_period");
  auto all = TRY(subjects(call.db, reckoning, call.doing.by, TRY(place_asked(call, reckoning)), *rule, period));
  if (const auto state = call.request.parameter("state")) {
    if (*state != "owed" && *state != "done" && *state != "attempted" && *state != "away")
      return invalid_field("state", "base.json_not_one_of", {{"allowed", "owed, done, attempted, away"}});
    std::erase_if(all, [&](const DutySubject& one) {
      const std::string_view is = one.away ? "away" : one.done >= one.owed ? "done" : "owed";
      return *state == "attempted" ? is != "owed" || one.attempts == 0 : is != *state;
    });
  }
  const auto page = TRY(call.page());
  return http::ok(write_subjects(all, TRY(read_position(page.cursor)), static_cast<std::size_t>(page.limit), page.with_total));
}

Result<http::Reply> list_rules(Reading& call, const Reckoning& reckoning) { return http::ok(write_rules(reckoning.cadences, call.language)); }

}  // namespace

void mount_duties(http::Router& router, const Reckoning& reckoning) {
  const auto reading = [&reckoning](auto handler) { return [&reckoning, handler](Reading& call) { return handler(call, reckoning); }; };
  router.get("/api/v1/duties/mine", read_duties, reading(mine), {.weight = http::Weight::heavy});
  router.get("/api/v1/duties/coverage", read_duties, reading(show_coverage), {.weight = http::Weight::heavy});
  router.get("/api/v1/duties/subjects", read_duties, reading(list_subjects), {.weight = http::Weight::heavy});
  router.get("/api/v1/duties/rules", read_duties, reading(list_rules));
}

}  // namespace lianxin::duties
