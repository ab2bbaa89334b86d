// Board: what was lately answered, for everybody to read: the office's words for the public, the township, the outcome and
// the working days; never what was said or by whom, and no place smaller than a township (groups under five, design §1.8).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.h"
#include "features/tickets/vocabulary.h"

namespace lianxin::portal {

struct BoardItem {
  std::string topic{};  // name of the category; empty: none
  std::string place{};  // name of the township, or of the place above it where it was said
  tickets::Outcome outcome = tickets::Outcome::explained;
  std::string text{};
  Day answered_on{};
  int working_days = 0;
};
BOOST_DESCRIBE_STRUCT(BoardItem, (), (topic, place, outcome, text, answered_on, working_days))

// Words that are being written, for finding what was answered already. Nothing of it is kept.
struct Asking {
  std::string text{};
  std::optional<std::string> place{};     // code
  std::optional<std::string> category{};  // code
};
BOOST_DESCRIBE_STRUCT(Asking, (), (text, place, category))

struct AnsweredAlready {
  std::vector<BoardItem> items{};
};
BOOST_DESCRIBE_STRUCT(AnsweredAlready, (), (items))

struct Board {
  std::string region{};  // name of the root place: whose platform this is
  std::vector<BoardItem> items{};
};
BOOST_DESCRIBE_STRUCT(Board, (), (region, items))

}  // namespace lianxin::portal
