// What was found as JSON, by the names of docs/openapi.yaml.
#pragma once

#include <string>

#include "features/search/search_actions.h"
#include "platform/http/message.h"

namespace lianxin::search {

Result<std::string> write_results(const db::Reader&, const tickets::Desk&, const Results&, http::Language);

}  // namespace lianxin::search
