#include "base/text.h"
#include "features/tickets/suggestion_json.h"
#include "features/tickets/ticket_actions.h"
#include "features/tickets/ticket_routes.h"

namespace lianxin::tickets {
namespace {

using Reading = http::Call<db::Reader>;
constexpr std::size_t max_similar_text = 200;  // an address has room for it; the beginning tells enough

Result<http::Reply> suggestions(Reading& call, const Desk& desk) {
  const TicketId id = TRY(call.id_param<TicketId>("id"));
  const auto made = TRY(suggest(call.db, call.doing, desk, id));
  return http::ok(TRY(write_suggestions({call.db, desk, call.doing, call.language}, made)));
}

Result<http::Reply> similar(Reading& call, const Desk& desk) {
  const std::string text = call.request.parameter("text").value_or("");
  if (is_blank(text)) return invalid_field("text", "base.required");
  if (!is_valid_text(text) || length_of(text) > max_similar_text)
    return invalid_field("text", "base.too_long", {{"max", std::to_string(max_similar_text)}});
  const auto place = call.request.parameter("place");
  if (!place) return invalid_field("place", "base.required");
  const auto found = TRY(find_similar(call.db, call.doing, desk, text, *place));
  return http::ok(TRY(write_similar({call.db, desk, call.doing, call.language}, found)));
}

}  // namespace

void mount_suggestions(http::Router& r, std::shared_ptr<const DeskSource> desks) {
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  r.get("/api/v1/tickets/similar", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return similar(c, *TRY(desks->at(c.db))); }, heavy);
  r.get("/api/v1/tickets/{id}/suggestions", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return suggestions(c, *TRY(desks->at(c.db))); }, heavy);
}

}  // namespace lianxin::tickets
