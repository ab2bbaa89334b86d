#include "features/people/composition_rules.h"
#include "features/people/people_json.h"
#include "features/people/people_routes.h"
#include "features/people/team_actions.h"
#include "features/people/team_store.h"
#include "features/places/places.h"

namespace lianxin::people {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Day today_of(const http::CallBase& call) { return day_of(call.doing.now, call.doing.zone); }

std::string body_of(const http::CallBase& call, const Staff& staff, const Team& team) {
  return write_team(team, lacks_of(team.level, team.seats, staff.rules), call.language);
}

Result<http::Reply> list(Reading& call, const Staff& staff) {
  store::TeamFilter filter;
  filter.words = call.request.parameter("q").value_or("");
  filter.level = call.request.parameter("level");
  if (const auto code = call.request.parameter("place")) {
    const auto place = TRY(places::place_named(call.db, staff.partition, *code));
    filter.places = places::range_of(place.now_path);
  }
  const auto page = TRY(call.page());
  return http::ok(write_teams(TRY(store::list_teams(call.db, staff.partition, filter, page, today_of(call)))));
}

Result<http::Reply> show(Reading& call, const Staff& staff) {
  const auto id = TRY(call.id_param<TeamId>("id"));
  return http::ok(body_of(call, staff, TRY(show_team(call.db, staff, id, today_of(call)))));
}

Result<http::Reply> add(Writing& call, const Staff& staff) {
  const auto asked = TRY(read_new_team(call.request.body));
  const auto created = TRY(add_team(call.db, call.doing, staff, asked));
  auto body = body_of(call, staff, created.team);
  if (!created.is_new) return http::ok(std::move(body));
  return http::created(std::move(body), "/api/v1/teams/" + to_text(created.team.id));
}

Result<http::Reply> change(Writing& call, const Staff& staff) {
  const auto id = TRY(call.id_param<TeamId>("id"));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  const auto edit = TRY(read_team_edit(call.request.body));
  auto changed = change_team(call.db, call.doing, staff, id, edit, *version);
  if (changed) return http::ok(body_of(call, staff, *changed));
  if (changed.error().code == Code::stale) changed.error().current = body_of(call, staff, TRY(show_team(call.db, staff, id, today_of(call))));
  return std::move(changed).error();
}

}  // namespace

void mount_teams(http::Router& router, const Staff& staff) {
  const auto reading = [&staff](auto handler) { return [&staff, handler](Reading& call) { return handler(call, staff); }; };
  const auto writing = [&staff](auto handler) { return [&staff, handler](Writing& call) { return handler(call, staff); }; };
  router.get("/api/v1/teams", read_people, reading(list), {.weight = http::Weight::heavy});
  router.get("/api/v1/teams/{id}", read_people, reading(show));
  router.post("/api/v1/teams", change_people, writing(add));
  router.patch("/api/v1/teams/{id}", change_people, writing(change));
}

}  // namespace lianxin::people
