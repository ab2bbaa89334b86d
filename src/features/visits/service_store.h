// Figures of check-ins and services out of their rows.
#pragma once

#include <vector>

#include "features/visits/service.h"
#include "platform/db/db.h"

namespace lianxin::visits::store {

// By the name of the place or unit, or the key of the post; what has nothing to count is left out.
Result<std::vector<ServiceRow>> service_rows(const db::Reader&, std::string_view partition, const ServiceSpan&, ServiceBy);
Result<ServiceRow> service_total(const db::Reader&, std::string_view partition, const ServiceSpan&);

}  // namespace lianxin::visits::store
