#include "features/visits/visit_year_seed.h"

#include <algorithm>

#include "features/places/places.h"
#include "features/visits/credit_actions.h"
#include "features/visits/visit_seed_store.h"

namespace lianxin::visits {
namespace {

constexpr std::size_t visits_a_transaction = 3000;
constexpr int days_of_a_year = 365;

// Round `round` of a household: the day lies somewhere in the stretch between two rounds, another one for each household.
Visit visit_of(const HouseholdId& household, const places::Place& village, const people::PersonRef& who, int n, int round, const SeedOptions& options, Zone zone) {
  const int stretch = days_of_a_year / options.visits;
  const Day day = day_of(options.now, zone) - 1 - round * stretch - n * 7 % stretch;
  Visit out{.id = {named_uuid("year:" + to_text(household) + ":" + std::to_string(round))}, .kind = VisitKind::home, .household = household};
  out.place = village.code;
  out.path = village.now_path;
  out.day = day;
  out.began_at = moment_at(day, 9 * 60 + n % 480, zone);
  out.ended_at = out.began_at + 20 * ms_per_minute;
  out.received_at = out.began_at + 30 * ms_per_minute;
  out.needs = {n % 3 == 0 ? "water" : "fine"};
  out.visited_by = {who};
  out.entered_by = who;
  return out;
}

Result<std::vector<Visit>> year_of(const db::Reader& r, const VisitBook& book, const places::Place& village, const SeedOptions& options) {
  std::vector<Visit> out;
  if (TRY(store::has_visits(r, book.partition, village.now_path))) return out;
  const auto households = TRY(store::households_to_visit(r, book.partition, village.code));
  const auto team = TRY(store::team_to_visit(r, book.partition, village.code));
  if (team.empty()) return out;
  for (int round = options.visits - 1; round >= 0; --round)
    for (std::size_t i = 0; i < households.size(); ++i) {
      const int n = static_cast<int>(i);
      if ((n + round) % 11 == 5) continue;
      out.push_back(visit_of(households[i], village, team[i % team.size()], n, round, options, book.zone));
    }
  return out;
}

}  // namespace

Result<void> seed_year(db::Store& store, const VisitBook& book, const SeedOptions& options) {
  if (options.visits <= 0) return {};
  const auto villages = TRY(store.reading([&](db::Reader& r) -> Result<std::vector<places::Place>> {
    const auto root = TRY(places::find_place(r, book.partition, book.partition));
    if (!root) return std::vector<places::Place>{};
    auto all = TRY(places::places_below(r, book.partition, root->now_path));
    std::erase_if(all, [](const places::Place& place) { return place.level != "village"; });
    return all;
  }));
  for (const auto& village : villages) {
    const auto visits = TRY(store.reading([&](db::Reader& r) { return year_of(r, book, village, options); }));
    for (std::size_t begin = 0; begin < visits.size(); begin += visits_a_transaction)
      TRY(store.write_and_wait([&](db::Writer& w) -> Result<void> {
        for (std::size_t i = begin; i < std::min(visits.size(), begin + visits_a_transaction); ++i) {
          TRY(store::insert_visit(w, book.partition, visits[i], {}, {}));
          TRY(credit(w, book, visits[i], visits[i].received_at));
        }
        return {};
      }));
  }
  return {};
}

}  // namespace lianxin::visits
