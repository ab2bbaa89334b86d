#include <charconv>

#include "features/voices/proposal_json.h"
#include "features/voices/refusal_actions.h"
#include "features/voices/voice_json.h"
#include "features/voices/voice_routes.h"
#include "platform/http/asked.h"

namespace lianxin::voices {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<GroupFilter> filter_asked(const http::CallBase& call) {
  GroupFilter out{.place = text_asked(call, "place"), .from = TRY(day_asked(call, "from")), .to = TRY(day_asked(call, "to")), .category = text_asked(call, "category")};
  if (const auto text = text_asked(call, "round")) {
    out.round = parse_uuid(*text);
    if (!out.round) return invalid_field("round", "base.json_not_an_id");
  }
  if (const auto text = text_asked(call, "least")) {
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), out.least);
    if (error != std::errc{} || end != text->data() + text->size()) return invalid_field("least", "base.json_wrong_type", {{"expected", "integer"}});
  }
  out.shown = TRY(one_asked<Shown>(call, "show")).value_or(out.shown);
  return out;
}

Result<http::Reply> list(Reading& call, const VoiceBook& book) {
  const auto proposals = TRY(list_proposals(call.db, call.doing, book, TRY(filter_asked(call)), TRY(call.page())));
  const auto desk = TRY(book.desk->at(call.db));
  return http::ok(write_proposals(proposals, *desk, *TRY(desk->network->at(call.db, book.partition)), call.language));
}

Result<http::Reply> members(Reading& call, const VoiceBook& book) {
  const auto found = TRY(list_members(call.db, call.doing, book, TRY(call.id_param<TicketId>("id")), TRY(filter_asked(call)), TRY(call.page())));
  const auto desk = TRY(book.desk->at(call.db));
  return http::ok(write_members(found, *desk, *TRY(desk->network->at(call.db, book.partition)), call.language));
}

Result<http::Reply> refuse(Writing& call, const VoiceBook& book) {
  TRY(refuse_group(call.db, call.doing, book, TRY(call.id_param<TicketId>("id")), TRY(read_refusal(call.request.body)).reason));
  return http::no_content();
}

Result<http::Reply> take_back(Writing& call, const VoiceBook& book) {
  TRY(offer_again(call.db, call.doing, book, TRY(call.id_param<TicketId>("id"))));
  return http::no_content();
}

Result<http::Reply> answers(Reading& call, const VoiceBook& book) {
  const auto found = TRY(similar_answers(call.db, call.doing, book, TRY(call.id_param<TicketId>("id"))));
  const auto desk = TRY(book.desk->at(call.db));
  return http::ok(write_answers(found, *desk, *TRY(desk->network->at(call.db, book.partition))));
}

Result<http::Reply> run(Reading& call, const VoiceBook& book) { return http::ok(write_run(TRY(last_run(call.db, call.doing, book)), call.doing.zone)); }

Result<http::Reply> ask(Writing& call, const VoiceBook& book) { return http::ok(write_run(TRY(ask_run(call.db, call.doing, book)), call.doing.zone)); }

Result<http::Reply> cancel(Writing& call, const VoiceBook& book) { return http::ok(write_run(TRY(cancel_run(call.db, call.doing, book)), call.doing.zone)); }

}  // namespace

void mount_proposals(http::Router& router, std::shared_ptr<const VoiceBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  router.get("/api/v1/tickets/{id}/voice/answers", read_voices, reading(answers), heavy);
  router.get("/api/v1/problems/proposals", read_proposals, reading(list), heavy);
  router.post("/api/v1/problems/proposals", group_voices, writing(ask));
  router.get("/api/v1/problems/proposals/run", group_voices, reading(run));
  router.post("/api/v1/problems/proposals/run/cancel", group_voices, writing(cancel));
  router.get("/api/v1/problems/proposals/{id}", read_proposals, reading(members), heavy);
  router.put("/api/v1/problems/proposals/{id}/refusal", group_voices, writing(refuse));
  router.del("/api/v1/problems/proposals/{id}/refusal", group_voices, writing(take_back));
}

}  // namespace lianxin::voices
