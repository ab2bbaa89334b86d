#include "features/visits/service_actions.h"

#include "features/places/places.h"
#include "features/visits/service_store.h"

namespace lianxin::visits {
namespace {

Result<PathRange> range_seen(const db::Reader& r, const Doing& doing, const VisitBook& book, const std::optional<std::string>& code) {
  if (code) {
    const auto place = TRY(places::place_named(r, book.partition, *code));
    TRY(access::allow(doing.by, read_visits, read_visits, {.place_path = place.now_path}));
    return places::range_of(place.now_path);
  }
  const auto sight = access::sight_of(doing.by, read_visits);
  if (sight.ranges.empty()) return invalid_field("place", "base.required");
  return sight.ranges.front();
}

}  // namespace

Result<ServiceReport> service_report(const db::Reader& r, const Doing& doing, const VisitBook& book, const ServiceAsked& asked) {
  ServiceReport out{.span = {.places = TRY(range_seen(r, doing, book, asked.place))}};
  out.span.to = asked.to.value_or(day_of(doing.now, doing.zone));
  out.span.from = asked.from.value_or(Period::containing(PeriodKind::year, out.span.to).first());
  if (out.span.from > out.span.to) return invalid_field("from", "visits.from_after_to");
  out.total = TRY(store::service_total(r, book.partition, out.span));
  out.rows = TRY(store::service_rows(r, book.partition, out.span, asked.by));
  return out;
}

}  // namespace lianxin::visits
