#include "features/visits/visit_routes.h"

#include "base/position.h"
#include "base/text.h"
#include "features/places/places.h"
#include "features/visits/timeline_json.h"
#include "features/visits/visit_actions.h"
#include "features/visits/visit_json.h"
#include "platform/http/asked.h"

namespace lianxin::visits {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

constexpr std::size_t max_visit_bytes = 128 * 1024;

Result<store::VisitFilter> filter_of(const Reading& call, const VisitBook& book) {
  store::VisitFilter f;
  f.words = call.request.parameter("q").value_or("");
  if (!is_valid_text(f.words) || length_of(f.words) > 100) return invalid_field("q", "base.too_long", {{"max", "100"}});
  if (const auto code = call.request.parameter("place"))
    f.places = places::range_of(TRY(places::place_named(call.db, book.partition, *code)).now_path);
  f.household = TRY(id_asked<HouseholdId>(call, "household"));
  f.person = TRY(id_asked<PersonId>(call, "person"));
  f.kind = TRY(one_asked<VisitKind>(call, "kind"));
  f.status = TRY(one_asked<VisitStatus>(call, "status"));
  f.from = TRY(day_asked(call, "from"));
  f.to = TRY(day_asked(call, "to"));
  return f;
}

Result<http::Reply> list(Reading& call, const VisitBook& book) {
  const auto filter = TRY(filter_of(call, book));
  const auto sight = access::sight_of(call.doing.by, read_visits);
  const auto page = TRY(store::list_visits(call.db, book.partition, filter, sight, call.doing.by.person, TRY(call.page())));
  return http::ok(TRY(write_visits(call.db, call.doing, book, page, call.language)));
}

Result<http::Reply> lately(Reading& call, const VisitBook& book) {
  const auto place = text_asked(call, "place");
  Page<store::VisitRow> page;
  page.items = TRY(visits_lately(call.db, call.doing, book, TRY(id_asked<HouseholdId>(call, "household")), place));
  return http::ok(TRY(write_visits(call.db, call.doing, book, page, call.language)));
}

Result<http::Reply> list_needs(Reading& call, const VisitBook& book) { return http::ok(write_need_list(book, call.language)); }

Result<http::Reply> show(Reading& call, const VisitBook& book) {
  const auto row = TRY(show_visit(call.db, book, call.doing.by, TRY(call.id_param<VisitId>("id"))));
  return http::ok(TRY(write_visit(call.db, call.doing, book, row, call.language)));
}

Result<Approach> look_where(Reading& call, const VisitBook& book) { return approach(call.db, call.doing, book, TRY(read_new_visit(call.request.body))); }

Result<http::Reply> show_entered(Reading& call, const VisitBook& book, const EnteredVisit& entered) {
  const auto body = TRY(write_entered(call.db, call.doing, book, entered, call.language));
  if (!entered.is_new) return http::ok(body);
  return http::created(body, "/api/v1/visits/" + to_text(entered.visit.id));
}

// As it is after what was done, or beside the error of who came late.
Result<std::string> written(Writing& call, const VisitBook& book, VisitId id) {
  return write_visit(call.db, call.doing, book, TRY(show_visit(call.db, book, call.doing.by, id)), call.language);
}

Result<http::Reply> change(Writing& call, const VisitBook& book) {
  const auto id = TRY(call.id_param<VisitId>("id"));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  auto done = correct(call.db, call.doing, book, id, TRY(read_visit_edit(call.request.body)), *version);
  if (!done) {
    if (done.error().code == Code::stale) done.error().current = TRY(written(call, book, id));
    return std::move(done).error();
  }
  return http::ok(TRY(written(call, book, id)));
}

Result<http::Reply> decide(Writing& call, const VisitBook& book) {
  const auto id = TRY(call.id_param<VisitId>("id"));
  const auto asked = TRY(read_settlement(call.request.body));
  TRY(settle(call.db, call.doing, book, id, asked.upheld, asked.reason));
  return http::ok(TRY(written(call, book, id)));
}

Result<http::Reply> timeline(Reading& call, const VisitBook& book) {
  const auto id = TRY(call.id_param<HouseholdId>("id"));
  const auto asked = TRY(households::find_household(call.db, book.partition, id));
  if (!asked) return fail(Code::not_found, "base.not_found");
  const Doing as_own = TRY(households::as_answering_for(call.db, call.doing, *book.households, *asked));
  const auto household = TRY(households::show_household(call.db, *book.households, as_own.by, id));
  const auto page = TRY(call.page());
  return http::ok(TRY(write_timeline(call.db, call.doing, book, household, TRY(read_position(page.cursor)), static_cast<std::size_t>(page.limit), call.language)));
}

}  // namespace

void mount_visits(http::Router& router, std::shared_ptr<const VisitBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  router.get("/api/v1/visits", read_visits, reading(list), {.weight = http::Weight::heavy});
  router.get("/api/v1/visits/overlaps", read_visits, reading(lately), {.weight = http::Weight::heavy});
  router.get("/api/v1/visits/needs", read_visits, reading(list_needs));
  router.get("/api/v1/visits/{id}", read_visits, reading(show));
  router.get("/api/v1/households/{id}/timeline", read_visits, reading(timeline), {.weight = http::Weight::heavy});
  router.stepwise<Approach, EnteredVisit>(
      http::Method::post, "/api/v1/visits", register_visits, reading(look_where),
      [book](Writing& call, Approach looked) { return enter_visit(call.db, call.doing, *book, std::move(looked)); },
      [book](Reading& call, const EnteredVisit& entered) { return show_entered(call, *book, entered); }, {.max_body_bytes = max_visit_bytes});
  router.patch("/api/v1/visits/{id}", register_visits, writing(change), {.max_body_bytes = max_visit_bytes});
  router.post("/api/v1/visits/{id}/settlement", settle_visits, writing(decide));
}

}  // namespace lianxin::visits
