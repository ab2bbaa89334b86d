#include "features/places/place_routes.h"

#include "features/places/place_change_actions.h"
#include "features/places/place_json.h"
#include "features/places/place_path.h"
#include "features/places/place_rules.h"
#include "features/places/place_store.h"
#include "features/places/planned_change_actions.h"
#include "features/places/planned_change_store.h"
#include "platform/http/asked.h"

namespace lianxin::places {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<std::vector<PlaceRef>> path_of(const db::Reader& r, const Tree& tree, const Place& place) {
  std::vector<PlaceRef> out;
  for (auto& above : TRY(store::list_above(r, tree.partition, place.path)))
    out.push_back({above.code, above.name, above.full_name});
  out.push_back({place.code, place.name, place.full_name});
  return out;
}

// The way down as it was on a day.
Result<std::vector<PlaceRef>> path_then(const db::Reader& r, const Tree& tree, const Place& place, Day day) {
  std::vector<PlaceRef> out{{place.code, place.name, place.full_name}};
  for (auto parent = place.parent; parent;) {
    const auto above = TRY(store::find_place_then(r, tree.partition, *parent, day));
    if (!above) break;
    out.insert(out.begin(), {above->code, above->name, above->full_name});
    parent = above->parent;
  }
  return out;
}

Result<std::string> place_body(const http::CallBase& call, const db::Reader& r, const Tree& tree, const Place& place, std::optional<Day> day) {
  PlacePage page{.place = place};
  if (day) page.path = TRY(path_then(r, tree, place, *day));
  else page.path = TRY(path_of(r, tree, place));
  page.history = readable_history(TRY(store::list_versions(r, tree.partition, place.code)));
  std::vector<std::string> codes;
  if (place.successor) codes.push_back(*place.successor);
  for (const auto& version : page.history) {
    if (version.parent) codes.push_back(*version.parent);
    if (version.origin) codes.push_back(*version.origin);
  }
  page.planned = TRY(store::list_planned(r, tree.partition, place.code));
  for (const auto& planned : page.planned)
    for (const auto& code : {planned.change.parent, planned.change.into})
      if (code) codes.push_back(*code);
  page.parts = TRY(store::list_parts(r, tree.partition, place.code));
  page.mentioned = TRY(store::place_refs(r, tree.partition, codes));
  return write_place(page, call.language, call.doing.zone);
}

Result<http::Reply> answer_list(const Reading& call, const Tree& tree, const store::PlaceFilter& filter) {
  const auto page = TRY(call.page());
  const auto day = TRY(http::day_asked(call, "as_of"));
  if (day) return http::ok(write_places(TRY(store::list_places_then(call.db, tree.partition, filter, page, *day)), {}));
  return http::ok(write_places(TRY(store::list_places(call.db, tree.partition, filter, page)), {}));
}

Result<http::Reply> list(Reading& call, const Tree& tree) {
  store::PlaceFilter filter;
  filter.words = call.request.parameter("q").value_or("");
  filter.parent = call.request.parameter("parent");
  filter.level = call.request.parameter("level");
  if (const auto under = call.request.parameter("under")) {
    const auto day = TRY(http::day_asked(call, "as_of"));
    const auto above = day ? TRY(store::find_place_then(call.db, tree.partition, *under, *day))
                           : TRY(store::find_place(call.db, tree.partition, *under));
    if (!above) return invalid_field("under", "places.no_such_place");
    filter.range = range_of(day ? above->path : above->now_path);
  }
  return answer_list(call, tree, filter);
}

Result<Place> place_asked(const http::CallBase& call, const db::Reader& r, const Tree& tree, std::optional<Day> day) {
  if (day) return show_place_then(r, tree, call.param("code"), *day);
  return show_place(r, tree, call.param("code"));
}

Result<http::Reply> show(Reading& call, const Tree& tree) {
  const auto day = TRY(http::day_asked(call, "as_of"));
  const auto place = TRY(place_asked(call, call.db, tree, day));
  return http::ok(TRY(place_body(call, call.db, tree, place, day)));
}

Result<http::Reply> children(Reading& call, const Tree& tree) {
  const auto day = TRY(http::day_asked(call, "as_of"));
  const auto place = TRY(place_asked(call, call.db, tree, day));
  store::PlaceFilter filter;
  filter.parent = place.code;
  return answer_list(call, tree, filter);
}

Result<http::Reply> add(Writing& call, const Tree& tree) {
  const auto asked = TRY(read_new_place(call.request.body));
  const auto created = TRY(add_place(call.db, call.doing, tree, asked));
  auto body = TRY(place_body(call, call.db, tree, created.place, std::nullopt));
  if (!created.is_new) return http::ok(std::move(body));
  return http::created(std::move(body), "/api/v1/places/" + created.place.code);
}

Result<http::Reply> change(Writing& call, const Tree& tree) {
  const auto asked = TRY(read_place_change(call.request.body));
  const auto version = TRY(call.if_match());
  const bool is_to_come = asked.from > day_of(call.doing.now, call.doing.zone);
  auto changed = (is_to_come ? plan_change : change_place)(call.db, call.doing, tree, call.param("code"), asked, version);
  if (changed) {
    auto reply = http::ok(TRY(place_body(call, call.db, tree, *changed, std::nullopt)));
    if (is_to_come) reply.status = 202;
    return reply;
  }
  if (changed.error().code == Code::stale) {
    const auto now = TRY(show_place(call.db, tree, call.param("code")));
    changed.error().current = TRY(place_body(call, call.db, tree, now, std::nullopt));
  }
  return std::move(changed).error();
}

Result<http::Reply> withdraw(Writing& call, const Tree& tree) {
  TRY(withdraw_change(call.db, call.doing, tree, call.param("code"), TRY(call.id_param<PlannedChangeId>("id"))));
  return http::no_content();
}

}  // namespace

void mount_places(http::Router& router, const Tree& tree) {
  const auto reading = [&tree](auto handler) { return [&tree, handler](Reading& call) { return handler(call, tree); }; };
  const auto writing = [&tree](auto handler) { return [&tree, handler](Writing& call) { return handler(call, tree); }; };
  router.get("/api/v1/places", read_network, reading(list), {.weight = http::Weight::heavy});
  router.get("/api/v1/places/{code}", read_network, reading(show));
  router.get("/api/v1/places/{code}/children", read_network, reading(children), {.weight = http::Weight::heavy});
  router.post("/api/v1/places", change_network, writing(add));
  router.post("/api/v1/places/{code}/changes", change_network, writing(change));
  router.del("/api/v1/places/{code}/planned/{id}", change_network, writing(withdraw));
}

}  // namespace lianxin::places
