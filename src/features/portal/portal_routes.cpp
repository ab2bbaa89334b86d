#include "features/portal/portal_routes.h"

#include "features/portal/board_actions.h"
#include "features/portal/portal_actions.h"
#include "features/portal/portal_json.h"

namespace lianxin::portal {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<http::Reply> take_words(Writing& call, const tickets::Desk& desk, const rounds::RoundBook& book) {
  const auto submission = TRY(read_submission(call.request.body));
  const auto submitted = TRY(submit(call.db, call.doing, desk, book, submission, phrases_in(call.language)));
  // Without a Location: the record is not to be read without its code.
  return http::Reply{.status = submitted.is_new ? 201 : 200, .body = write_receipt(submitted.receipt)};
}

Result<http::Reply> show_track(Reading& call, const tickets::Desk& desk) {
  const auto code = TRY(read_code(call.request.body));
  return http::ok(write_track(TRY(track(call.db, call.doing, desk, code, phrases_in(call.language)))));
}

Result<http::Reply> take_rating(Writing& call, const tickets::Desk& desk) {
  const auto asked = TRY(read_rating(call.request.body));
  const tickets::Rate rating{
      .solved = asked.solved, .satisfied = asked.satisfied, .words = asked.words, .via = tickets::RatingVia::code};
  return http::ok(write_track(TRY(rate(call.db, call.doing, desk, asked.code, rating, phrases_in(call.language)))));
}

Result<http::Reply> take_objection(Writing& call, const tickets::Desk& desk) {
  const auto asked = TRY(read_code_text(call.request.body));
  return http::ok(write_track(TRY(object(call.db, call.doing, desk, asked.code, {asked.text}, phrases_in(call.language)))));
}

Result<http::Reply> take_answer(Writing& call, const tickets::Desk& desk) {
  const auto asked = TRY(read_code_text(call.request.body));
  return http::ok(write_track(TRY(answer(call.db, call.doing, desk, asked.code, {asked.text}, phrases_in(call.language)))));
}

Result<http::Reply> take_back(Writing& call, const tickets::Desk& desk) {
  const auto asked = TRY(read_code_reason(call.request.body));
  return http::ok(write_track(TRY(withdraw(call.db, call.doing, desk, asked.code, {asked.text}, phrases_in(call.language)))));
}

Result<http::Reply> take_out(Writing& call, const tickets::Desk& desk) {
  const auto asked = TRY(read_code_reason(call.request.body));
  return http::ok(write_track(TRY(say_not_mine(call.db, call.doing, desk, asked.code, {asked.text}, phrases_in(call.language)))));
}

Result<http::Reply> list_places(Reading& call, const tickets::Desk& desk) {
  const auto page = TRY(call.page());
  const auto words = call.request.parameter("q").value_or("");
  return http::ok(write_places(TRY(find_places(call.db, desk, words, call.request.parameter("parent"), page))));
}

Result<http::Reply> list_categories(Reading& call, const tickets::Desk& desk) {
  return http::ok(write_categories(desk.categories, call.language == http::Language::en));
}

Result<http::Reply> show_board(Reading& call, const tickets::Desk& desk, const BoardCache& cache) {
  const auto book = TRY(cache.at(call.db, desk, call.doing.now, call.language == http::Language::en));
  http::Reply reply = http::ok(write_board(book->board));
  reply.headers.push_back({"cache-control", "public, max-age=300"});
  reply.headers.push_back({"vary", "accept-language"});
  return reply;
}

Result<http::Reply> show_answered_already(Reading& call, const tickets::Desk& desk, const BoardCache& cache, const places::PlaceNamesCache& names) {
  const auto asking = TRY(read_asking(call.request.body));
  const auto book = TRY(cache.at(call.db, desk, call.doing.now, call.language == http::Language::en));
  const auto answered = TRY(answered_already(call.db, desk, *book, asking, call.doing.now));
  return http::ok(write_answered_already(answered, TRY(names.named_in(call.db, desk.partition, asking.text, ""))));
}

}  // namespace

void mount_portal(http::Router& router, std::shared_ptr<const tickets::DeskSource> desks, std::shared_ptr<const rounds::RoundBook> rounds) {
  const auto with_desk = [&](auto handler) {
    return [desks, handler](auto& call) -> Result<http::Reply> { return handler(call, *TRY(desks->at(call.db))); };
  };
  const http::RouteOptions speaking{.max_body_bytes = 64 * 1024, .rate = "public_submit", .traceless = true};
  const http::RouteOptions following{.max_body_bytes = 16 * 1024, .rate = "public_code", .traceless = true};
  router.post("/api/v1/public/tickets", speak, with_desk([rounds](Writing& call, const tickets::Desk& desk) { return take_words(call, desk, *rounds); }), speaking);
  router.ask("/api/v1/public/track", follow, with_desk(show_track), following);
  router.post("/api/v1/public/rate", follow, with_desk(take_rating), following);
  router.post("/api/v1/public/object", follow, with_desk(take_objection), following);
  router.post("/api/v1/public/answer", follow, with_desk(take_answer), following);
  router.post("/api/v1/public/withdraw", follow, with_desk(take_back), following);
  router.post("/api/v1/public/not-mine", follow, with_desk(take_out), following);
  router.get("/api/v1/public/places", look_up, with_desk(list_places), {.weight = http::Weight::heavy, .traceless = true});
  router.get("/api/v1/public/categories", look_up, with_desk(list_categories), {.traceless = true});
  const auto cache = std::make_shared<const BoardCache>();
  const auto names = std::make_shared<const places::PlaceNamesCache>();
  router.get("/api/v1/public/board", look_up, with_desk([cache](Reading& call, const tickets::Desk& desk) { return show_board(call, desk, *cache); }),
             {.weight = http::Weight::heavy, .traceless = true});
  // By POST, so that the words stand in no address; they are neither kept nor logged.
  router.ask("/api/v1/public/similar", look_up, with_desk([cache, names](Reading& call, const tickets::Desk& desk) { return show_answered_already(call, desk, *cache, *names); }),
             {.weight = http::Weight::heavy, .max_body_bytes = 64 * 1024, .rate = "public_words", .traceless = true});
}

}  // namespace lianxin::portal
