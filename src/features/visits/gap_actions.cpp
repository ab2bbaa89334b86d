#include "features/visits/gap_actions.h"

#include <algorithm>

#include "features/places/places.h"
#include "features/visits/gap_store.h"

namespace lianxin::visits {
namespace {

constexpr std::int64_t ticket_waits_ms = 3 * ms_per_day;  // before somebody has to have been told

Result<std::vector<Gap>> gaps_in(const db::Reader& r, const Doing& doing, const VisitBook& book, GapList list, const PathRange& range) {
  const Day today = day_of(doing.now, doing.zone);
  const Day since = Period::containing(PeriodKind::two_months, today).first();
  switch (list) {
    case GapList::cadres: return store::idle_cadres(r, book.partition, range, since, today);
    case GapList::visits: return store::empty_visits(r, book.partition, range, since);
    case GapList::households: return store::unlinked_households(r, book.partition, range, today, doing.now - store::new_days * ms_per_day);
    case GapList::items: break;
  }
  auto out = TRY(store::unowned_tickets(r, book.partition, range, doing.now - ticket_waits_ms, doing.zone));
  const auto desk = TRY(book.desk->at(r));
  std::erase_if(out, [&](const Gap& gap) { return !tickets::show_ticket(r, doing.by, *desk, tickets::TicketId{*gap.ticket}).has_value(); });
  return out;
}

}  // namespace

Result<std::vector<Gap>> list_gaps(const db::Reader& r, const Doing& doing, const VisitBook& book, GapList list, const std::optional<std::string>& place) {
  const auto all = places::range_of(TRY(places::place_named(r, book.partition, place.value_or(book.partition))).now_path);
  std::vector<Gap> out;
  for (const auto& seen : access::sight_of(doing.by, read_visits).ranges) {
    const PathRange within{std::max(all.begin, seen.begin), std::min(all.end, seen.end)};
    if (within.begin >= within.end) continue;
    for (auto& gap : TRY(gaps_in(r, doing, book, list, within))) out.push_back(std::move(gap));
  }
  return out;
}

}  // namespace lianxin::visits
