#include "features/duties/duty_actions.h"

#include <algorithm>

#include "features/households/households.h"
#include "features/links/links.h"
#include "features/places/places.h"

namespace lianxin::duties {
namespace {

using store::Credit;

bool is_below(std::string_view path, std::string_view upper) { return places::range_of(upper).contains(path); }

// What a visit is credited to, by one rule.
class Crediting {
 public:
  Crediting(const VisitFacts& visit, const std::vector<store::SeatedIn>& teams, const std::vector<links::LiveLink>& linked)
      : visit_(visit), teams_(teams), linked_(linked) {}

  std::vector<Credit> by(const Rule& rule) const {
    const Period period = Period::containing(rule.period, visit_.day);
    if (!is_due(rule, period)) return {};
    switch (rule.kind) {
      case DutyKind::full_coverage: return coverage(rule, period);
      case DutyKind::each_link: return each_link(rule, period);
      case DutyKind::distinct_households: return distinct(rule, period);
      case DutyKind::events: return events(rule, period);
    }
    return {};
  }

 private:
  // A visit to a household is one to its village as well.
  std::vector<Credit> coverage(const Rule& rule, const Period& period) const {
    if (rule.to != SubjectKind::place && !visit_.household) return {};
    const std::string subject = rule.to == SubjectKind::place ? visit_.place : to_text(*visit_.household);
    for (const auto& team : teams_)
      if (team.level == rule.level && is_below(visit_.path, team.path)) return {{&rule, period, subject, team.team, visit_.path}};
    return {};
  }

  std::vector<Credit> each_link(const Rule& rule, const Period& period) const {
    std::vector<Credit> out;
    for (const auto& link : linked_) {
      if (link.level != rule.level || std::ranges::find(rule.link_kinds, link.kind) == rule.link_kinds.end()) continue;
      if (rule.to == SubjectKind::place && link.household) continue;
      if (rule.to == SubjectKind::household && !link.household) continue;
      out.push_back({&rule, period, to_text(link.id), "", link.path});
    }
    return out;
  }

  // To those whose own work the rule is: 4.32 asks it of members of teams of the level.
  std::vector<Credit> distinct(const Rule& rule, const Period& period) const {
    if (!visit_.household) return {};
    std::vector<Credit> out;
    for (const auto& person : visit_.visitors) {
      const auto seat = std::ranges::find_if(teams_, [&](const auto& team) { return team.person == person && team.level == rule.level; });
      if (seat != teams_.end()) out.push_back({&rule, period, to_text(person), to_text(*visit_.household), seat->path});
    }
    return out;
  }

  std::vector<Credit> events(const Rule& rule, const Period& period) const {
    if (visit_.kind != rule.event || visit_.household) return {};
    return {{&rule, period, visit_.place, "", visit_.path}};
  }

  const VisitFacts& visit_;
  const std::vector<store::SeatedIn>& teams_;
  const std::vector<links::LiveLink>& linked_;
};

// Of what level the place must be that the rule's subjects are; empty: they are no places.
std::string_view level_of_places(const Rule& rule) {
  if (rule.kind == DutyKind::events) return rule.level;
  return rule.kind == DutyKind::full_coverage && rule.to == SubjectKind::place ? village_level : std::string_view{};
}

// As it must be by what was done.
Result<store::State> state_by(const db::Reader& r, const Reckoning& reckoning, const Credit& credit, const std::optional<Subject>& subject, const Done& done) {
  store::State out{.path = credit.path, .attempts = done.attempts, .visits = done.visits, .phones = done.phones};
  if (credit.rule->kind == DutyKind::distinct_households) out.done = TRY(store::bodies_met(r, reckoning.partition, credit));
  else out.done = done_of(*credit.rule, done, reckoning.cadences.attempts_and_phone_count);
  const bool is_in = !subject || (is_owed(*subject, credit.period) && !subject->away);
  out.counted = is_in && out.done >= credit.rule->minimum;
  return out;
}

// What was done for the subject, with one more: counted up, but for different days, which are looked for.
Result<Done> with_one_more(const db::Reader& r, const Reckoning& reckoning, const Credit& credit, const store::State& before, Bearing bearing) {
  if (credit.rule->measure == Measure::days) return store::done_for(r, reckoning.partition, credit);
  Done out{.visits = before.visits, .attempts = before.attempts, .phones = before.phones};
  ++(bearing == Bearing::counts ? out.visits : bearing == Bearing::attempt ? out.attempts : out.phones);
  return out;
}

Result<std::optional<Subject>> subject_of(const db::Reader& r, const Reckoning& reckoning, const Credit& credit) {
  if (credit.rule->kind == DutyKind::full_coverage && credit.rule->to != SubjectKind::place)
    return store::household_subject(r, reckoning.partition, credit.subject, reckoning.zone);
  if (credit.rule->kind == DutyKind::each_link) return store::link_subject(r, reckoning.partition, credit.subject);
  return std::optional<Subject>{};
}

// Adds what a visit is worth, and works out how the subject stands.
Result<store::State> add(db::Writer& w, const Reckoning& reckoning, const Credit& credit, const VisitFacts& visit) {
  const auto before = TRY(store::hold_state(w, reckoning.partition, *credit.rule, credit.period, credit.subject, credit.path));
  if (!TRY(store::add_credit(w, reckoning.partition, credit, visit.visit, visit.day, visit.bearing))) return before;
  const Done done = TRY(with_one_more(w, reckoning, credit, before, visit.bearing));
  store::State after = TRY(state_by(w, reckoning, credit, TRY(subject_of(w, reckoning, credit)), done));
  after.last_on = before.last_on && *before.last_on > visit.day ? before.last_on : std::optional(visit.day);
  TRY(store::put_state(w, reckoning.partition, *credit.rule, credit.period, credit.subject, before, after));
  return after;
}

// Works out again how the subject stands, by what is in the database; its path stays unless another is given.
Result<void> work_out(db::Writer& w, const Reckoning& reckoning, const Rule& rule, const Period& period, std::string_view subject, std::string_view path = {}) {
  const auto before = TRY(store::hold_state(w, reckoning.partition, rule, period, subject, path));
  const Credit credit{&rule, period, std::string(subject), "", path.empty() ? before.path : std::string(path)};
  store::State after = TRY(state_by(w, reckoning, credit, TRY(subject_of(w, reckoning, credit)), TRY(store::done_for(w, reckoning.partition, credit))));
  after.last_on = before.last_on;
  return store::put_state(w, reckoning.partition, rule, period, subject, before, after);
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
  const Crediting crediting(visit, teams, linked);
  std::vector<Credited> out;
  for (const Rule& rule : reckoning.cadences.rules) {
    auto credits = crediting.by(rule);
    if (const auto level = level_of_places(rule); !level.empty() && !credits.empty() && !TRY(store::is_of_level(w, reckoning.partition, visit.place, level)))
      credits.clear();
    for (const Credit& one : credits) {
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
