// Said: a request as other features show it among many: the words as they were said, never who spoke (E2, E10).
#pragma once

#include <optional>
#include <string>

#include "base/moment.h"
#include "features/tickets/ticket.h"

namespace lianxin::tickets {

struct Said {
  TicketId id{};
  std::string number{};
  TicketState state{};
  TicketKind kind{};
  Channel channel{};
  Submitter submitter{};
  std::string place{};  // code
  std::string title{};
  std::string text{};
  std::optional<std::string> category{};
  std::optional<Uuid> problem{};  // to which it was put
  Moment registered_at{};
};

}  // namespace lianxin::tickets
