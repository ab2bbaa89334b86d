#include "base/text.h"
#include "features/places/places.h"
#include "features/tickets/assignment_actions.h"
#include "features/tickets/command_json.h"
#include "features/tickets/order_form_json.h"
#include "features/tickets/ticket_json.h"
#include "features/tickets/ticket_routes.h"
#include "platform/documents/word.h"

namespace lianxin::tickets {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

template <class Call>
Telling telling(const Call& call, const Desk& desk) {
  return {call.db, desk, call.doing, call.language};
}

Result<store::AssignmentFilter> filter_of(const Reading& call, const Desk& desk) {
  store::AssignmentFilter f;
  f.words = call.request.parameter("q").value_or("");
  if (!is_valid_text(f.words) || length_of(f.words) > 100) return invalid_field("q", "base.too_long", {{"max", "100"}});
  if (const auto text = call.request.parameter("unit")) {
    f.unit = parse_id<UnitId>(*text);
    if (!f.unit) return invalid_field("unit", "base.json_not_an_id");
  }
  if (const auto text = call.request.parameter("state")) {
    f.state = named<AssignmentState>(*text);
    if (!f.state) return invalid_field("state", "tickets.not_one_of", {{"value", shortened(*text, 40)}});
  }
  const auto day = [&](std::string_view name, int minute, std::optional<Moment>& out) -> Result<void> {
    const auto text = call.request.parameter(name);
    if (!text) return {};
    const auto read = parse_day(*text);
    if (!read) return invalid_field(name, "base.json_not_a_day");
    out = moment_at(*read, minute, desk.zone);
    return {};
  };
  TRY(day("from", 0, f.from));
  TRY(day("to", 24 * 60, f.to));
  return f;
}

Result<http::Reply> list(Reading& call, const Desk& desk) {
  const auto filter = TRY(filter_of(call, desk));
  const auto wanted = TRY(call.page());
  const auto page = TRY(list_assignments(call.db, call.doing.by, desk, filter, wanted));
  return http::ok(TRY(write_assignments(telling(call, desk), page)));
}

Result<http::Reply> show(Reading& call, const Desk& desk) {
  const AssignmentId id = TRY(call.id_param<AssignmentId>("id"));
  const auto shown = TRY(show_assignment(call.db, call.doing.by, desk, id));
  return http::ok(TRY(write_assignment(telling(call, desk), shown)));
}

// For offices whose own letterhead, seal or words go on it.
http::Reply as_word(const OrderSheet& sheet) {
  constexpr int tall_mm = 24;
  const auto rows = [](const std::vector<OrderRow>& from) {
    std::vector<documents::WordRow> out;
    for (const OrderRow& row : from) {
      out.push_back({{}, row.tall ? tall_mm : 0});
      for (const OrderCell& c : row.cells) out.back().cells.push_back({c.head, c.value, c.whole_row});
    }
    return out;
  };
  documents::Word word;
  word.line(documents::WordLine::title, sheet.title);
  word.line(documents::WordLine::number, sheet.number);
  if (!sheet.void_line.empty()) word.line(documents::WordLine::red, sheet.void_line);
  word.form(rows(sheet.order));
  word.signs(sheet.order_signs);
  word.line(documents::WordLine::cut, sheet.cut);
  word.form(rows(sheet.receipt));
  word.signs(sheet.receipt_signs);
  http::Reply reply;
  reply.body = word.file();
  reply.content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  reply.headers.push_back({"content-disposition", "attachment"});
  return reply;
}

Result<http::Reply> document(Reading& call, const Desk& desk) {
  const std::string format = call.request.parameter("format").value_or("html");
  if (format != "html" && format != "docx") return invalid_field("format", "tickets.not_one_of", {{"value", shortened(format, 40)}});
  const AssignmentId id = TRY(call.id_param<AssignmentId>("id"));
  const auto shown = TRY(show_assignment(call.db, call.doing.by, desk, id));
  const OrderSheet sheet = TRY(order_sheet(telling(call, desk), shown));
  if (format == "docx") return as_word(sheet);
  http::Reply reply = http::html(write_order_form(sheet));
  // No style stands in the page: it cannot be told to look otherwise by what people wrote.
  reply.headers.push_back(
      {"content-security-policy", "default-src 'none'; style-src 'self'; frame-ancestors 'self'; base-uri 'none'"});
  return reply;
}

Result<http::Reply> void_order(Writing& call, const Desk& desk) {
  const AssignmentId id = TRY(call.id_param<AssignmentId>("id"));
  const auto if_match = TRY(call.if_match());
  const std::string reason = TRY(read_reason(call.request.body));
  const auto shown = TRY(void_assignment(call.db, call.doing, desk, id, reason, if_match));
  return http::ok(TRY(write_assignment(telling(call, desk), shown)));
}

Result<http::Reply> pack(Reading& call, const Desk& desk) {
  std::string body = write_pack(desk, call.param("name"), call.language);
  if (body.empty()) return fail(Code::not_found, "base.not_found");
  return http::ok(std::move(body));
}

}  // namespace

void mount_assignments(http::Router& r, std::shared_ptr<const DeskSource> desks) {
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  r.get("/api/v1/assignments", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return list(c, *TRY(desks->at(c.db))); }, heavy);
  r.get("/api/v1/assignments/{id}", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return show(c, *TRY(desks->at(c.db))); });
  r.get("/api/v1/assignments/{id}/document", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return document(c, *TRY(desks->at(c.db))); });
  r.post("/api/v1/assignments/{id}/void", decide_tickets, [desks](Writing& c) -> Result<http::Reply> { return void_order(c, *TRY(desks->at(c.db))); });
  r.get("/api/v1/assignments/order.css", read_packs,
        [](Reading& c) -> Result<http::Reply> { return order_form_style(c.request); });
  r.get("/api/v1/packs/{name}", read_packs, [desks](Reading& c) -> Result<http::Reply> { return pack(c, *TRY(desks->at(c.db))); });
}

}  // namespace lianxin::tickets
