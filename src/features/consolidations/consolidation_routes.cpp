#include "features/consolidations/consolidation_routes.h"

#include "features/consolidations/consolidation_json.h"
#include "platform/sheets/csv.h"

namespace lianxin::consolidations {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

constexpr std::size_t max_command_bytes = 1024 * 1024;  // 20,000 ids of voices

Result<http::Reply> list(Reading& call, const Workbook& book) {
  store::ConsolidationFilter filter;
  if (const auto code = call.request.parameter("place"))
    filter.places = places::range_of(TRY(places::place_named(call.db, book.partition, *code)).now_path);
  if (const auto state = call.request.parameter("state")) {
    filter.state = named<State>(*state);
    if (!filter.state) return invalid_field("state", "base.json_not_one_of", {{"allowed", "open, submitted, sent_back, approved"}});
  }
  return http::ok(write_list(TRY(list_consolidations(call.db, call.doing, book, filter, TRY(call.page())))));
}

template <class Call>
Result<std::string> shown(Call& call, const Workbook& book, ConsolidationId id, const Commanded* done = nullptr) {
  return write_consolidation(call.db, book, TRY(show_consolidation(call.db, call.doing, book, id)), call.language, done);
}

Result<http::Reply> make(Writing& call, const Workbook& book) {
  const auto made = TRY(make_consolidation(call.db, call.doing, book, TRY(read_new_consolidation(call.request.body))));
  return http::created(TRY(shown(call, book, made.id)), "/api/v1/consolidations/" + to_text(made.id));
}

Result<http::Reply> show(Reading& call, const Workbook& book) { return http::ok(TRY(shown(call, book, TRY(call.id_param<ConsolidationId>("id"))))); }

Result<http::Reply> command(Writing& call, const Workbook& book) {
  const auto id = TRY(call.id_param<ConsolidationId>("id"));
  auto done = command_consolidation(call.db, call.doing, book, id, TRY(read_command(call.request.body)), TRY(call.if_match()));
  if (!done) {
    if (done.error().code == Code::stale) done.error().current = TRY(shown(call, book, id));
    return std::move(done).error();
  }
  return http::ok(TRY(shown(call, book, id, &*done)));
}

Result<http::Reply> voices(Reading& call, const Workbook& book) {
  const auto text = call.request.parameter("node");
  if (!text) return invalid_field("node", "base.required");
  const auto node = parse_id<NodeId>(*text);
  if (!node) return invalid_field("node", "base.json_not_an_id");
  const auto page = TRY(list_voices(call.db, call.doing, book, TRY(call.id_param<ConsolidationId>("id")), *node, TRY(call.page())));
  return http::ok(TRY(write_voices(call.db, book, page, call.language)));
}

Result<http::Reply> history(Reading& call, const Workbook& book) {
  return http::ok(write_history(TRY(list_history(call.db, call.doing, book, TRY(call.id_param<ConsolidationId>("id")), TRY(call.page())))));
}

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "\xEF\xBB\xBF";
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i > 0 ? "," : "") + sheets::csv_cell(row[i]);
    out += "\r\n";
  }
  return out;
}

Result<http::Reply> sheet(Reading& call, const Workbook& book) {
  const auto format = call.request.parameter("format").value_or("json");
  if (format != "json" && format != "csv") return invalid_field("format", "base.json_not_one_of", {{"allowed", "json, csv"}});
  const auto consolidation = TRY(show_consolidation(call.db, call.doing, book, TRY(call.id_param<ConsolidationId>("id"))));
  if (format == "json") return http::ok(TRY(write_sheet(call.db, book, consolidation, call.language)));
  http::Reply reply{.body = csv_of(TRY(sheet_rows(call.db, book, consolidation, call.language))), .content_type = "text/csv; charset=utf-8"};
  reply.headers.push_back({"content-disposition", "attachment; filename=\"consolidation.csv\""});
  return reply;
}

}  // namespace

void mount_consolidations(http::Router& router, std::shared_ptr<const Workbook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  router.get("/api/v1/consolidations", read_consolidations, reading(list), heavy);
  router.post("/api/v1/consolidations", edit_consolidations, writing(make));
  router.get("/api/v1/consolidations/{id}", read_consolidations, reading(show), heavy);
  router.post("/api/v1/consolidations/{id}/commands", command_consolidations, writing(command), {.max_body_bytes = max_command_bytes});
  router.get("/api/v1/consolidations/{id}/voices", read_consolidations, reading(voices), heavy);
  router.get("/api/v1/consolidations/{id}/history", read_consolidations, reading(history), heavy);
  router.get("/api/v1/consolidations/{id}/sheet", read_consolidations, reading(sheet), heavy);
}

}  // namespace lianxin::consolidations
