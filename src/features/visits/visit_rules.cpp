#include "features/visits/visit_rules.h"

#include <algorithm>

#include "base/text.h"
#include "features/visits/service_rules.h"

namespace lianxin::visits {
namespace {

using Faults = std::vector<FieldFault>;

constexpr std::size_t max_promise = 200;
constexpr std::size_t max_reason = 1000;
constexpr std::size_t max_programmes = 10;
constexpr std::size_t max_app = 40;

std::int64_t offset_of(const NewVisit& asked, Moment now) {
  if (!asked.device_now) return 0;
  const std::int64_t off = now - *asked.device_now;
  return off > clock_tolerance_ms || off < -clock_tolerance_ms ? off : 0;
}

// In the unit that people would say it in: from an hour and a half in hours, from a day and a half in days.
Note note_of_clock(std::int64_t off_ms) {
  const auto rounded = [&](std::int64_t unit_ms) { return std::to_string((off_ms + unit_ms / 2) / unit_ms); };
  constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;
  if (off_ms >= ms_per_day * 3 / 2) return {"visits.clock_put_right_days", {{"days", rounded(ms_per_day)}}};
  if (off_ms >= ms_per_hour * 3 / 2) return {"visits.clock_put_right_hours", {{"hours", rounded(ms_per_hour)}}};
  return {"visits.clock_put_right", {{"minutes", std::to_string(off_ms / ms_per_minute)}}};
}

void check_time(Faults& faults, const Visit& visit, Moment now) {
  if (visit.began_at > now + clock_tolerance_ms) faults.push_back({"began_at", "visits.in_future"});
  else if (visit.began_at < now - oldest_days * ms_per_day) faults.push_back({"began_at", "visits.too_old", {{"days", std::to_string(oldest_days)}}});
  if (visit.ended_at && *visit.ended_at < visit.began_at) faults.push_back({"ended_at", "visits.ends_before"});
}

void put_where(Faults& faults, Received& out, const NewVisit& asked, const VisitSetting& setting) {
  Visit& visit = out.visit;
  if (asked.household && asked.place) faults.push_back({"place", "visits.not_both"});
  if (!asked.household && !asked.place) faults.push_back({"household", "base.required"});
  if (asked.household) {
    if (!setting.household || !setting.present) {
      faults.push_back({"household", "households.no_such_household"});
      return;
    }
    const auto& present = *setting.present;
    visit.household = present.id;
    visit.place = present.place;
    visit.path = present.path;
    if (present.id != setting.household->id) out.notes.push_back({"visits.household_merged", {{"number", present.number}}});
    if (present.state == households::HouseholdState::left && setting.left_on && visit.day >= *setting.left_on)
      faults.push_back({"household", "visits.household_left", {{"on", to_text(*setting.left_on)}}});
    if (needs_place(visit.kind)) faults.push_back({"kind", "visits.kind_needs_place"});
  } else if (asked.place) {
    if (setting.place.empty()) faults.push_back({"place", "places.no_such_place"});
    visit.place = setting.place;
    visit.path = setting.path;
    if (needs_household(visit.kind)) faults.push_back({"kind", "visits.kind_needs_household"});
  }
}

std::vector<people::PersonRef> visitors(Faults& faults, const std::optional<std::vector<PersonId>>& asked, const VisitSetting& setting) {
  std::vector<people::PersonRef> out;
  if (!asked || asked->empty()) {
    if (setting.asker.id.is_nil()) faults.push_back({"visited_by", "base.required"});
    else out.push_back(setting.asker);
    return out;
  }
  if (asked->size() > max_visitors) faults.push_back({"visited_by", "base.too_many", {{"max", std::to_string(max_visitors)}}});
  for (std::size_t i = 0; i < asked->size() && i < max_visitors; ++i) {
    const auto known = std::ranges::find((setting.people), (*asked)[i], &people::PersonRef::id);
    if (known == setting.people.end()) faults.push_back({"visited_by[" + std::to_string(i) + "]", "visits.no_such_person"});
    else if (std::ranges::find(out, known->id, &people::PersonRef::id) == out.end()) out.push_back(*known);
  }
  return out;
}

std::vector<std::string> needs(Faults& faults, const std::vector<std::string>& asked, const Needs& known) {
  if (asked.size() > max_needs) faults.push_back({"needs", "base.too_many", {{"max", std::to_string(max_needs)}}});
  std::vector<std::string> out;
  for (std::size_t i = 0; i < asked.size() && i < max_needs; ++i) {
    if (!known.find(asked[i])) faults.push_back({"needs[" + std::to_string(i) + "]", "visits.no_such_need"});
    else if (std::ranges::find(out, asked[i]) == out.end()) out.push_back(asked[i]);
  }
  return out;
}

std::vector<Promise> promises(Faults& faults, const std::vector<NewPromise>& asked, Day day) {
  if (asked.size() > max_promises) faults.push_back({"promised", "base.too_many", {{"max", std::to_string(max_promises)}}});
  std::vector<Promise> out;
  for (std::size_t i = 0; i < asked.size() && i < max_promises; ++i) {
    const std::string field = "promised[" + std::to_string(i) + "].";
    if (is_blank(asked[i].text)) faults.push_back({field + "text", "base.required"});
    else if (length_of(asked[i].text) > max_promise) faults.push_back({field + "text", "base.too_long", {{"max", std::to_string(max_promise)}}});
    if (asked[i].due_on && *asked[i].due_on < day) faults.push_back({field + "due_on", "visits.before_the_visit"});
    out.push_back({std::string(trimmed(asked[i].text)), asked[i].due_on, {}});
  }
  return out;
}

void put_words(Faults& faults, Visit& visit, const std::string& words) {
  visit.words = trimmed(words);
  if (length_of(visit.words) > max_words) faults.push_back({"words", "base.too_long", {{"max", std::to_string(max_words)}}});
}

VisitStatus status_of(VisitKind kind) { return kind == VisitKind::not_home ? VisitStatus::attempt : VisitStatus::held; }

// Texts of a change; what is long is cut by who shows it.
std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}
std::string names_of(const std::vector<people::PersonRef>& people) {
  std::vector<std::string> names;
  for (const auto& person : people) names.push_back(person.name);
  return joined(names);
}
std::string texts_of(const std::vector<Promise>& promised) {
  std::vector<std::string> out;
  for (const auto& one : promised) out.push_back(one.due_on ? one.text + " " + to_text(*one.due_on) : one.text);
  return joined(out);
}
std::optional<std::string> day_text(const std::optional<Day>& day) { return day ? std::optional(to_text(*day)) : std::nullopt; }

std::vector<FieldChange> changes_between(const Visit& a, const Visit& b, Zone zone) {
  std::vector<FieldChange> out;
  const auto add = [&](std::string_view field, std::optional<std::string> before, std::optional<std::string> after) {
    if (before != after) out.push_back({std::string(field), std::move(before), std::move(after)});
  };
  add("kind", std::string(name_of(a.kind)), std::string(name_of(b.kind)));
  add("status", std::string(name_of(a.status)), std::string(name_of(b.status)));
  add("began_at", to_text(a.began_at, zone), to_text(b.began_at, zone));
  add("ended_at", a.ended_at ? std::optional(to_text(*a.ended_at, zone)) : std::nullopt, b.ended_at ? std::optional(to_text(*b.ended_at, zone)) : std::nullopt);
  add("visited_by", names_of(a.visited_by), names_of(b.visited_by));
  add("needs", joined(a.needs), joined(b.needs));
  add("words", a.words, b.words);
  add("promised", texts_of(a.promised), texts_of(b.promised));
  add("follow_up_on", day_text(a.follow_up_on), day_text(b.follow_up_on));
  add("served", a.served ? std::optional(std::to_string(*a.served)) : std::nullopt, b.served ? std::optional(std::to_string(*b.served)) : std::nullopt);
  add("post", a.post, b.post);
  return out;
}

bool has_made(const Visit& visit, PersonId person) {
  if (person.is_nil()) return false;
  return visit.entered_by.id == person || std::ranges::find(visit.visited_by, person, &people::PersonRef::id) != visit.visited_by.end();
}

}  // namespace

const Need* Needs::find(std::string_view key) const {
  const auto it = std::ranges::find(needs, key, &Need::key);
  return it == needs.end() ? nullptr : &*it;
}

bool needs_household(VisitKind kind) { return kind == VisitKind::not_home; }
bool needs_place(VisitKind kind) { return kind == VisitKind::joint_meeting || kind == VisitKind::supervision; }

duties::Bearing bearing_of(VisitKind kind) {
  if (kind == VisitKind::not_home) return duties::Bearing::attempt;
  return kind == VisitKind::phone ? duties::Bearing::phone : duties::Bearing::counts;
}

Moment moment_visited(const NewVisit& asked, Moment now) { return asked.began_at + offset_of(asked, now); }

Result<Received> make_visit(const NewVisit& asked, VisitId id, const VisitSetting& setting) {
  Received out{.visit = {.id = id, .kind = asked.kind, .status = status_of(asked.kind)}};
  Visit& visit = out.visit;
  Faults faults;
  visit.clock_offset_ms = offset_of(asked, setting.now);
  if (visit.clock_offset_ms != 0)
    out.notes.push_back(note_of_clock(std::abs(visit.clock_offset_ms)));
  visit.began_at = asked.began_at + visit.clock_offset_ms;
  if (asked.ended_at) visit.ended_at = *asked.ended_at + visit.clock_offset_ms;
  visit.day = day_of(visit.began_at, setting.zone);
  check_time(faults, visit, setting.now);
  put_where(faults, out, asked, setting);
  visit.visited_by = visitors(faults, asked.visited_by, setting);
  put_service(faults, visit, asked.served, asked.post, setting);
  visit.needs = needs(faults, asked.needs.value_or(std::vector<std::string>{}), *setting.needs);
  put_words(faults, visit, asked.words.value_or(""));
  visit.promised = promises(faults, asked.promised.value_or(std::vector<NewPromise>{}), visit.day);
  visit.follow_up_on = asked.follow_up_on;
  if (visit.follow_up_on && *visit.follow_up_on < visit.day) faults.push_back({"follow_up_on", "visits.before_the_visit"});
  visit.programmes = asked.programmes.value_or(std::vector<std::string>{});
  if (visit.programmes.size() > max_programmes) faults.push_back({"programmes", "base.too_many", {{"max", std::to_string(max_programmes)}}});
  visit.app = shortened(asked.app.value_or(""), max_app);
  visit.entered_by = setting.asker;
  visit.received_at = setting.now;
  if (!faults.empty()) return invalid(std::move(faults));
  return out;
}

Result<Corrected> correct_visit(const Visit& before, const VisitEdit& edit, const VisitSetting& setting, bool may_always) {
  if (!may_always && !has_made(before, setting.asker.id)) return fail(Code::forbidden, "visits.correct_own");
  if (before.status == VisitStatus::void_) return fail(Code::conflict, "visits.is_void");
  if (!may_always && day_of(setting.now, setting.zone) - day_of(before.received_at, setting.zone) > correct_days)
    return fail(Code::conflict, "visits.correct_late", {{"days", std::to_string(correct_days)}});
  Corrected out{.visit = before};
  Visit& visit = out.visit;
  Faults faults;
  if (is_blank(edit.reason)) faults.push_back({"reason", "base.required"});
  else if (length_of(edit.reason) > max_reason) faults.push_back({"reason", "base.too_long", {{"max", std::to_string(max_reason)}}});
  if (edit.kind) visit.kind = *edit.kind;
  if (edit.kind && before.status != VisitStatus::disputed) visit.status = status_of(visit.kind);
  if (visit.household && needs_place(visit.kind)) faults.push_back({"kind", "visits.kind_needs_place"});
  if (!visit.household && needs_household(visit.kind)) faults.push_back({"kind", "visits.kind_needs_household"});
  if (edit.began_at) visit.began_at = *edit.began_at;
  if (edit.ended_at) visit.ended_at = *edit.ended_at;
  visit.day = day_of(visit.began_at, setting.zone);
  if (edit.began_at || edit.ended_at) check_time(faults, visit, setting.now);
  if (edit.visited_by) visit.visited_by = visitors(faults, edit.visited_by, setting);
  if (visit.kind != before.kind || edit.visited_by || edit.began_at || edit.served || edit.post) put_service(faults, visit, edit.served, edit.post, setting);
  if (edit.needs) visit.needs = needs(faults, *edit.needs, *setting.needs);
  if (edit.words) put_words(faults, visit, *edit.words);
  if (edit.promised) visit.promised = promises(faults, *edit.promised, visit.day);
  if (edit.no_follow_up.value_or(false)) visit.follow_up_on.reset();
  if (edit.follow_up_on) visit.follow_up_on = edit.follow_up_on;
  if (edit.void_.value_or(false)) visit.status = VisitStatus::void_;
  out.changes = changes_between(before, visit, setting.zone);
  if (faults.empty() && out.changes.empty()) faults.push_back({"", "visits.nothing_changes"});
  if (!faults.empty()) return invalid(std::move(faults));
  ++visit.version;
  return out;
}

Result<Visit> confirm_visit(const Visit& before, bool was_so, std::string words) {
  if (before.status == VisitStatus::void_) return fail(Code::conflict, "visits.is_void");
  if (before.confirmation == Confirmation::upheld || before.confirmation == Confirmation::dismissed)
    return fail(Code::conflict, "visits.settled_already");
  Visit visit = before;
  visit.confirmation = was_so ? Confirmation::confirmed : Confirmation::disputed;
  visit.status = was_so ? status_of(visit.kind) : VisitStatus::disputed;
  visit.confirmation_words = trimmed(words);
  if (length_of(visit.confirmation_words) > 500) return invalid_field("words", "base.too_long", {{"max", "500"}});
  if (visit.confirmation == before.confirmation && visit.confirmation_words == before.confirmation_words) return visit;
  ++visit.version;
  return visit;
}

Result<Visit> settle_visit(const Visit& before, bool upheld, const std::string& reason) {
  if (before.confirmation != Confirmation::disputed) return fail(Code::conflict, "visits.not_disputed");
  if (is_blank(reason)) return invalid_field("reason", "base.required");
  Visit visit = before;
  visit.confirmation = upheld ? Confirmation::upheld : Confirmation::dismissed;
  visit.status = upheld ? VisitStatus::void_ : status_of(visit.kind);
  ++visit.version;
  return visit;
}

}  // namespace lianxin::visits
