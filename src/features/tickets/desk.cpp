#include "features/tickets/desk.h"

namespace lianxin::tickets {

const PackItem* PackList::find(std::string_view code) const {
  for (const PackItem& item : items) {
    if (item.code == code) return &item;
  }
  return nullptr;
}

std::vector<std::string> PackList::codes() const {
  std::vector<std::string> out;
  for (const PackItem& item : items) out.push_back(item.code);
  return out;
}

std::string number_text(std::string_view pattern, std::string_view whose, int year, std::int64_t n, int digits) {
  std::string figure = std::to_string(n);
  if (figure.size() < static_cast<std::size_t>(digits)) figure.insert(0, static_cast<std::size_t>(digits) - figure.size(), '0');
  std::string out(pattern);
  const auto fill = [&](std::string_view name, std::string_view value) {
    if (const auto at = out.find(name); at != std::string::npos) out.replace(at, name.size(), value);
  };
  fill("{prefix}", whose);
  fill("{place}", whose);
  fill("{yyyy}", std::to_string(year));
  fill("{n}", figure);
  return out;
}

TicketPolicy Desk::policy() const {
  TicketPolicy out;
  out.limits = &limits;
  out.calendar = &calendar;
  out.codes = &codes;
  out.hours = hours;
  out.zone = zone;
  return out;
}

}  // namespace lianxin::tickets
