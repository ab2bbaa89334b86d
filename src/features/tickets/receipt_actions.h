// What residents do without an account: say something, and follow it by their receipt code. E3: of anonymous ones
// neither account, address, device nor exact time is kept, and the id they sent is not the ticket's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/tickets/ticket_actions.h"

namespace lianxin::tickets {

// HMAC-SHA256 of the plain code with the deployment's key, as base64url.
std::string receipt_hash(const Desk&, std::string_view plain_code);

// `c.submitter` is resident (then `who` names him) or anonymous. The channel is the web unless it says otherwise.
Result<RegisteredTicket> register_public(db::Writer&, const Doing&, const Desk&, Register c, const std::optional<Identity>& who);

struct Tracked {
  Ticket ticket;
  std::vector<store::StoredEvent> events;
  std::vector<Action> next;  // rate, object, answer, withdraw
};
// All of these: not_found "tickets.unknown_code_given" for a code nobody has.
Result<Tracked> track_by_code(const db::Reader&, const Desk&, std::string_view code, Moment now);
Result<Tracked> rate_by_code(db::Writer&, const Doing&, const Desk&, std::string_view code, const Rate&);
Result<Tracked> object_by_code(db::Writer&, const Doing&, const Desk&, std::string_view code, const Object&);
Result<Tracked> answer_by_code(db::Writer&, const Doing&, const Desk&, std::string_view code, const Answer&);
Result<Tracked> not_mine_by_code(db::Writer&, const Doing&, const Desk&, std::string_view code, const NotMine&);
Result<Tracked> withdraw_by_code(db::Writer&, const Doing&, const Desk&, std::string_view code, const Withdraw&);

}  // namespace lianxin::tickets
