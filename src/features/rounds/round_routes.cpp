#include "features/rounds/round_routes.h"

#include "features/places/places.h"
#include "features/rounds/round_json.h"
#include "platform/http/call.h"

namespace lianxin::rounds {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

std::optional<std::string> asked(const http::CallBase& call, std::string_view name) {
  const auto text = call.request.parameter(name);
  return text ? std::optional(std::string(*text)) : std::nullopt;
}

template <class Call>
Result<Round> round_of(Call& call, const RoundBook& book) {
  return load_round(call.db, book, TRY(call.template id_param<RoundId>("id")));
}

Result<http::Reply> words(Reading& call, const RoundBook& book) { return http::ok(write_vocabulary(book.words, call.language)); }

Result<http::Reply> list(Reading& call, const RoundBook& book) {
  store::RoundFilter filter;
  if (const auto place = asked(call, "place")) filter.places = places::range_of(TRY(places::place_named(call.db, book.partition, *place)).now_path);
  return http::ok(write_rounds(call.doing, book, TRY(list_rounds(call.db, call.doing, book, filter, TRY(call.page()))), call.language));
}

Result<http::Reply> show(Reading& call, const RoundBook& book) {
  const auto shown = TRY(show_round(call.db, call.doing, book, TRY(call.id_param<RoundId>("id"))));
  return http::ok(write_round(call.doing, book, shown, call.language));
}

Result<http::Reply> add(Writing& call, const RoundBook& book) {
  const auto made = TRY(make_round(call.db, call.doing, book, TRY(read_new_round(call.request.body))));
  const auto body = write_round(call.doing, book, TRY(show_round(call.db, call.doing, book, made.round.id)), call.language);
  return made.is_new ? http::created(body, "/api/v1/rounds/" + to_text(made.round.id)) : http::ok(body);
}

Result<http::Reply> change(Writing& call, const RoundBook& book) {
  const auto id = TRY(call.id_param<RoundId>("id"));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  auto done = change_round(call.db, call.doing, book, id, TRY(read_round_edit(call.request.body)), *version);
  if (!done && done.error().code != Code::stale) return std::move(done).error();
  auto body = write_round(call.doing, book, TRY(show_round(call.db, call.doing, book, id)), call.language);
  if (done) return http::ok(std::move(body));
  done.error().current = std::move(body);
  return std::move(done).error();
}

Result<http::Reply> counts(Reading& call, const RoundBook& book) {
  const Round round = TRY(round_of(call, book));
  return http::ok(write_counts(book, round, TRY(count_opinions(call.db, call.doing, book, round, asked(call, "place"))), call.language));
}

Result<OpinionFilter> filter_of(const Reading& call) {
  OpinionFilter out;
  out.only_place = asked(call, "only_place");
  out.channel = asked(call, "channel");
  out.source = asked(call, "source");
  out.point = asked(call, "point");
  if (const auto text = asked(call, "target")) {
    out.target = named<Target>(*text);
    if (!out.target) return invalid_field("target", "base.json_not_one_of", {{"allowed", "body, member, work, problem"}});
  }
  if (const auto text = asked(call, "batch")) {
    out.batch = parse_id<BatchId>(*text);
    if (!out.batch) return invalid_field("batch", "base.json_not_an_id");
  }
  return out;
}

Result<http::Reply> opinions(Reading& call, const RoundBook& book) {
  const Round round = TRY(round_of(call, book));
  const auto page = TRY(list_opinions(call.db, call.doing, book, round, TRY(filter_of(call)), asked(call, "place"), TRY(call.page())));
  return http::ok(write_opinions(book, round, page, call.language));
}

Result<http::Reply> take(Writing& call, const RoundBook& book) {
  const Round round = TRY(round_of(call, book));
  const auto taken = TRY(take_opinion(call.db, call.doing, book, round, TRY(read_new_opinion(call.request.body)), SaidBy::staff));
  if (!taken.made.is_new) return http::ok(write_taken(taken));
  return http::created(write_taken(taken), "/api/v1/tickets/" + to_text(taken.made.ticket.id));
}

Result<http::Reply> sheets(Reading& call, const RoundBook& book) {
  const Round round = TRY(round_of(call, book));
  return http::ok(write_sheets(book, TRY(show_sheets(call.db, call.doing, book, round, asked(call, "place"))), call.language));
}

Result<http::Reply> put_sheets(Writing& call, const RoundBook& book) {
  const Round round = TRY(round_of(call, book));
  const auto edit = TRY(read_sheet_edit(call.request.body));
  TRY(count_sheets(call.db, call.doing, book, round, edit));
  return http::ok(write_sheets(book, TRY(show_sheets(call.db, call.doing, book, round, asked(call, "place"))), call.language));
}

Result<http::Reply> reports(Reading& call, const RoundBook& book) {
  const Round round = TRY(round_of(call, book));
  return http::ok(write_reports(TRY(show_reports(call.db, call.doing, book, round, asked(call, "place")))));
}

Result<http::Reply> put_report(Writing& call, const RoundBook& book) {
  const Round round = TRY(round_of(call, book));
  const auto edit = TRY(read_report_edit(call.request.body));
  TRY(report(call.db, call.doing, book, round, edit));
  return http::ok(write_reports(TRY(show_reports(call.db, call.doing, book, round, edit.place))));
}

Result<http::Reply> open_now(Reading& call, const RoundBook& book) {
  const auto rounds = TRY(open_rounds(call.db, call.doing, book));
  std::vector<std::string> codes;
  for (const auto& each : rounds) codes.push_back(each.place);
  return http::ok(write_public_rounds(book, rounds, TRY(places::place_refs(call.db, book.partition, codes)), call.language));
}

}  // namespace

void mount_rounds(http::Router& router, std::shared_ptr<const RoundBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  router.get("/api/v1/rounds", read_rounds, reading(list), heavy);
  router.post("/api/v1/rounds", manage_rounds, writing(add));
  router.get("/api/v1/rounds/words", read_rounds, reading(words));
  router.get("/api/v1/rounds/{id}", read_rounds, reading(show), heavy);
  router.patch("/api/v1/rounds/{id}", manage_rounds, writing(change));
  router.get("/api/v1/rounds/{id}/counts", read_rounds, reading(counts), heavy);
  router.get("/api/v1/rounds/{id}/opinions", read_rounds, reading(opinions), heavy);
  router.post("/api/v1/rounds/{id}/opinions", collect, writing(take));
  router.get("/api/v1/rounds/{id}/sheets", read_rounds, reading(sheets), heavy);
  router.put("/api/v1/rounds/{id}/sheets", collect, writing(put_sheets));
  router.get("/api/v1/rounds/{id}/reports", read_rounds, reading(reports), heavy);
  router.get("/api/v1/public/rounds", look_at_rounds, reading(open_now), {.weight = http::Weight::heavy, .traceless = true});
  router.put("/api/v1/rounds/{id}/reports", report_figures, writing(put_report));
}

}  // namespace lianxin::rounds
