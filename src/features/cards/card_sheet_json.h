// Cards as pages to print: A6, four on a sheet of A4, their backs on the next page.
#pragma once

#include <string>
#include <vector>

#include "features/cards/card_actions.h"
#include "platform/http/call.h"

namespace lianxin::cards {

// A card with the drawing of its QR code.
struct CardFace {
  PrintedCard card{};
  std::string qr{};  // one <svg>
};

// In Chinese, for the houses they hang in.
std::string write_sheets(const CardBook&, const std::vector<CardFace>&);
http::Reply sheet_style(const http::Request&);

}  // namespace lianxin::cards
