// What a service may be, and its one ratio. Values in, values out.
#pragma once

#include "features/visits/service.h"
#include "features/visits/visit_rules.h"

namespace lianxin::visits {

constexpr std::int64_t most_served = 100'000;  // by one service

// Puts what was told of a service into the visit. Faults: "served" base.required, visits.served_out_of_range {max}; "visited_by[i]"
// visits.not_checked_in {name}; "post" visits.no_such_post; "served", "post" visits.only_of_service for any other kind.
void put_service(std::vector<FieldFault>&, Visit&, const std::optional<std::int64_t>& served, const std::optional<std::string>& post, const VisitSetting&);

// People served for each person-time of service, rounded half up to hundredths; nothing when nobody served (§1.5).
std::optional<double> served_per_service(std::int64_t served, std::int64_t person_times);

}  // namespace lianxin::visits
