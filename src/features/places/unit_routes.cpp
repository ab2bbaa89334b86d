#include "features/places/place_json.h"
#include "features/places/place_path.h"
#include "features/places/place_routes.h"
#include "features/places/place_store.h"
#include "features/places/unit_actions.h"
#include "features/places/unit_store.h"

namespace lianxin::places {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<http::Reply> list(Reading& call, const Tree& tree) {
  store::UnitFilter filter;
  filter.words = call.request.parameter("q").value_or("");
  filter.category = call.request.parameter("category");
  if (const auto kind = call.request.parameter("kind")) {
    filter.kind = unit_kind_named(*kind);
    if (!filter.kind) return invalid_field("kind", "places.no_such_unit_kind");
  }
  if (const auto code = call.request.parameter("place")) {
    const auto place = TRY(store::find_place(call.db, tree.partition, *code));
    if (!place) return invalid_field("place", "places.no_such_place");
    filter.places = range_of(place->now_path);
  }
  const auto page = TRY(call.page());
  return http::ok(write_units(TRY(store::list_units(call.db, tree.partition, filter, page))));
}

Result<http::Reply> list_duties(Reading& call, const Tree& tree) {
  const auto place = TRY(store::find_place(call.db, tree.partition, call.param("code")));
  if (!place) return fail(Code::not_found, "base.not_found");
  return http::ok(write_units({TRY(store::units_in_reach(call.db, tree.partition, place->path))}));
}

Result<http::Reply> show(Reading& call, const Tree& tree) {
  const auto id = TRY(call.id_param<UnitId>("id"));
  return http::ok(write_unit(TRY(show_unit(call.db, tree, id))));
}

Result<http::Reply> add(Writing& call, const Tree& tree) {
  const auto asked = TRY(read_new_unit(call.request.body));
  const auto created = TRY(add_unit(call.db, call.doing, tree, asked));
  if (!created.is_new) return http::ok(write_unit(created.unit));
  return http::created(write_unit(created.unit), "/api/v1/units/" + to_text(created.unit.id));
}

Result<http::Reply> change(Writing& call, const Tree& tree) {
  const auto id = TRY(call.id_param<UnitId>("id"));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  const auto edit = TRY(read_unit_edit(call.request.body));
  auto changed = change_unit(call.db, call.doing, tree, id, edit, *version);
  if (changed) return http::ok(write_unit(*changed));
  if (changed.error().code == Code::stale) changed.error().current = write_unit(TRY(show_unit(call.db, tree, id)));
  return std::move(changed).error();
}

}  // namespace

void mount_units(http::Router& router, const Tree& tree) {
  const auto reading = [&tree](auto handler) { return [&tree, handler](Reading& call) { return handler(call, tree); }; };
  const auto writing = [&tree](auto handler) { return [&tree, handler](Writing& call) { return handler(call, tree); }; };
  router.get("/api/v1/units", read_network, reading(list), {.weight = http::Weight::heavy});
  router.get("/api/v1/places/{code}/duties", read_network, reading(list_duties), {.weight = http::Weight::heavy});
  router.get("/api/v1/units/{id}", read_network, reading(show));
  router.post("/api/v1/units", change_network, writing(add));
  router.patch("/api/v1/units/{id}", change_network, writing(change));
}

}  // namespace lianxin::places
