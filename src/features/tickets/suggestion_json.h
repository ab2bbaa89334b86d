// Suggestions as JSON.
#pragma once

#include <string>
#include <vector>

#include "features/tickets/suggestion_actions.h"
#include "features/tickets/ticket_json.h"

namespace lianxin::tickets {

Result<std::string> write_suggestions(const Telling&, const Suggestions&);
Result<std::string> write_similar(const Telling&, const std::vector<SimilarTicket>&);

}  // namespace lianxin::tickets
