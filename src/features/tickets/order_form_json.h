// The assignment order as the paper form of domain §2.6 with its receipt half: a page of its own that fits one A4.
#pragma once

#include <string>

#include "features/tickets/ticket_json.h"
#include "platform/http/message.h"

namespace lianxin::tickets {

Result<std::string> write_order_form(const Telling&, const ShownAssignment&);
// Its style sheet, apart from it.
http::Reply order_form_style(const http::Request&);

}  // namespace lianxin::tickets
