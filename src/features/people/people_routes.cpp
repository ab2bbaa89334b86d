#include "features/people/people_routes.h"

#include "features/people/people_json.h"
#include "features/people/person_store.h"
#include "features/places/places.h"

namespace lianxin::people {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<http::Reply> list(Reading& call, const Staff& staff) {
  store::PersonFilter filter;
  filter.words = call.request.parameter("q").value_or("");
  if (const auto unit = call.request.parameter("unit")) {
    filter.unit = parse_id<UnitId>(*unit);
    if (!filter.unit) return invalid_field("unit", "base.json_not_an_id");
  }
  if (const auto code = call.request.parameter("place")) {
    const auto place = TRY(places::place_named(call.db, staff.partition, *code));
    filter.places = places::range_of(place.now_path);
  }
  const auto page = TRY(call.page());
  return http::ok(write_people(TRY(store::list_people(call.db, staff.partition, filter, page))));
}

Result<http::Reply> show(Reading& call, const Staff& staff) {
  const auto id = TRY(call.id_param<PersonId>("id"));
  return http::ok(write_person(TRY(show_person(call.db, staff, id))));
}

Result<http::Reply> add(Writing& call, const Staff& staff) {
  const auto asked = TRY(read_new_person(call.request.body));
  const auto created = TRY(add_person(call.db, call.doing, staff, asked));
  if (!created.is_new) return http::ok(write_person(created.person));
  return http::created(write_person(created.person), "/api/v1/people/" + to_text(created.person.id));
}

Result<http::Reply> change(Writing& call, const Staff& staff) {
  const auto id = TRY(call.id_param<PersonId>("id"));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  const auto edit = TRY(read_person_edit(call.request.body));
  auto changed = change_person(call.db, call.doing, staff, id, edit, *version);
  if (changed) return http::ok(write_person(*changed));
  if (changed.error().code == Code::stale) changed.error().current = write_person(TRY(show_person(call.db, staff, id)));
  return std::move(changed).error();
}

}  // namespace

void mount_people(http::Router& router, const Staff& staff) {
  const auto reading = [&staff](auto handler) { return [&staff, handler](Reading& call) { return handler(call, staff); }; };
  const auto writing = [&staff](auto handler) { return [&staff, handler](Writing& call) { return handler(call, staff); }; };
  router.get("/api/v1/people", read_people, reading(list), {.weight = http::Weight::heavy});
  router.get("/api/v1/people/{id}", read_people, reading(show));
  router.post("/api/v1/people", change_people, writing(add));
  router.patch("/api/v1/people/{id}", change_people, writing(change));
}

}  // namespace lianxin::people
