#include "features/households/household_routes.h"

#include "base/text.h"
#include "features/households/household_form_json.h"
#include "features/households/household_history_store.h"
#include "features/households/household_json.h"
#include "features/households/household_list_store.h"
#include "features/households/household_tally_store.h"
#include "features/places/places.h"

namespace lianxin::households {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

constexpr int most_named_places = 50;

template <class Call>
Day today_of(const Call& call) {
  return day_of(call.doing.now, call.doing.zone);
}

template <class Call>
Result<std::string> written(Call& call, const Registry& registry, const Household& household) {
  return write_household(call.db, call.doing, registry, household, call.language);
}

// With the current record beside a stale one's error.
template <class T>
Result<T> or_current(Writing& call, const Registry& registry, HouseholdId id, Result<T> result) {
  if (!result && result.error().code == Code::stale)
    result.error().current = TRY(written(call, registry, TRY(show_household(call.db, registry, call.doing.by, id))));
  return result;
}

Result<std::optional<bool>> flag_of(const http::CallBase& call, std::string_view name) {
  const auto text = call.request.parameter(name);
  if (!text) return std::optional<bool>{};
  if (*text != "true" && *text != "false") return invalid_field(name, "base.json_wrong_type", {{"expected", "true, false"}});
  return std::optional<bool>(*text == "true");
}

Result<std::vector<PathRange>> ranges_of(const db::Reader& r, const Registry& registry, const std::vector<std::string>& codes) {
  std::vector<PathRange> out;
  for (const auto& code : codes)
    if (const auto place = TRY(places::find_place(r, registry.partition(), code))) out.push_back(places::range_of(place->now_path));
  return out;
}

Result<store::HouseholdFilter> filter_of(Reading& call, const Registry& registry) {
  store::HouseholdFilter f;
  f.words = call.request.parameter("q").value_or("");
  if (length_of(trimmed(f.words)) > 1) {
    const PageRequest few{.limit = most_named_places};
    for (const auto& place : TRY(places::list_open_places(call.db, registry.partition(), f.words, {}, few)).items)
      f.word_places.push_back(places::range_of(place.path));
  }
  if (const auto code = call.request.parameter("place"))
    f.places = places::range_of(TRY(places::place_named(call.db, registry.partition(), *code)).now_path);
  if (const auto text = call.request.parameter("state")) {
    f.state = named<HouseholdState>(*text);
    if (!f.state) return invalid_field("state", "base.json_not_one_of", {{"allowed", "active, away, merged, left"}});
  }
  f.tag = call.request.parameter("tag");
  f.surveyed = TRY(flag_of(call, "surveyed"));
  if (TRY(flag_of(call, "mine")).value_or(false)) {
    const Own own = TRY(own_of(call.db, call.doing, registry));
    f.own_households = own.households;
    f.own_places = TRY(ranges_of(call.db, registry, own.places));
  }
  return f;
}

Result<http::Reply> list(Reading& call, const Registry& registry) {
  const auto filter = TRY(filter_of(call, registry));
  const auto sight = access::sight_of(call.doing.by, read_households);
  const auto page = TRY(store::list_households(call.db, registry.partition(), filter, sight, today_of(call), TRY(call.page())));
  return http::ok(TRY(write_households(call.db, call.doing, registry, page, call.language)));
}

Result<http::Reply> show(Reading& call, const Registry& registry) {
  const auto id = TRY(call.id_param<HouseholdId>("id"));
  return http::ok(TRY(written(call, registry, TRY(show_household(call.db, registry, call.doing.by, id)))));
}

Result<http::Reply> history(Reading& call, const Registry& registry) {
  const auto id = TRY(call.id_param<HouseholdId>("id"));
  TRY(show_household(call.db, registry, call.doing.by, id));
  const auto page = TRY(store::list_history(call.db, registry.partition(), id, TRY(call.page())));
  return http::ok(write_history(registry, page, call.doing, call.language));
}

// Within the asker's reach: who sees only some villages counts only these.
Result<http::Reply> counts(Reading& call, const Registry& registry) {
  const std::string code = call.request.parameter("place").value_or(registry.partition());
  const auto place = TRY(places::place_named(call.db, registry.partition(), code));
  const auto all = places::range_of(place.now_path);
  std::vector<HouseholdTally> tallies;
  for (const auto& seen : access::sight_of(call.doing.by, read_households).ranges) {
    const PathRange within{std::max(all.begin, seen.begin), std::min(all.end, seen.end)};
    if (within.begin >= within.end) continue;
    for (auto& tally : TRY(store::tallies(call.db, registry.partition(), within))) tallies.push_back(std::move(tally));
  }
  std::vector<places::Place> below;
  for (auto& each : TRY(places::list_open_places(call.db, registry.partition(), "", place.now_code, {.limit = max_page_limit})).items)
    below.push_back(std::move(each));
  return http::ok(write_counts(place, below, tallies));
}

Result<http::Reply> form(Reading& call, const Registry& registry) {
  return http::ok(write_form(registry.form, registry.tags, call.language));
}

Result<http::Reply> add(Writing& call, const Registry& registry) {
  const auto asked = TRY(read_new_household(call.request.body));
  const auto made = TRY(register_household(call.db, call.doing, registry, asked));
  const auto body = TRY(written(call, registry, made.household));
  if (!made.is_new) return http::ok(body);
  return http::created(body, "/api/v1/households/" + to_text(made.household.id));
}

Result<http::Reply> change(Writing& call, const Registry& registry) {
  const auto id = TRY(call.id_param<HouseholdId>("id"));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  const auto edit = TRY(read_household_edit(call.request.body));
  const auto after = TRY(or_current(call, registry, id, change_household(call.db, call.doing, registry, id, edit, *version)));
  return http::ok(TRY(written(call, registry, after)));
}

Result<http::Reply> command(Writing& call, const Registry& registry) {
  const auto id = TRY(call.id_param<HouseholdId>("id"));
  const auto version = TRY(call.if_match());
  const auto asked = TRY(read_household_command(call.request.body));
  const auto after = TRY(or_current(call, registry, id, command_household(call.db, call.doing, registry, id, asked, version)));
  return http::ok(TRY(written(call, registry, after)));
}

Result<http::Reply> open(Writing& call, const Registry& registry) {
  const auto id = TRY(call.id_param<HouseholdId>("id"));
  const auto reason = TRY(read_reason(call.request.body));
  return http::ok(write_identity(TRY(open_household(call.db, call.doing, registry, id, reason))));
}

}  // namespace

void mount_households(http::Router& router, std::shared_ptr<const Registry> registry) {
  const auto answering = [registry](auto& call, auto handler) -> Result<http::Reply> {
    call.doing = TRY(as_answering(call.db, call.doing, *registry));
    return handler(call, *registry);
  };
  const auto reading = [answering](auto handler) { return [answering, handler](Reading& call) { return answering(call, handler); }; };
  const auto writing = [answering](auto handler) { return [answering, handler](Writing& call) { return answering(call, handler); }; };
  router.get("/api/v1/households", read_households, reading(list), {.weight = http::Weight::heavy});
  router.get("/api/v1/households/counts", read_households, reading(counts), {.weight = http::Weight::heavy});
  router.get("/api/v1/households/form", read_households, reading(form));
  router.get("/api/v1/households/{id}", read_households, reading(show));
  router.get("/api/v1/households/{id}/history", read_households, reading(history), {.weight = http::Weight::heavy});
  router.post("/api/v1/households", change_households, writing(add));
  router.patch("/api/v1/households/{id}", change_households, writing(change));
  router.post("/api/v1/households/{id}/commands", change_households, writing(command));
  router.post("/api/v1/households/{id}/identity", open_households, writing(open));
}

}  // namespace lianxin::households
