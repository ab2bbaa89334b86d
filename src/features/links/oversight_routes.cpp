// Gaps, overlaps, quotas and the report of pairings. Their figures are of whole places: who reads them must see all of the place.
#include "base/position.h"
#include "features/links/link_json.h"
#include "features/links/link_routes.h"
#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::links {
namespace {

using Reading = http::Call<db::Reader>;

constexpr int links_shown = 50;

Day today_of(const http::CallBase& call) { return day_of(call.doing.now, call.doing.zone); }

// The place asked for, or the highest one the asker sees whole.
Result<PathRange> range_seen(Reading& call, const Registry& registry) {
  if (const auto code = call.request.parameter("place")) {
    const auto place = TRY(places::place_named(call.db, registry.partition, *code));
    TRY(access::allow(call.doing.by, read_links, read_links, {.place_path = place.now_path}));
    return places::range_of(place.now_path);
  }
  const auto sight = access::sight_of(call.doing.by, read_links);
  if (sight.ranges.empty()) return invalid_field("place", "base.required");
  return sight.ranges.front();
}

Result<http::Reply> show_gaps(Reading& call, const Registry& registry) {
  const auto asked = call.request.parameter("what").value_or("places");
  const auto of = named<store::GapOf>(asked);
  if (!of) return invalid_field("what", "base.json_not_one_of", {{"allowed", "places, households, keepers"}});
  const auto range = TRY(range_seen(call, registry));
  return http::ok(write_gaps(TRY(store::list_gaps(call.db, registry.partition, *of, range, today_of(call), call.doing.zone, TRY(call.page())))));
}

Result<http::Reply> show_overlaps(Reading& call, const Registry& registry) {
  const auto range = TRY(range_seen(call, registry));
  const Day today = today_of(call);
  const auto page = TRY(store::list_overlaps(call.db, registry.partition, registry.packs.kinds, range, today, TRY(call.page())));
  std::vector<std::vector<store::LinkRow>> links;
  access::Sight whole{.ranges = {range}};
  for (const auto& row : page.items) {
    const store::LinkFilter filter{.kind = row.kind, .household = row.household, .live_on = today};
    links.push_back(TRY(store::list_links(call.db, registry.partition, filter, whole, {}, {.limit = links_shown}, today)).items);
  }
  return http::ok(write_overlaps({registry, call.doing.by, today, call.language}, page, links));
}

// Lines that are not met, from the place in the order that the cursor names.
Result<http::Reply> show_quotas(Reading& call, const Registry& registry) {
  const auto range = TRY(range_seen(call, registry));
  const auto page = TRY(call.page());
  std::vector<Quota> quotas = registry.packs.quotas;
  if (const auto rule = call.request.parameter("rule")) {
    std::erase_if(quotas, [&](const Quota& quota) { return quota.id != *rule; });
    if (quotas.empty()) return invalid_field("rule", "links.no_such_rule");
  }
  const std::size_t after = TRY(read_position(page.cursor));
  const auto facts = TRY(store::quota_facts(call.db, registry.partition, quotas, range, today_of(call)));
  QuotaPage out{.all = evaluate_quotas(quotas, facts.subjects, facts.links)};
  std::size_t position = 0;
  for (const QuotaLine& line : out.all) {
    if (line.state == QuotaState::met || position++ < after) continue;
    if (out.shown.size() == static_cast<std::size_t>(page.limit)) {
      out.next = make_position(position - 1);
      break;
    }
    out.shown.push_back(line);
  }
  for (const QuotaLine& line : out.shown) {
    const auto helper = TRY(store::find_helper(call.db, registry.partition, line.kind, line.who, today_of(call)));
    out.names.push_back(helper ? helper->name : std::string());
  }
  return http::ok(write_quotas({registry, call.doing.by, today_of(call), call.language}, out));
}

Result<http::Reply> show_report(Reading& call, const Registry& registry) {
  const auto range = TRY(range_seen(call, registry));
  Day on = today_of(call);
  if (const auto asked = call.request.parameter("live_on")) {
    const auto day = parse_day(*asked);
    if (!day) return invalid_field("live_on", "base.json_not_a_day");
    on = *day;
  }
  return http::ok(write_report(TRY(store::report(call.db, registry.partition, range, on))));
}

}  // namespace

void mount_oversight(http::Router& router, const Registry& registry) {
  const auto reading = [&registry](auto handler) { return [&registry, handler](Reading& call) { return handler(call, registry); }; };
  router.get("/api/v1/links/gaps", read_links, reading(show_gaps), {.weight = http::Weight::heavy});
  router.get("/api/v1/links/overlaps", read_links, reading(show_overlaps), {.weight = http::Weight::heavy});
  router.get("/api/v1/links/quotas", read_links, reading(show_quotas), {.weight = http::Weight::heavy});
  router.get("/api/v1/links/report", read_links, reading(show_report), {.weight = http::Weight::heavy});
}

}  // namespace lianxin::links
