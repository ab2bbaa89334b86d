// The assignment order as the paper form of domain §2.6 with its receipt half: a page of its own that fits one A4.
#pragma once

#include <string>

#include "features/tickets/order_sheet.h"
#include "features/tickets/ticket_json.h"
#include "platform/http/message.h"

namespace lianxin::tickets {

Result<OrderSheet> order_sheet(const Telling&, const ShownAssignment&);
std::string write_order_form(const OrderSheet&);
// Its style sheet, apart from it.
http::Reply order_form_style(const http::Request&);

}  // namespace lianxin::tickets
