// Questions about visits as the API shows them.
#pragma once

#include "features/visits/signal_actions.h"
#include "platform/http/message.h"

namespace lianxin::visits {

std::string write_signals(const std::vector<AskedAbout>&, std::size_t after, std::size_t limit, const Doing&, http::Language);

}  // namespace lianxin::visits
