// Problem 问题: what many voices are about, carried by a ticket of its own kind, so that order, clocks and answer are those of
// every request (domain §2.5, 4.38–4.45). Its voices are the tickets linked to it.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "features/tickets/ticket.h"

namespace lianxin::problems {

constexpr std::size_t max_voices_at_once = 500;

struct ProblemNew {
  std::optional<tickets::TicketId> id{};
  std::string title{};
  std::string text{};   // in the people's own words as far as possible; never softer than they are (E10)
  std::string place{};  // the smallest one that holds all of it
  std::string category{};
  tickets::Urgency urgency = tickets::Urgency::normal;
  tickets::Difficulty difficulty = tickets::Difficulty::medium;
  std::vector<tickets::TicketId> tickets{};  // its first voices
};

struct Gathered {
  tickets::Ticket problem{};
  int linked = 0;  // now
  int kept = 0;    // were so already
};

}  // namespace lianxin::problems
