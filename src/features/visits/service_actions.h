// The report of check-ins and services, for who sees all of the place.
#pragma once

#include "features/visits/service.h"
#include "features/visits/visit_actions.h"

namespace lianxin::visits {

struct ServiceAsked {
  std::optional<std::string> place{};  // the highest one the asker sees whole when missing
  std::optional<Day> from{};           // the first of January of the year of `to` when missing
  std::optional<Day> to{};             // today when missing
  ServiceBy by = ServiceBy::place;
};
struct ServiceReport {
  ServiceSpan span{};
  ServiceRow total{};
  std::vector<ServiceRow> rows{};
};
// not_found outside the asker's sight; "place" base.required for who sees no place whole; "from" visits.from_after_to.
Result<ServiceReport> service_report(const db::Reader&, const Doing&, const VisitBook&, const ServiceAsked&);

}  // namespace lianxin::visits
