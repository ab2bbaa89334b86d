#include "features/tickets/ticket_seed.h"

#include <algorithm>

#include "features/places/demo_unit.h"
#include "features/tickets/demo_life_seed.h"

namespace lianxin::tickets {
namespace {

constexpr int days_back = 90;
constexpr int lives_each_transaction = 250;

// Villages with the path of their county; 陈巴尔虎旗, where the demonstration's people work, counts ten times.
Result<std::vector<DemoPlace>> demo_villages(const db::Reader& r, const Desk& desk) {
  std::vector<DemoPlace> out;
  std::string chen;
  auto rows = TRY(r.list(
      "select v.code, v.path, v.short_name, c.path, c.code from places_facts v "
      "join places_facts c on c.partition = v.partition and c.level = 'county' and c.path = substr(v.path, 1, length(c.path)) "
      "where v.partition = $1 and v.level = 'village' and v.valid_to is null order by v.code",
      {desk.partition}, [](const db::Row& row) {
        return std::pair{DemoPlace{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)},
                         row.get<std::string>(4)};
      }));
  for (auto& [village, county] : rows) {
    const int times = county == places::demo_chen_banner ? 10 : 1;
    for (int i = 0; i < times; ++i) out.push_back(village);
  }
  return out;
}

// Some day of the last ninety, in office hours; more of them lately.
Moment begin_of(Dice& dice, const Desk& desk, Moment now) {
  const auto back = static_cast<int>(std::min(dice.roll(days_back), dice.roll(days_back)));
  const Day day = day_of(now, desk.zone) - back;
  const Moment begin = moment_at(day, desk.hours.begin_minute + static_cast<int>(dice.roll(520)), desk.zone);
  return std::min(begin, now - ms_per_hour / 2);
}

}  // namespace

Result<void> seed_tickets(db::Store& store, const Desk& desk, const Packs& packs, const SeedOptions& options) {
  const DemoTexts texts = TRY(read_demo_texts(packs));
  const auto there = TRY(store.reading([](db::Reader& r) { return r.integer("select count(*) from tickets", {}); }));
  if (there > 0) return {};
  const auto villages = TRY(store.reading([&](db::Reader& r) { return demo_villages(r, desk); }));
  if (villages.empty()) return Error{.code = Code::internal, .key = "base.internal", .detail = "the demonstration has no villages"};
  Dice dice(options.random_seed);
  int refused = 0;
  for (int first = 0; first < options.tickets; first += lives_each_transaction) {
    const Dice start = dice;
    refused += TRY(store.transact([&](db::Writer& w) -> Result<int> {
      dice = start;
      DemoCast cast(w, desk);
      DemoLife life(w, desk, cast, texts, dice, options.now);
      for (int i = first; i < std::min(options.tickets, first + lives_each_transaction); ++i) {
        const TicketId id{named_uuid("demo:ticket:" + std::to_string(options.random_seed) + ":" + std::to_string(i))};
        TRY(life.play(dice.pick(villages), begin_of(dice, desk, options.now), id));
      }
      return life.refused();
    }));
  }
  // The rules refuse what comes too late; if they refuse much, the stories are wrong.
  if (refused * 10 > options.tickets)
    return Error{.code = Code::internal, .key = "base.internal", .detail = std::to_string(refused) + " lives of the demonstration were refused"};
  return {};
}

}  // namespace lianxin::tickets
