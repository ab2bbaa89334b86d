// Voice: what the machine says of a ticket: which category, whose copy, together with which others. A suggestion with its reasons;
// people decide (E8).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/named.h"
#include "features/tickets/ticket.h"

namespace lianxin::voices {

using tickets::TicketId;

struct Proposal {
  std::string category{};  // code
  double probability = 0;
  friend bool operator==(const Proposal&, const Proposal&) = default;
};
BOOST_DESCRIBE_STRUCT(Proposal, (), (category, probability))

// What is odd about a text; it is shown, nothing is dropped.
enum class Flag {
  empty,     // not one letter or character
  broken,    // bytes that are no text, or the marks left by a wrong encoding
  page,      // pieces of a web page stand in it
  repeated,  // a block of it stands there twice
  marker,    // marks that a program which exported it left
  junk,      // advertising was put in between
};
BOOST_DESCRIBE_ENUM(Flag, empty, broken, page, repeated, marker, junk)

// Of a text, whoever said it.
struct Judged {
  std::int64_t model = 0;             // version; 0: there was none
  std::vector<Proposal> proposals{};  // the likeliest first, at most 3; codes of the tree only
  bool is_sure = false;               // the first is right in 95 of 100 such cases
  std::vector<std::string> words{};   // that spoke for the first
  friend bool operator==(const Judged&, const Judged&) = default;
};

struct Voice {
  TicketId ticket{};
  std::int64_t number = 0;
  Judged judged{};
  std::vector<Flag> flags{};
  std::optional<std::int64_t> copy_of{};  // number of the first of its copies
  std::optional<std::int64_t> group{};    // number of the oldest of its group; none: not placed yet
};

}  // namespace lianxin::voices
