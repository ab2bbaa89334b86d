#include "features/duties/crediting_actions.h"

#include <algorithm>

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

Result<std::optional<Subject>> subject_of(const db::Reader& r, const Reckoning& reckoning, const Credit& credit) {
  if (credit.rule->kind == DutyKind::full_coverage && credit.rule->to != SubjectKind::place)
    return store::household_subject(r, reckoning.partition, credit.subject, reckoning.zone);
  if (credit.rule->kind == DutyKind::each_link) return store::link_subject(r, reckoning.partition, credit.subject);
  return std::optional<Subject>{};
}

}  // namespace

Result<std::vector<Credit>> credits_by(const db::Reader& r, const Reckoning& reckoning, const Rule& rule, const VisitFacts& visit,
                                       const std::vector<store::SeatedIn>& teams, const std::vector<links::LiveLink>& linked) {
  auto out = Crediting(visit, teams, linked).by(rule);
  if (const auto level = level_of_places(rule); !level.empty() && !out.empty() && !TRY(store::is_of_level(r, reckoning.partition, visit.place, level))) out.clear();
  return out;
}

Result<store::State> state_by(const db::Reader& r, const Reckoning& reckoning, const Credit& credit, const Done& done) {
  const auto subject = TRY(subject_of(r, reckoning, credit));
  store::State out{.path = credit.path, .attempts = done.attempts, .visits = done.visits, .phones = done.phones};
  if (credit.rule->kind == DutyKind::distinct_households) out.done = TRY(store::bodies_met(r, reckoning.partition, credit));
  else out.done = done_of(*credit.rule, done, reckoning.cadences.attempts_and_phone_count);
  const bool is_in = !subject || (is_owed(*subject, credit.period) && !subject->away);
  out.counted = is_in && out.done >= credit.rule->minimum;
  return out;
}

Result<void> work_out(db::Writer& w, const Reckoning& reckoning, const Rule& rule, const Period& period, std::string_view subject, std::string_view path,
                      std::optional<Day> on) {
  const auto before = TRY(store::hold_state(w, reckoning.partition, rule, period, subject, path));
  const Credit credit{&rule, period, std::string(subject), "", path.empty() ? before.path : std::string(path)};
  store::State after = TRY(state_by(w, reckoning, credit, TRY(store::done_for(w, reckoning.partition, credit))));
  after.last_on = std::max(before.last_on, on);
  return store::put_state(w, reckoning.partition, rule, period, subject, before, after);
}

}  // namespace lianxin::duties
