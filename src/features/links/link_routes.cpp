#include "features/links/link_routes.h"

#include "features/links/link_json.h"
#include "features/places/places.h"

namespace lianxin::links {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Day today_of(const http::CallBase& call) { return day_of(call.doing.now, call.doing.zone); }

Showing showing_of(const http::CallBase& call, const Registry& registry) { return {registry, call.doing.by, today_of(call), call.language}; }

// live_on=: today when missing, `any` for all.
Result<std::optional<Day>> live_on(const http::CallBase& call) {
  const auto asked = call.request.parameter("live_on");
  if (!asked) return std::optional(today_of(call));
  if (*asked == "any") return std::optional<Day>{};
  if (const auto day = parse_day(*asked)) return std::optional(*day);
  return invalid_field("live_on", "base.json_not_a_day");
}

template <class T>
Result<std::optional<T>> id_asked(const http::CallBase& call, std::string_view name) {
  const auto asked = call.request.parameter(name);
  if (!asked) return std::optional<T>{};
  if (const auto id = parse_uuid(*asked)) return std::optional<T>(T{*id});
  return invalid_field(std::string(name), "base.json_not_an_id");
}

Result<std::optional<PathRange>> range_asked(const db::Reader& r, const http::CallBase& call, const Registry& registry) {
  const auto code = call.request.parameter("place");
  if (!code) return std::optional<PathRange>{};
  return std::optional(places::range_of(TRY(places::place_named(r, registry.partition, *code)).now_path));
}

Result<store::LinkFilter> filter_of(Reading& call, const Registry& registry) {
  store::LinkFilter out;
  out.words = call.request.parameter("q").value_or("");
  out.places = TRY(range_asked(call.db, call, registry));
  if (const auto kind = call.request.parameter("kind")) out.kind = std::string(*kind);
  out.who = TRY(id_asked<Uuid>(call, "who"));
  out.household = TRY(id_asked<HouseholdId>(call, "household"));
  if (const auto level = call.request.parameter("level")) out.level = std::string(*level);
  if (const auto programme = call.request.parameter("programme")) {
    if (!registry.packs.programme(*programme)) return invalid_field("programme", "links.no_such_programme");
    out.programme = std::string(*programme);
  }
  if (const auto post = call.request.parameter("post")) {
    if (!registry.packs.posts.find(*post)) return invalid_field("post", "links.no_such_post");
    out.post = std::string(*post);
  }
  out.live_on = TRY(live_on(call));
  return out;
}

Result<http::Reply> list(Reading& call, const Registry& registry) {
  const auto filter = TRY(filter_of(call, registry));
  const auto page = TRY(list_links(call.db, call.doing.by, registry, filter, TRY(call.page()), today_of(call)));
  return http::ok(write_links(showing_of(call, registry), page));
}

Result<http::Reply> list_posts(Reading& call, const Registry& registry) { return http::ok(write_posts(showing_of(call, registry))); }

Result<http::Reply> show(Reading& call, const Registry& registry) {
  const auto id = TRY(call.id_param<LinkId>("id"));
  return http::ok(write_link(showing_of(call, registry), TRY(show_link(call.db, call.doing.by, registry, id, today_of(call)))));
}

Result<http::Reply> add(Writing& call, const Registry& registry) {
  const auto created = TRY(begin_link(call.db, call.doing, registry, TRY(read_new_link(call.request.body))));
  auto body = write_link(showing_of(call, registry), created.row, created.over);
  if (!created.is_new) return http::ok(std::move(body));
  return http::created(std::move(body), "/api/v1/links/" + to_text(created.row.link.id));
}

// The record as it is now goes with a "stale".
Result<http::Reply> with_current(Writing& call, const Registry& registry, LinkId id, Result<store::LinkRow> done) {
  if (done) return http::ok(write_link(showing_of(call, registry), *done));
  if (done.error().code == Code::stale)
    done.error().current = write_link(showing_of(call, registry), TRY(show_link(call.db, call.doing.by, registry, id, today_of(call))));
  return std::move(done).error();
}

Result<http::Reply> change(Writing& call, const Registry& registry) {
  const auto id = TRY(call.id_param<LinkId>("id"));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  const auto edit = TRY(read_link_edit(call.request.body));
  return with_current(call, registry, id, change_link(call.db, call.doing, registry, id, edit, *version));
}

Result<http::Reply> command(Writing& call, const Registry& registry) {
  const auto id = TRY(call.id_param<LinkId>("id"));
  const auto asked = TRY(read_link_command(call.request.body));
  return with_current(call, registry, id, command_link(call.db, call.doing, registry, id, asked, TRY(call.if_match())));
}

Result<http::Reply> reassign_many(Writing& call, const Registry& registry) {
  const auto rows = TRY(reassign(call.db, call.doing, registry, TRY(read_reassignment(call.request.body))));
  return http::ok(write_reassigned(showing_of(call, registry), rows));
}

Result<http::Reply> list_away(Reading& call, const Registry& registry) {
  const store::AbsenceFilter filter{TRY(range_asked(call.db, call, registry)), TRY(live_on(call))};
  const auto sight = access::sight_of(call.doing.by, read_links);
  return http::ok(write_absences(TRY(store::list_absences(call.db, registry.partition, filter, sight, call.doing.by.person, TRY(call.page())))));
}

Result<http::Reply> add_away(Writing& call, const Registry& registry) {
  const auto created = TRY(add_absence(call.db, call.doing, registry, TRY(read_new_absence(call.request.body))));
  if (!created.is_new) return http::ok(write_absence(created.row));
  return http::created(write_absence(created.row), "/api/v1/absences/" + to_text(created.row.absence.id));
}

Result<http::Reply> change_away(Writing& call, const Registry& registry) {
  const auto id = TRY(call.id_param<AbsenceId>("id"));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  auto changed = change_absence(call.db, call.doing, registry, id, TRY(read_absence_edit(call.request.body)), *version);
  if (changed) return http::ok(write_absence(*changed));
  if (changed.error().code == Code::stale) changed.error().current = write_absence(TRY(store::find_absence(call.db, registry.partition, id)).value());
  return std::move(changed).error();
}

}  // namespace

void mount_links(http::Router& router, const Registry& registry) {
  const auto reading = [&registry](auto handler) { return [&registry, handler](Reading& call) { return handler(call, registry); }; };
  const auto writing = [&registry](auto handler) { return [&registry, handler](Writing& call) { return handler(call, registry); }; };
  router.get("/api/v1/links", read_links, reading(list), {.weight = http::Weight::heavy});
  router.post("/api/v1/links", change_links, writing(add));
  router.post("/api/v1/links/reassign", change_links, writing(reassign_many));
  router.get("/api/v1/links/posts", read_links, reading(list_posts));
  router.get("/api/v1/links/{id}", read_links, reading(show));
  router.patch("/api/v1/links/{id}", change_links, writing(change));
  router.post("/api/v1/links/{id}/commands", change_links, writing(command));
  router.get("/api/v1/absences", read_links, reading(list_away));
  router.post("/api/v1/absences", read_links, writing(add_away));
  router.patch("/api/v1/absences/{id}", read_links, writing(change_away));
}

}  // namespace lianxin::links
