#include <charconv>

#include "features/voices/voice_json.h"
#include "features/voices/voice_routes.h"

namespace lianxin::voices {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<http::Reply> list(Reading& call, const VoiceBook& book) { return http::ok(write_models(TRY(list_models(call.db, call.doing, book)), call.doing.zone)); }

Result<http::Reply> bring(Writing& call, const VoiceBook& book) {
  TRY(bring_model(call.db, call.doing, book, call.request.body));
  return http::ok(write_models(TRY(list_models(call.db, call.doing, book)), call.doing.zone));
}

Result<http::Reply> use(Writing& call, const VoiceBook& book) {
  const auto text = call.param("version");
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc{} || end != text.data() + text.size()) return fail(Code::not_found, "base.not_found");
  TRY(use_model(call.db, call.doing, book, version));
  return http::ok(write_models(TRY(list_models(call.db, call.doing, book)), call.doing.zone));
}

}  // namespace

void mount_models(http::Router& router, std::shared_ptr<const VoiceBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  router.get("/api/v1/classifier/models", keep_models, reading(list));
  router.post("/api/v1/classifier/models", keep_models, writing(bring), {.max_body_bytes = max_model_bytes, .json_body = false});
  router.post("/api/v1/classifier/models/{version}/use", keep_models, writing(use));
}

}  // namespace lianxin::voices
