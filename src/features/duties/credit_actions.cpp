#include <algorithm>

#include "features/duties/crediting_actions.h"
#include "features/households/households.h"
#include "features/links/links.h"

namespace lianxin::duties {
namespace {

using store::Credit;

// What was done for the subject, with one more: counted up, but for different days, which are looked for.
Result<Done> with_one_more(const db::Reader& r, const Reckoning& reckoning, const Credit& credit, const store::State& before, Bearing bearing) {
  if (credit.rule->measure == Measure::days) return store::done_for(r, reckoning.partition, credit);
  Done out{.visits = before.visits, .attempts = before.attempts, .phones = before.phones};
  ++(bearing == Bearing::counts ? out.visits : bearing == Bearing::attempt ? out.attempts : out.phones);
  return out;
}

// Adds what a visit is worth, and works out how the subject stands.
Result<store::State> add(db::Writer& w, const Reckoning& reckoning, const Credit& credit, const VisitFacts& visit) {
  const auto before = TRY(store::hold_state(w, reckoning.partition, *credit.rule, credit.period, credit.subject, credit.path));
  if (!TRY(store::add_credit(w, reckoning.partition, credit, visit.visit, visit.day, visit.bearing))) return before;
  const Done done = TRY(with_one_more(w, reckoning, credit, before, visit.bearing));
  store::State after = TRY(state_by(w, reckoning, credit, done));
  after.last_on = before.last_on && *before.last_on > visit.day ? before.last_on : std::optional(visit.day);
  TRY(store::put_state(w, reckoning.partition, *credit.rule, credit.period, credit.subject, before, after));
  return after;
}

Result<void> reconsider(db::Writer& w, const Reckoning& reckoning, std::string_view id, std::string_view path, DutyKind kind) {
  for (const auto& standing : TRY(store::states_of(w, reckoning.partition, id))) {
    const Rule* rule = reckoning.cadences.find(standing.rule);
    if (!rule || rule->kind != kind) continue;
    TRY(work_out(w, reckoning, *rule, standing.period, id, path));
  }
  return {};
}

}  // namespace

Result<std::vector<Credited>> credit(db::Writer& w, const Reckoning& reckoning, const VisitFacts& visit, Moment now) {
  if (visit.bearing == Bearing::counts) TRY(remember_last(w, reckoning, visit, now));
  const auto teams = TRY(store::teams_of(w, reckoning.partition, visit.visitors, visit.day));
  const auto linked = TRY(links::links_credited(w, reckoning.partition, visit.visitors, visit.household, visit.place, visit.day));
  std::vector<Credited> out;
  for (const Rule& rule : reckoning.cadences.rules) {
    for (const Credit& one : TRY(credits_by(w, reckoning, rule, visit, teams, linked))) {
      const auto state = TRY(add(w, reckoning, one, visit));
      if (visit.bearing == Bearing::counts) out.push_back({rule.id, one.period, state.done, rule.minimum});
    }
  }
  return out;
}

Result<void> uncredit(db::Writer& w, const Reckoning& reckoning, const VisitFacts& visit, Moment now) {
  TRY(store::remove_last_visit(w, reckoning.partition, visit.household ? to_text(*visit.household) : visit.place, visit.visit, now));
  for (const auto& gone : TRY(store::remove_credits(w, reckoning.partition, visit.visit))) {
    const Rule* rule = reckoning.cadences.find(gone.rule);
    if (!rule) continue;
    TRY(work_out(w, reckoning, *rule, gone.period, gone.subject));
  }
  return {};
}

Result<void> remember_last(db::Writer& w, const Reckoning& reckoning, const VisitFacts& visit, Moment now) {
  const store::LastVisit last{visit.household ? to_text(*visit.household) : visit.place, visit.path, visit.day, visit.visit, visit.needs, visit.promised};
  return store::put_last_visit(w, reckoning.partition, last, now);
}

Result<void> reconsider_household(db::Writer& w, const Reckoning& reckoning, HouseholdId id) {
  const auto household = TRY(households::find_household(w, reckoning.partition, id));
  if (!household) return {};
  const std::string subject = to_text(id);
  TRY(reconsider(w, reckoning, subject, household->path, DutyKind::full_coverage));
  for (const auto& link : TRY(store::links_of(w, reckoning.partition, subject))) TRY(reconsider(w, reckoning, link.id, link.path, DutyKind::each_link));
  if (!household->successor) return {};
  for (const Rule& rule : reckoning.cadences.rules) {
    if (rule.kind != DutyKind::distinct_households) continue;
    for (const auto& person : TRY(store::follow_lineage(w, reckoning.partition, rule, subject, to_text(*household->successor))))
      TRY(work_out(w, reckoning, rule, person.period, person.subject));
  }
  return {};
}

Result<void> reconsider_link(db::Writer& w, const Reckoning& reckoning, std::string_view id) {
  const auto link = TRY(store::find_link(w, reckoning.partition, id));
  if (!link) return {};
  return reconsider(w, reckoning, link->id, link->path, DutyKind::each_link);
}

}  // namespace lianxin::duties
