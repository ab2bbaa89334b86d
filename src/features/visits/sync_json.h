#pragma once

#include <string>

#include "features/visits/sync_actions.h"

namespace lianxin::visits {

std::string write_sync(const SyncAnswer&, const Doing&, const VisitBook&, http::Language);

}  // namespace lianxin::visits
