#include "features/visits/visit_year_seed.h"

#include <algorithm>

#include "features/places/places.h"
#include "features/visits/credit_actions.h"
#include "features/visits/visit_seed_store.h"

namespace lianxin::visits {
namespace {

constexpr std::size_t homes_a_transaction = 30'000;
constexpr int days_of_a_year = 365;

struct Village {
  places::Place place{};
  std::vector<people::PersonRef> team{};
};

// A household, and where it stands in its village.
struct Home {
  HouseholdId household{};
  std::uint32_t village = 0;
  std::int32_t n = 0;
};

// The next round of all is put behind the one before, each in the order of the households: rows that come in the order of the keys
// are put where the last ones were, not all over a table of millions.
VisitId id_of(const HouseholdId& household, int round_of_year) {
  Uuid out = household.value;
  std::ranges::move_backward(out.bytes.begin(), out.bytes.end() - 1, out.bytes.end());
  out.bytes[0] = static_cast<std::uint8_t>(round_of_year);
  out.bytes[6] = static_cast<std::uint8_t>(0x80 | (out.bytes[6] & 0x0f));  // of a kind of our own (RFC 9562 §5.8)
  out.bytes[8] = static_cast<std::uint8_t>(0x80 | (out.bytes[8] & 0x3f));
  return {out};
}

// Round `round` of a household, counted backwards: the day lies somewhere in the stretch between two rounds, another one for each
// household.
Visit visit_of(const Home& home, const Village& village, int round, const SeedOptions& options, Zone zone) {
  const int stretch = days_of_a_year / options.visits;
  const Day day = day_of(options.now, zone) - 1 - round * stretch - home.n * 7 % stretch;
  const auto& who = village.team[static_cast<std::size_t>(home.n) % village.team.size()];
  Visit out{.id = id_of(home.household, options.visits - round), .kind = VisitKind::home, .household = home.household};
  out.place = village.place.code;
  out.path = village.place.now_path;
  out.day = day;
  out.began_at = moment_at(day, 9 * 60 + home.n % 480, zone);
  out.ended_at = out.began_at + 20 * ms_per_minute;
  out.received_at = out.began_at + 30 * ms_per_minute;
  out.needs = {home.n % 3 == 0 ? "water" : "fine"};
  out.visited_by = {who};
  out.entered_by = who;
  return out;
}

struct Prefecture {
  std::vector<Village> villages{};
  std::vector<Home> homes{};  // in the order of their ids
};

Result<Prefecture> prefecture_of(const db::Reader& r, const VisitBook& book) {
  Prefecture out;
  const auto root = TRY(places::find_place(r, book.partition, book.partition));
  if (!root) return out;
  for (auto& place : TRY(places::places_below(r, book.partition, root->now_path))) {
    if (place.level != "village" || TRY(store::has_visits(r, book.partition, place.now_path))) continue;
    auto team = TRY(store::team_to_visit(r, book.partition, place.code));
    if (team.empty()) continue;
    std::int32_t n = 0;
    for (const auto& household : TRY(store::households_to_visit(r, book.partition, place.code)))
      out.homes.push_back({household, static_cast<std::uint32_t>(out.villages.size()), n++});
    out.villages.push_back({std::move(place), std::move(team)});
  }
  std::ranges::sort(out.homes, {}, &Home::household);
  return out;
}

}  // namespace

Result<void> seed_year(db::Store& store, const VisitBook& book, const SeedOptions& options) {
  if (options.visits <= 0) return {};
  TRY(store.gather_statistics());  // the households came just now: without it each village is looked for among all
  const auto prefecture = TRY(store.reading([&](db::Reader& r) { return prefecture_of(r, book); }));
  const std::size_t all = prefecture.homes.size();
  duties::ManyCredits credits(*book.reckoning);
  for (int round = options.visits - 1; round >= 0; --round)
    for (std::size_t begin = 0; begin < all; begin += homes_a_transaction) {
      std::vector<Visit> visits;
      std::vector<duties::VisitFacts> facts;
      for (std::size_t i = begin; i < std::min(all, begin + homes_a_transaction); ++i) {
        const Home& home = prefecture.homes[i];
        if ((home.n + round) % 11 == 5) continue;
        visits.push_back(visit_of(home, prefecture.villages[home.village], round, options, book.zone));
        facts.push_back(facts_of(visits.back()));
      }
      TRY(store.write_and_wait([&](db::Writer& w) -> Result<void> {
        TRY(store::insert_visits(w, book.partition, visits));
        return credits.credit(w, facts, options.now);
      }));
    }
  return {};
}

}  // namespace lianxin::visits
