#include "features/visits/visit_rules.h"

#include <doctest/doctest.h>

#include <functional>

namespace lianxin::visits {
namespace {

const Moment now = *parse_moment("2026-11-23T09:00:00+08:00");
const Needs known{"1", {{"water", "饮水", "water", {}, {}}, {"fine", "都挺好", "all is well", {}, {}}}};
const people::PersonRef tana{{named_uuid("tana")}, "塔娜"}, chaolu{{named_uuid("chaolu")}, "朝鲁"}, siqin{{named_uuid("siqin")}, "斯琴"};

households::Household household(std::string_view name, households::HouseholdState state = households::HouseholdState::active) {
  households::Household out;
  out.id = {named_uuid(name)};
  out.number = name;
  out.place = "150725200201";
  out.path = "001002003";
  out.state = state;
  return out;
}

VisitSetting setting() {
  VisitSetting out{.now = now, .asker = tana, .needs = &known};
  out.household = out.present = household("12");
  out.place = "150725200201";
  out.path = "001002003";
  out.people = {tana, chaolu};
  return out;
}

NewVisit at_home() {
  NewVisit out{.kind = VisitKind::home, .household = household("12").id, .began_at = now - ms_per_hour};
  out.words = " 水泵坏了 ";
  out.needs = std::vector<std::string>{"water", "water"};
  return out;
}

std::string told(const Error& error) {
  std::string out = error.fields.empty() ? error.key : "";
  for (const auto& fault : error.fields) out += (out.empty() ? "" : "; ") + fault.field + " " + fault.key;
  return out;
}

Visit received(VisitKind kind = VisitKind::home) {
  NewVisit asked = at_home();
  asked.kind = kind;
  asked.visited_by = std::vector<PersonId>{tana.id, chaolu.id};
  VisitSetting where = setting();
  where.asker = siqin;
  auto out = make_visit(asked, {named_uuid("visit")}, where);
  REQUIRE(out.has_value());
  return out->visit;
}

std::string words_of(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("4.37 a visit as it is received: whom, when, who, what") {
  const auto out = make_visit(at_home(), {named_uuid("visit")}, setting());
  REQUIRE(out.has_value());
  CHECK(out->visit.status == VisitStatus::held);
  CHECK(out->visit.place == "150725200201");
  CHECK(to_text(out->visit.day) == "2026-11-23");
  CHECK(out->visit.words == "水泵坏了");
  CHECK(out->visit.needs == std::vector<std::string>{"water"});
  REQUIRE(out->visit.visited_by.size() == 1);
  CHECK(out->visit.visited_by[0].name == "塔娜");
  CHECK(out->visit.entered_by.name == "塔娜");
  CHECK(out->notes.empty());
}

TEST_CASE("every way a visit can be wrong is told by its field") {
  struct Row {
    const char* what;
    std::function<void(NewVisit&, VisitSetting&)> change;
    const char* faults;
  };
  const Row rows[] = {
      {"nothing", [](NewVisit&, VisitSetting&) {}, ""},
      {"neither", [](NewVisit& v, VisitSetting&) { v.household.reset(); }, "household base.required"},
      {"both", [](NewVisit& v, VisitSetting&) { v.place = "150725200201"; }, "place visits.not_both"},
      {"unknown household", [](NewVisit&, VisitSetting& s) { s.household.reset(); s.present.reset(); }, "household households.no_such_household"},
      {"unknown place", [](NewVisit& v, VisitSetting& s) { v.household.reset(); v.place = "x"; s.place.clear(); }, "place places.no_such_place"},
      {"a place", [](NewVisit& v, VisitSetting&) { v.household.reset(); v.place = "150725200201"; v.kind = VisitKind::joint_meeting; }, ""},
      {"not at home of a place", [](NewVisit& v, VisitSetting&) { v.household.reset(); v.place = "1"; v.kind = VisitKind::not_home; }, "kind visits.kind_needs_household"},
      {"inspection of a household", [](NewVisit& v, VisitSetting&) { v.kind = VisitKind::supervision; }, "kind visits.kind_needs_place"},
      {"joint meeting of a household", [](NewVisit& v, VisitSetting&) { v.kind = VisitKind::joint_meeting; }, "kind visits.kind_needs_place"},
      {"future", [](NewVisit& v, VisitSetting&) { v.began_at = now + 11 * ms_per_minute; }, "began_at visits.in_future"},
      {"a little ahead", [](NewVisit& v, VisitSetting&) { v.began_at = now + 9 * ms_per_minute; }, ""},
      {"too old", [](NewVisit& v, VisitSetting&) { v.began_at = now - 90 * ms_per_day - 1; }, "began_at visits.too_old"},
      {"90 days", [](NewVisit& v, VisitSetting&) { v.began_at = now - 90 * ms_per_day; }, ""},
      {"ends before", [](NewVisit& v, VisitSetting&) { v.ended_at = v.began_at - 1; }, "ended_at visits.ends_before"},
      {"unknown person", [](NewVisit& v, VisitSetting&) { v.visited_by = std::vector<PersonId>{tana.id, {named_uuid("nobody")}}; }, "visited_by[1] visits.no_such_person"},
      {"nobody", [](NewVisit&, VisitSetting& s) { s.asker = {}; }, "visited_by base.required"},
      {"unknown need", [](NewVisit& v, VisitSetting&) { v.needs = std::vector<std::string>{"fine", "gold"}; }, "needs[1] visits.no_such_need"},
      {"too many needs", [](NewVisit& v, VisitSetting&) { v.needs = std::vector<std::string>(13, "fine"); }, "needs base.too_many"},
      {"long words", [](NewVisit& v, VisitSetting&) { v.words = words_of("字", 10'001); }, "words base.too_long"},
      {"10000 characters", [](NewVisit& v, VisitSetting&) { v.words = words_of("字", 10'000); }, ""},
      {"empty promise", [](NewVisit& v, VisitSetting&) { v.promised = std::vector<NewPromise>{{" ", {}}}; }, "promised[0].text base.required"},
      {"six promises", [](NewVisit& v, VisitSetting&) { v.promised = std::vector<NewPromise>(6, {"修泵", {}}); }, "promised base.too_many"},
      {"promised for before", [](NewVisit& v, VisitSetting&) { v.promised = std::vector<NewPromise>{{"修泵", parse_day("2026-11-22")}}; }, "promised[0].due_on visits.before_the_visit"},
      {"back before", [](NewVisit& v, VisitSetting&) { v.follow_up_on = parse_day("2026-11-22"); }, "follow_up_on visits.before_the_visit"},
      {"programmes", [](NewVisit& v, VisitSetting&) { v.programmes = std::vector<std::string>(11, "one"); }, "programmes base.too_many"},
      {"several at once", [](NewVisit& v, VisitSetting&) { v.household.reset(); v.began_at = now + ms_per_day; v.needs = std::vector<std::string>{"gold"}; },
       "began_at visits.in_future; household base.required; needs[0] visits.no_such_need"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    NewVisit asked = at_home();
    VisitSetting where = setting();
    row.change(asked, where);
    const auto out = make_visit(asked, {named_uuid("visit")}, where);
    CHECK((out ? std::string() : told(out.error())) == row.faults);
  }
}

TEST_CASE("a phone's wrong clock is taken out of the moments and said; within ten minutes it is left alone") {
  struct Row {
    const char* device_now;
    const char* began_at;  // as the phone says
    const char* began;     // as it was; empty: refused
    const char* note;      // its unit and how many; empty: none
  };
  const Row rows[] = {
      {"2026-11-23T09:00:00+08:00", "2026-11-23T08:00:00+08:00", "2026-11-23T08:00:00+08:00", ""},
      {"2026-11-23T09:09:00+08:00", "2026-11-23T08:09:00+08:00", "2026-11-23T08:09:00+08:00", ""},
      {"2026-11-23T09:30:00+08:00", "2026-11-23T08:30:00+08:00", "2026-11-23T08:00:00+08:00", "minutes 30"},
      {"2026-11-23T08:15:00+08:00", "2026-11-23T00:10:00+08:00", "2026-11-23T00:55:00+08:00", "minutes 45"},
      {"2026-11-23T10:29:00+08:00", "2026-11-23T10:29:00+08:00", "2026-11-23T09:00:00+08:00", "minutes 89"},
      {"2026-11-23T10:30:00+08:00", "2026-11-23T10:30:00+08:00", "2026-11-23T09:00:00+08:00", "hours 2"},
      {"2026-11-24T00:30:00+08:00", "2026-11-24T00:10:00+08:00", "2026-11-23T08:40:00+08:00", "hours 16"},
      {"2026-11-24T20:59:00+08:00", "2026-11-24T20:59:00+08:00", "2026-11-23T09:00:00+08:00", "hours 36"},
      {"2026-11-24T21:00:00+08:00", "2026-11-24T21:00:00+08:00", "2026-11-23T09:00:00+08:00", "days 2"},
      {"2026-11-17T19:06:00+08:00", "2026-11-17T19:06:00+08:00", "2026-11-23T09:00:00+08:00", "days 6"},
      {"2020-01-01T00:00:00+08:00", "2019-12-31T23:00:00+08:00", "2026-11-23T08:00:00+08:00", "days 2518"},
      {"2036-11-23T09:00:00+08:00", "2036-11-22T09:00:00+08:00", "2026-11-22T09:00:00+08:00", "days 3653"},
      {"2020-01-01T00:00:00+08:00", "2020-01-01T01:00:00+08:00", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.device_now);
    NewVisit asked = at_home();
    asked.device_now = parse_moment(row.device_now);
    asked.began_at = *parse_moment(row.began_at);
    const auto out = make_visit(asked, {named_uuid("visit")}, setting());
    CHECK((out ? to_text(out->visit.began_at, Zone{}) : "") == row.began);
    if (!out) continue;
    CHECK(to_text(out->visit.day) == std::string(row.began).substr(0, 10));
    CHECK((out->notes.empty() ? "" : out->notes[0].args[0].name + " " + out->notes[0].args[0].value) == row.note);
  }
}

TEST_CASE("a household that has been merged or has left meanwhile") {
  using households::HouseholdState;
  VisitSetting merged = setting();
  merged.household = household("12", HouseholdState::merged);
  merged.present = household("15");
  const auto out = make_visit(at_home(), {named_uuid("visit")}, merged);
  REQUIRE(out.has_value());
  CHECK(out->visit.household == household("15").id);
  REQUIRE(out->notes.size() == 1);
  CHECK(out->notes[0].key == "visits.household_merged");
  CHECK(out->notes[0].args[0].value == "15");

  struct Row { const char* left_on; const char* fault; };
  for (const Row& row : {Row{"2026-11-24", ""}, Row{"2026-11-23", "household visits.household_left"}, Row{"2026-11-01", "household visits.household_left"}}) {
    CAPTURE(row.left_on);
    VisitSetting left = setting();
    left.household = left.present = household("12", HouseholdState::left);
    left.left_on = parse_day(row.left_on);
    const auto visit = make_visit(at_home(), {named_uuid("visit")}, left);
    CHECK((visit ? std::string() : told(visit.error())) == row.fault);
  }
}

TEST_CASE("what each kind is worth") {
  using duties::Bearing;
  struct Row { VisitKind kind; VisitStatus status; Bearing bearing; };
  const Row rows[] = {{VisitKind::home, VisitStatus::held, Bearing::counts},           {VisitKind::field, VisitStatus::held, Bearing::counts},
                      {VisitKind::meeting, VisitStatus::held, Bearing::counts},        {VisitKind::phone, VisitStatus::held, Bearing::phone},
                      {VisitKind::not_home, VisitStatus::attempt, Bearing::attempt}};
  for (const Row& row : rows) {
    CAPTURE(std::string(name_of(row.kind)));
    CHECK(received(row.kind).status == row.status);
    CHECK(bearing_of(row.kind) == row.bearing);
  }
  CHECK(bearing_of(VisitKind::joint_meeting) == Bearing::counts);
  CHECK(bearing_of(VisitKind::supervision) == Bearing::counts);
}

TEST_CASE("§2.1 who entered or made it corrects it for three days, the office always, with a reason; what changed is kept") {
  struct Row {
    people::PersonRef who;
    int days_later;
    bool office;
    const char* reason;
    const char* told;
  };
  const Row rows[] = {{tana, 0, false, "记错了", ""},
                      {chaolu, 3, false, "记错了", ""},
                      {siqin, 3, false, "记错了", ""},
                      {tana, 4, false, "记错了", "visits.correct_late"},
                      {{{named_uuid("other")}, "别人"}, 0, false, "记错了", "visits.correct_own"},
                      {{}, 0, false, "记错了", "visits.correct_own"},
                      {{{named_uuid("other")}, "别人"}, 80, true, "核实后更正", ""},
                      {tana, 0, false, " ", "reason base.required"},
                      {tana, 4, true, " ", "reason base.required"}};
  for (const Row& row : rows) {
    CAPTURE(row.who.name + " " + std::to_string(row.days_later));
    VisitSetting where = setting();
    where.asker = row.who;
    where.now = now + row.days_later * ms_per_day;
    const auto out = correct_visit(received(), {.reason = row.reason, .words = "水泵修好了"}, where, row.office);
    CHECK((out ? std::string() : told(out.error())) == row.told);
    if (!out) continue;
    CHECK(out->visit.version == 2);
    REQUIRE(out->changes.size() == 1);
    CHECK(out->changes[0].field == "words");
    CHECK(out->changes[0].before == "水泵坏了");
    CHECK(out->changes[0].after == "水泵修好了");
  }
}

TEST_CASE("corrections that cannot be, and what they turn a visit into") {
  VisitSetting where = setting();
  const auto done = [&](VisitEdit edit) {
    edit.reason = "更正";
    return correct_visit(received(), edit, where, false);
  };
  const auto fault = [&](VisitEdit edit) {
    const auto out = done(std::move(edit));
    return out ? std::string() : told(out.error());
  };
  CHECK(fault({}) == " visits.nothing_changes");
  CHECK(fault({.words = "水泵坏了"}) == " visits.nothing_changes");
  CHECK(fault({.kind = VisitKind::supervision}) == "kind visits.kind_needs_place");
  CHECK(fault({.began_at = now + ms_per_day}) == "began_at visits.in_future");
  CHECK(fault({.visited_by = std::vector<PersonId>{siqin.id}}) == "visited_by[0] visits.no_such_person");
  CHECK(fault({.needs = std::vector<std::string>{"gold"}}) == "needs[0] visits.no_such_need");
  const auto attempt = done({.kind = VisitKind::not_home});
  REQUIRE(attempt.has_value());
  CHECK(attempt->visit.status == VisitStatus::attempt);
  const auto other_day = done({.began_at = now - 2 * ms_per_day});
  REQUIRE(other_day.has_value());
  CHECK(to_text(other_day->visit.day) == "2026-11-21");
  CHECK(fault({.no_follow_up = true}) == " visits.nothing_changes");
  const auto agreed = done({.follow_up_on = parse_day("2026-12-01"), .no_follow_up = true});
  REQUIRE(agreed.has_value());
  CHECK(agreed->visit.follow_up_on == parse_day("2026-12-01"));
  const auto no_more = correct_visit(agreed->visit, {.reason = "更正", .no_follow_up = true}, where, false);
  REQUIRE(no_more.has_value());
  CHECK_FALSE(no_more->visit.follow_up_on);
  REQUIRE(no_more->changes.size() == 1);
  CHECK(no_more->changes[0].field == "follow_up_on");
  const auto gone = done({.void_ = true});
  REQUIRE(gone.has_value());
  CHECK(gone->visit.status == VisitStatus::void_);
  const auto again = correct_visit(gone->visit, {.reason = "再改", .words = "x"}, where, true);
  REQUIRE_FALSE(again.has_value());
  CHECK(again.error().key == "visits.is_void");
}

TEST_CASE("the household confirms or disputes, and may change its word until it is settled; a dispute is settled by somebody with a reason") {
  const auto yes = confirm_visit(received(), true, "");
  REQUIRE(yes.has_value());
  CHECK(yes->confirmation == Confirmation::confirmed);
  CHECK(yes->counts());
  CHECK(yes->version == received().version + 1);
  CHECK(confirm_visit(*yes, true, " ")->version == yes->version);
  const auto other = confirm_visit(*confirm_visit(*yes, false, ""), true, "想起来了");
  REQUIRE(other.has_value());
  CHECK(other->counts());
  CHECK(other->confirmation_words == "想起来了");
  CHECK(confirm_visit(received(), false, words_of("字", 501)).error().fields[0].key == "base.too_long");

  const auto no = confirm_visit(received(), false, "没有来过");
  REQUIRE(no.has_value());
  CHECK(no->confirmation == Confirmation::disputed);
  CHECK_FALSE(no->counts());
  CHECK(settle_visit(received(), true, "问过了").error().key == "visits.not_disputed");
  CHECK(settle_visit(*no, true, " ").error().fields[0].key == "base.required");
  const auto upheld = settle_visit(*no, true, "确实没有去");
  REQUIRE(upheld.has_value());
  CHECK(upheld->confirmation == Confirmation::upheld);
  CHECK(upheld->status == VisitStatus::void_);
  const auto dismissed = settle_visit(*no, false, "有照片为证");
  REQUIRE(dismissed.has_value());
  CHECK(dismissed->confirmation == Confirmation::dismissed);
  CHECK(dismissed->counts());
  CHECK(settle_visit(*dismissed, true, "再来").error().key == "visits.not_disputed");
  CHECK(confirm_visit(*dismissed, true, "").error().key == "visits.settled_already");
  CHECK(confirm_visit(*upheld, false, "").error().key == "visits.is_void");

  Visit tried = received();
  tried.kind = VisitKind::not_home;
  tried.status = VisitStatus::attempt;
  const auto not_even = confirm_visit(tried, false, "那天一直在家");
  REQUIRE(not_even.has_value());
  CHECK(not_even->status == VisitStatus::disputed);
  CHECK(confirm_visit(*not_even, true, "")->status == VisitStatus::attempt);

  Visit disputed = *no;
  const auto edited = correct_visit(disputed, {.reason = "补充", .kind = VisitKind::field}, setting(), true);
  REQUIRE(edited.has_value());
  CHECK(edited->visit.status == VisitStatus::disputed);
}

}  // namespace lianxin::visits
