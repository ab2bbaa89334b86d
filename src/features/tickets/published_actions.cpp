#include "features/tickets/published_actions.h"

#include <algorithm>
#include <functional>

#include "features/tickets/published_store.h"
#include "features/tickets/suggestion_actions.h"
#include "features/tickets/ticket_store.h"

namespace lianxin::tickets {
namespace {

constexpr int looked_at_for_each = 3;  // some have no words for the public

}  // namespace

Result<std::vector<Published>> list_published(const db::Reader& r, const Desk& desk, int limit) {
  std::vector<Published> out;
  for (const TicketId id : TRY(store::list_public(r, desk.partition, limit * looked_at_for_each))) {
    const Ticket ticket = TRY(store::load_ticket(r, desk.partition, id));
    const auto& reply = ticket.handling.reply;
    if (!reply || !reply->public_text) continue;
    const Day answered = day_of(reply->at, desk.zone);
    const auto days = desk.calendar.working_days_between(day_of(ticket.registered_at, desk.zone), answered);
    if (!days) continue;  // a year whose calendar is not known here: no number is better than a wrong one
    out.push_back({ticket.place, ticket.category, reply->outcome, *reply->public_text, answered, std::max(0, *days)});
  }
  std::ranges::stable_sort(out, std::greater<>{}, &Published::answered_on);
  if (static_cast<int>(out.size()) > limit) out.erase(out.begin() + limit, out.end());
  return out;
}

Likeness public_likeness(std::string_view words, std::string place, std::string_view category, Moment said_at) {
  return {terms_of(words), std::move(place), std::string(category.substr(0, category.find('.'))), said_at};
}

}  // namespace lianxin::tickets
