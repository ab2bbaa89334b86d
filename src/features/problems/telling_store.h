// Voices that are still to be told the answer of their problem.
#pragma once

#include <string_view>
#include <vector>

#include "features/tickets/ticket.h"
#include "platform/db/db.h"

namespace lianxin::problems::store {

struct Telling {
  tickets::TicketId voice{};
  tickets::TicketId problem{};
};

// All voices of a problem that are being handled, those taken up again after its last answer among them.
Result<void> expect_answer(db::Writer&, std::string_view partition, tickets::TicketId problem);
// A voice that was linked while its problem was being answered; nothing otherwise.
Result<void> expect_missed(db::Writer&, std::string_view partition, tickets::TicketId voice);
Result<std::vector<Telling>> list_tellings(const db::Reader&, std::string_view partition, int most);
Result<void> end_telling(db::Writer&, std::string_view partition, tickets::TicketId voice);

}  // namespace lianxin::problems::store
