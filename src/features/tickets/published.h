// Published: an answered request as everybody may read it: the office's words for the public, never what was said, by whom,
// or about whom (E2, E3).
#pragma once

#include <optional>
#include <string>

#include "base/moment.h"
#include "features/tickets/vocabulary.h"

namespace lianxin::tickets {

struct Published {
  std::string place{};                    // code, as exact as it was registered
  std::optional<std::string> category{};
  Outcome outcome = Outcome::explained;
  std::string text{};                     // the answer's words for the public
  Day answered_on{};
  int working_days = 0;                   // from the day it came in
};

}  // namespace lianxin::tickets
