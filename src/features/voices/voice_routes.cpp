#include "features/voices/voice_routes.h"

#include "features/voices/voice_json.h"

namespace lianxin::voices {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<http::Reply> show(Reading& call, const VoiceBook& book) {
  const auto heard = TRY(hear(call.db, call.doing, book, TRY(call.id_param<TicketId>("id"))));
  return http::ok(write_heard(heard, *TRY(book.desk->at(call.db)), call.language));
}

Result<http::Reply> classify(Reading& call, const VoiceBook& book) {
  const auto asked = TRY(read_words(call.request.body));
  const auto judged = TRY(judge_words(call.db, call.doing, book, asked.title, asked.text));
  return http::ok(write_judged(judged, *TRY(book.desk->at(call.db)), call.language));
}

Result<http::Reply> decide(Writing& call, const VoiceBook& book) {
  const auto id = TRY(call.id_param<TicketId>("id"));
  const auto asked = TRY(read_pair(call.request.body));
  TRY(decide_pair(call.db, call.doing, book, id, asked.other, asked.is_same));
  return http::ok(write_heard(TRY(hear(call.db, call.doing, book, id)), *TRY(book.desk->at(call.db)), call.language));
}

}  // namespace

void mount_voices(http::Router& router, std::shared_ptr<const VoiceBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  router.get("/api/v1/tickets/{id}/voice", read_voices, reading(show), heavy);
  router.post("/api/v1/tickets/{id}/voice/pairs", group_voices, writing(decide));
  router.ask("/api/v1/classify", read_voices, reading(classify), heavy);
}

}  // namespace lianxin::voices
