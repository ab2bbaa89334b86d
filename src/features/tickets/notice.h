// Notice: a step somebody else took on a ticket one's unit takes part in. Nothing is stored for it: it is read from the
// history, so that it can never tell more than the reader may see of the ticket.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "features/tickets/ticket_event.h"

namespace lianxin::tickets {

// What an account can switch off. The order is stored.
enum class NoticeKind : std::uint8_t {
  fresh,     // registered, for the office that triages
  order,     // given to my unit
  passed,    // came to my office from above, below or beside
  decision,  // waits for my office's decision
  answer,    // to what my unit asked
  back,      // my unit's result or wish was refused or granted
  resident,  // the resident objects, or it is handled anew
  urged,     // supervised
  overdue    // a time limit passed
};
BOOST_DESCRIBE_ENUM(NoticeKind, fresh, order, passed, decision, answer, back, resident, urged, overdue)

// Whom such a step concerns, of those who take part.
enum class NoticeFor : std::uint8_t { office, receiver, handler, all };

struct NoticeRule {
  EventName event;
  NoticeKind kind;
  NoticeFor whom;
};
// Steps that nobody is told of are not in it.
const std::vector<NoticeRule>& notice_rules();

struct Notice {
  TicketId ticket{};
  std::string number{};
  std::string title{};
  EventName event{};
  Moment at{};
  UnitId by_unit{};  // nil: a resident, or time itself
};

struct NoticeSettings {
  std::optional<Moment> seen_until{};
  std::int64_t off = 0;  // a bit for each kind
  bool browser = false;  // the browser tells it while its window is hidden

  bool wants(NoticeKind kind) const { return (off >> static_cast<int>(kind) & 1) == 0; }
};

}  // namespace lianxin::tickets
