#include "features/duties/many_credit_actions.h"

#include <algorithm>
#include <tuple>

#include "features/duties/crediting_actions.h"
#include "features/duties/many_credit_store.h"
#include "features/links/links.h"

namespace lianxin::duties {
namespace {

// What was done for one subject of a rule in a period.
struct Sum {
  std::string path{};
  Done done{};
  std::set<Day> days{};
  Day last_on{};
};
using Sums = std::map<std::tuple<const Rule*, Period, std::string>, Sum>;

Sums sums_of(const std::vector<store::Worth>& all) {
  Sums out;
  for (const auto& [credit, visit, day, bearing] : all) {
    Sum& sum = out[{credit.rule, credit.period, credit.subject}];
    sum.path = credit.path;
    sum.last_on = std::max(sum.last_on, day);
    if (bearing == Bearing::counts) {
      ++sum.done.visits;
      sum.days.insert(day);
      sum.done.days = static_cast<int>(sum.days.size());
    } else {
      ++(bearing == Bearing::attempt ? sum.done.attempts : sum.done.phones);
    }
  }
  return out;
}

Result<void> put_states(db::Writer& w, const Reckoning& reckoning, const Sums& sums) {
  std::vector<store::NewState> all;
  for (const auto& [key, sum] : sums) {
    const auto& [rule, period, subject] = key;
    store::NewState one{rule, period, subject, TRY(state_by(w, reckoning, {rule, period, subject, "", sum.path}, sum.done))};
    one.state.last_on = sum.last_on;
    all.push_back(std::move(one));
  }
  for (const auto* there : TRY(store::add_states(w, reckoning.partition, all)))
    TRY(work_out(w, reckoning, *there->rule, there->period, there->subject, there->state.path, there->state.last_on));
  return {};
}

Result<void> put_last_visits(db::Writer& w, const Reckoning& reckoning, std::span<const VisitFacts> visits, Moment now) {
  std::map<std::string, const VisitFacts*> last;
  for (const VisitFacts& visit : visits) {
    if (visit.bearing != Bearing::counts) continue;
    const VisitFacts*& held = last[visit.household ? to_text(*visit.household) : visit.place];
    if (!held || held->day <= visit.day) held = &visit;
  }
  std::vector<store::LastVisit> all;
  for (const auto& [subject, visit] : last) all.push_back({subject, visit->path, visit->day, visit->visit, visit->needs, visit->promised});
  return store::put_last_visits(w, reckoning.partition, all, now);
}

}  // namespace

Result<void> ManyCredits::credit(db::Writer& w, std::span<const VisitFacts> visits, Moment now) {
  TRY(put_last_visits(w, reckoning_, visits, now));
  std::vector<store::Worth> all;
  for (const VisitFacts& visit : visits) {
    const auto teams = TRY(teams_of(w, visit));
    const auto linked = TRY(links_of(w, visit));
    for (const Rule& rule : reckoning_.cadences.rules)
      for (auto& one : TRY(credits_by(w, reckoning_, rule, visit, teams, linked))) all.push_back({std::move(one), visit.visit, visit.day, visit.bearing});
  }
  TRY(store::add_credits(w, reckoning_.partition, all));
  return put_states(w, reckoning_, sums_of(all));
}

Result<std::vector<store::SeatedIn>> ManyCredits::teams_of(const db::Reader& r, const VisitFacts& visit) {
  std::vector<store::SeatedIn> out;
  for (const auto& person : visit.visitors) {
    auto known = seats_.find(person);
    if (known == seats_.end()) known = seats_.emplace(person, TRY(store::seats_of(r, reckoning_.partition, {person}))).first;
    std::ranges::copy(known->second, std::back_inserter(out));
  }
  return store::on_day(std::move(out), visit.day);
}

Result<std::vector<links::LiveLink>> ManyCredits::links_of(const db::Reader& r, const VisitFacts& visit) {
  if (!linked_places_) linked_places_ = TRY(links::linked_places(r, reckoning_.partition));
  if (!linked_places_->contains(visit.place)) return std::vector<links::LiveLink>{};
  return links::links_credited(r, reckoning_.partition, visit.visitors, visit.household, visit.place, visit.day);
}

}  // namespace lianxin::duties
