// Requests as JSON: a new ticket, a command, a reason. Field faults come with the names of docs/openapi.yaml.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "features/tickets/identity_store.h"
#include "features/tickets/ticket_command.h"

namespace lianxin::tickets {

struct NewTicket {
  Register command{};
  std::optional<Identity> identity{};
};
// Besides the reader's faults: "tickets.bad_phone", "tickets.day_in_the_future".
Result<NewTicket> read_new_ticket(std::string_view json, Day today);

// {"command": "assign", …}; invalid "command" "base.json_not_one_of" when it is none of the API's.
Result<Command> read_command(std::string_view json);
Result<std::string> read_reason(std::string_view json);

}  // namespace lianxin::tickets
