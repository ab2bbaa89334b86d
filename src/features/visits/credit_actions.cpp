#include "features/visits/credit_actions.h"

#include "features/visits/visit_rules.h"
#include "platform/json/json.h"

namespace lianxin::visits {
namespace {

// A service is no visit that anybody owes.
bool is_credited(const Visit& v) { return v.kind != VisitKind::service && (v.status == VisitStatus::held || v.status == VisitStatus::attempt); }

// The one before is the last again.
Result<void> put_last(db::Writer& w, const VisitBook& book, const Visit& v, Moment now) {
  const auto last = TRY(store::last_counting(w, book.partition, v.household, v.place));
  if (!last) return {};
  return duties::remember_last(w, *book.reckoning, facts_of(*last), now);
}

}  // namespace

duties::VisitFacts facts_of(const Visit& v) {
  duties::VisitFacts out{.visit = v.id.value, .household = v.household, .place = v.place, .path = v.path, .day = v.day};
  out.bearing = bearing_of(v.kind);
  out.kind = name_of(v.kind);
  for (const auto& person : v.visited_by) out.visitors.push_back(person.id);
  out.needs = json::write(v.needs);
  out.promised = json::write(v.promised);
  return out;
}

Result<std::vector<duties::Credited>> credit(db::Writer& w, const VisitBook& book, const Visit& visit, Moment now) {
  if (!is_credited(visit)) return std::vector<duties::Credited>{};
  return duties::credit(w, *book.reckoning, facts_of(visit), now);
}

Result<void> credit_again(db::Writer& w, const VisitBook& book, const Visit& before, const Visit& after, Moment now) {
  if (is_credited(before)) TRY(duties::uncredit(w, *book.reckoning, facts_of(before), now));
  TRY(credit(w, book, after, now));
  return put_last(w, book, before, now);
}

}  // namespace lianxin::visits
