// GET /api/v1/search.
#pragma once

#include <memory>

#include "features/search/search_actions.h"
#include "platform/http/router.h"

namespace lianxin::search {

void mount_search(http::Router&, std::shared_ptr<const tickets::DeskSource>, std::shared_ptr<const ledgers::LedgerBook>);

}  // namespace lianxin::search
