#include "features/ledgers/ledger_routes.h"

#include "features/ledgers/figure_actions.h"
#include "features/ledgers/figure_filter_routes.h"
#include "features/ledgers/ledger_json.h"
#include "platform/http/asked.h"
#include "platform/http/call.h"

namespace lianxin::ledgers {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<http::Reply> list(Reading& call, const LedgerBook& book) {
  auto types = TRY(types_in_force(call.db, book));
  std::erase_if(types, [&](const CompiledType& each) {
    return !access::may_somewhere(call.doing.by, reading_of(each->type)) && !access::may_somewhere(call.doing.by, design_ledgers);
  });
  return http::ok(write_types(call.doing, book, types, TRY(may_design(call.db, call.doing, book)), call.language));
}

Result<http::Reply> show(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  return http::ok(write_type(call.doing, book, *type, TRY(may_design(call.db, call.doing, book))));
}

Result<http::Reply> versions(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  return http::ok(write_versions(book, TRY(store::versions_of(call.db, book.partition, type->type.key))));
}

Error below(Error error) {
  for (FieldFault& each : error.fields)
    if (each.field != "note") each.field = "declaration." + each.field;
  return error;
}

Result<http::Reply> check(Reading& call, const LedgerBook& book) {
  auto asked = TRY(read_type(call.request.body));
  auto checked = check_type(call.db, book, std::move(asked.type));
  if (!checked) return below(std::move(checked).error());
  return http::ok(write_checked(*checked, call.language));
}

Result<http::Reply> publish(Writing& call, const LedgerBook& book) {
  auto asked = TRY(read_type(call.request.body));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  if (asked.type.key != call.param("type")) return invalid_field("declaration.key", "ledgers.key_of_address", {{"value", std::string(call.param("type"))}});
  auto made = publish_type(call.db, call.doing, book, {std::move(asked.type), asked.note}, *version);
  if (!made) return below(std::move(made).error());
  const auto body = write_type(call.doing, book, **made, true);
  return *version == 0 ? http::created(body, "/api/v1/ledgers/" + (*made)->type.key) : http::ok(body);
}

Result<http::Reply> try_out(Reading& call, const LedgerBook& book) {
  auto asked = TRY(read_try(call.request.body));
  CompiledType type;
  if (asked.declaration) {
    auto made = compiled(std::move(*asked.declaration), book.refused);
    if (!made) return below(std::move(made).error());
    type = *std::move(made);
  } else {
    type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  }
  const auto tried = TRY(try_fields(call.db, call.doing, book, type, asked.fields, asked.state));
  return http::ok(write_tried(type->type, tried, call.language));
}

}  // namespace

Result<FigureAsked> figures_asked(const Reading& call) {
  FigureAsked out{.place = http::text_asked(call, "place").value_or(""), .from = TRY(http::day_asked(call, "from")), .until = TRY(http::day_asked(call, "until")),
                  .figure = http::text_asked(call, "figure").value_or("")};
  const auto by = http::text_asked(call, "by");
  if (by && *by != "place" && *by != "fields") return invalid_field("by", "base.json_not_one_of", {{"allowed", "fields, place"}});
  out.by_place = by == "place";
  return out;
}

namespace {

Result<http::Reply> figures(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  return http::ok(write_figures(TRY(show_figures(call.db, call.doing, book, type->type.key, TRY(figures_asked(call)))), call.language));
}

}  // namespace

void mount_types(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy}, large{.weight = http::Weight::heavy, .max_body_bytes = 2 * max_declaration_bytes};
  router.get("/api/v1/ledgers", read_declarations, reading(list), heavy);
  router.ask("/api/v1/ledgers/check", design_ledgers, reading(check), large);
  router.get("/api/v1/ledgers/{type}", read_declarations, reading(show), heavy);
  router.put("/api/v1/ledgers/{type}", design_ledgers, writing(publish), large);
  router.get("/api/v1/ledgers/{type}/versions", read_declarations, reading(versions), heavy);
  router.ask("/api/v1/ledgers/{type}/try", read_declarations, reading(try_out), large);
  router.get("/api/v1/ledgers/{type}/figures", read_ledgers, reading(figures), heavy);
}

}  // namespace lianxin::ledgers
