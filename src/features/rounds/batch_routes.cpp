#include "features/places/places.h"
#include "features/rounds/batch_json.h"
#include "features/rounds/round_routes.h"
#include "platform/http/call.h"

namespace lianxin::rounds {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

constexpr std::size_t max_sheet_bytes = 512 * 1024;

Result<std::string> written(const db::Reader& r, const Doing& doing, const RoundBook& book, BatchId id, http::Language language) {
  const auto shown = TRY(show_batch(r, doing, book, id));
  return write_batch(doing, book, shown, TRY(places::place_refs(r, book.partition, {shown.batch.place})), language);
}

Result<http::Reply> list(Reading& call, const RoundBook& book) {
  const Round round = TRY(load_round(call.db, book, TRY(call.id_param<RoundId>("id"))));
  const auto batches = TRY(list_batches(call.db, call.doing, book, round));
  std::vector<std::string> codes;
  for (const auto& b : batches) codes.push_back(b.place);
  return http::ok(write_batches(call.doing, book, batches, TRY(places::place_refs(call.db, book.partition, codes)), call.language));
}

Result<http::Reply> begin(Writing& call, const RoundBook& book) {
  const Round round = TRY(load_round(call.db, book, TRY(call.id_param<RoundId>("id"))));
  const auto made = TRY(begin_batch(call.db, call.doing, book, round, TRY(read_new_batch(call.request.body))));
  const auto body = TRY(written(call.db, call.doing, book, made.batch.id, call.language));
  return made.is_new ? http::created(body, "/api/v1/batches/" + to_text(made.batch.id)) : http::ok(body);
}

Result<http::Reply> show(Reading& call, const RoundBook& book) {
  return http::ok(TRY(written(call.db, call.doing, book, TRY(call.id_param<BatchId>("id")), call.language)));
}

Result<http::Reply> type(Writing& call, const RoundBook& book) {
  const auto id = TRY(call.id_param<BatchId>("id"));
  std::int64_t n = 0;
  for (const char c : call.param("sheet")) {
    if (c < '0' || c > '9' || n > 9999) return fail(Code::not_found, "base.not_found");
    n = n * 10 + (c - '0');
  }
  TRY(type_sheet(call.db, call.doing, book, id, n, TRY(read_typed_sheet(call.request.body))));
  return http::no_content();
}

Result<http::Reply> order(Writing& call, const RoundBook& book) {
  const auto id = TRY(call.id_param<BatchId>("id"));
  TRY(order_batch(call.db, call.doing, book, id, TRY(read_batch_order(call.request.body))));
  return http::ok(TRY(written(call.db, call.doing, book, id, call.language)));
}

}  // namespace

void mount_batches(http::Router& router, std::shared_ptr<const RoundBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  router.get("/api/v1/rounds/{id}/batches", read_rounds, reading(list), {.weight = http::Weight::heavy});
  router.post("/api/v1/rounds/{id}/batches", collect, writing(begin));
  router.get("/api/v1/batches/{id}", read_rounds, reading(show), {.weight = http::Weight::heavy});
  router.put("/api/v1/batches/{id}/sheets/{sheet}", collect, writing(type), {.max_body_bytes = max_sheet_bytes});
  router.post("/api/v1/batches/{id}/commands", collect, writing(order), {.max_body_bytes = max_sheet_bytes});
}

}  // namespace lianxin::rounds
