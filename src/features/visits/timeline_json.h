// A household's line of time: visits, changes, requests and links, newest first.
#pragma once

#include <string>

#include "features/visits/visit_actions.h"
#include "platform/http/message.h"

namespace lianxin::visits {

// From position `after`, at most `limit`; for who sees the household.
Result<std::string> write_timeline(const db::Reader&, const Doing&, const VisitBook&, const households::Household&, std::size_t after, std::size_t limit,
                                   http::Language);

}  // namespace lianxin::visits
