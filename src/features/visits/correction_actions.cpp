#include <algorithm>

#include "features/people/people.h"
#include "features/visits/visit_actions.h"
#include "features/visits/credit_actions.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct CorrectedDetail {
  VisitKind kind{};
  VisitStatus status{};
  Day day{};
  std::optional<std::string> reason{};
  std::vector<std::string> fields{};  // which ones changed
};
BOOST_DESCRIBE_STRUCT(CorrectedDetail, (), (kind, status, day, reason, fields))

namespace {

bool may_always(const Actor& by, const Visit& v) { return access::may(by, settle_visits, {.place_path = v.path}); }

std::vector<PersonId> ids_of(const std::vector<people::PersonRef>& people) {
  std::vector<PersonId> out;
  for (const auto& person : people) out.push_back(person.id);
  return out;
}

bool has_made(const Actor& by, const Visit& v) {
  if (by.person.is_nil()) return false;
  return v.entered_by.id == by.person || std::ranges::find(v.visited_by, by.person, &people::PersonRef::id) != v.visited_by.end();
}

Result<void> put(db::Writer& w, const Doing& doing, const VisitBook& book, const Visit& before, const Visit& after, std::string_view what,
                 const std::string& reason, std::vector<FieldChange> changes) {
  CorrectedDetail detail{after.kind, after.status, after.day, reason.empty() ? std::nullopt : std::optional(reason), {}};
  for (const auto& change : changes) detail.fields.push_back(change.field);
  TRY(store::save_visit(w, book.partition, after, doing.now));
  TRY(store::put_version(w, book.partition, after.id, {after.version, doing.now, {doing.by.person, doing.by.name}, reason, std::move(changes)}));
  TRY(credit_again(w, book, before, after, doing.now));
  const std::string kind = "visit." + std::string(what);
  return journal::record(w, doing, {.kind = kind, .subject_kind = "visit", .subject = to_text(after.id), .place_path = after.path,
                                    .detail = json::write(detail)});
}

std::vector<FieldChange> spoken(const Visit& before, const Visit& after) {
  std::vector<FieldChange> out{{"confirmation", std::string(name_of(before.confirmation)), std::string(name_of(after.confirmation))}};
  if (before.status != after.status) out.push_back({"status", std::string(name_of(before.status)), std::string(name_of(after.status))});
  return out;
}

}  // namespace

Result<void> correct(db::Writer& w, const Doing& doing, const VisitBook& book, VisitId id, const VisitEdit& edit, std::int64_t version) {
  const Visit before = TRY(show_visit(w, book, doing.by, id)).visit;
  if (version != before.version) return fail(Code::stale, "base.stale");
  VisitSetting setting{.now = doing.now, .zone = doing.zone, .asker = {doing.by.person, doing.by.name}, .needs = &book.needs, .posts = &book.links->packs.posts};
  if (edit.visited_by) setting.people = TRY(people::person_refs(w, book.partition, *edit.visited_by));
  if (edit.kind.value_or(before.kind) == VisitKind::service) {
    const Day day = day_of(edit.began_at.value_or(before.began_at), doing.zone);
    setting.check_ins = TRY(links::check_ins(w, book.partition, edit.visited_by.value_or(ids_of(before.visited_by)), before.path, day));
  }
  auto corrected = TRY(correct_visit(before, edit, setting, may_always(doing.by, before)));
  const bool voided = corrected.visit.status == VisitStatus::void_;
  return put(w, doing, book, before, corrected.visit, voided ? "voided" : "corrected", edit.reason, std::move(corrected.changes));
}

Result<void> settle(db::Writer& w, const Doing& doing, const VisitBook& book, VisitId id, bool upheld, const std::string& reason) {
  const Visit before = TRY(show_visit(w, book, doing.by, id)).visit;
  if (!may_always(doing.by, before)) return fail(Code::forbidden, "base.forbidden");
  // Nobody judges his own visit.
  if (has_made(doing.by, before)) return fail(Code::forbidden, "visits.own_dispute");
  const Visit after = TRY(settle_visit(before, upheld, reason));
  return put(w, doing, book, before, after, "settled", reason, spoken(before, after));
}

Result<Visit> confirm(db::Writer& w, const Doing& doing, const VisitBook& book, const Visit& before, bool was_so, const std::string& words) {
  Visit after = TRY(confirm_visit(before, was_so, words));
  if (after.version == before.version) return after;
  TRY(put(w, doing, book, before, after, was_so ? "confirmed" : "disputed", "", spoken(before, after)));
  return after;
}

bool hears_household(const Actor& by, const Visit& v) {
  const access::Verb hearing{.name = "visit.hear", .roles = {Role::office, Role::inspector}};
  return access::may(by, hearing, {.place_path = v.path}) && !has_made(by, v);
}

std::vector<std::string> next_of(const Doing& doing, const Visit& v) {
  std::vector<std::string> out;
  const bool office = may_always(doing.by, v);
  const bool early = day_of(doing.now, doing.zone) - day_of(v.received_at, doing.zone) <= correct_days;
  if (v.status != VisitStatus::void_ && (office || (has_made(doing.by, v) && early))) out.emplace_back("correct");
  if (v.confirmation == Confirmation::disputed && office && !has_made(doing.by, v)) out.emplace_back("settle");
  return out;
}

}  // namespace lianxin::visits
