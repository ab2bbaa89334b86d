// The report of check-ins and services as the API shows it.
#pragma once

#include "features/visits/service_actions.h"
#include "platform/http/message.h"

namespace lianxin::visits {

// `limit` rows after the first `after`.
std::string write_service_report(const VisitBook&, const ServiceReport&, ServiceBy, std::size_t after, std::size_t limit, http::Language);

}  // namespace lianxin::visits
