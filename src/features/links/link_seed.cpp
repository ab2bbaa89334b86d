#include "features/links/link_seed.h"

#include "features/places/demo_unit.h"
#include "features/places/places.h"
#include "platform/db/conditions.h"

namespace lianxin::links {
namespace {

struct Somebody {
  Uuid id{};
  std::string level{};
  HelperClass helper_class = HelperClass::leader;
};
struct Object {
  std::string id{};     // of a household; empty: the place itself
  std::string place{};
  std::string path{};
};

class Linking {
 public:
  Linking(db::Writer& w, const Registry& registry, Moment now) : w_(w), registry_(registry), now_(now), since_(day_of(now, registry.zone) - 250) {}

  Result<void> link(std::string_view kind, WhoKind who_kind, const Somebody& who, const Object& to, std::string_view programme, bool demonstration = false) {
    Link l{.kind = std::string(kind), .who_kind = who_kind, .who = who.id, .place = to.place, .path = to.path, .level = who.level, .helper_class = who.helper_class};
    if (!to.id.empty()) l.household = parse_id<HouseholdId>(to.id);
    l.id = {named_uuid("link:" + l.kind + ":" + to_text(who.id) + ":" + to.place + to.id)};
    l.programmes = {std::string(programme)};
    l.demonstration = demonstration;
    l.from_on = since_;
    if (TRY(store::find_link(w_, registry_.partition, l.id))) return {};
    return store::insert_link(w_, registry_.partition, l, now_);
  }

  // Of a serving member where he lives; every fifth has not taken a post yet.
  Result<void> check_in(const Somebody& who, const Object& to, std::size_t n) {
    Link l{.kind = "check_in", .who_kind = WhoKind::person, .who = who.id, .place = to.place, .path = to.path, .level = who.level, .helper_class = HelperClass::member};
    l.id = {named_uuid("link:check_in:" + to_text(who.id))};
    const auto& posts = registry_.packs.posts.posts;
    if (n % 5 != 4 && !posts.empty()) l.post = posts[n % posts.size()].key;
    l.from_on = since_;
    if (TRY(store::find_link(w_, registry_.partition, l.id))) return {};
    return store::insert_link(w_, registry_.partition, l, now_);
  }

  Result<std::vector<Somebody>> members_at(std::string_view path, int most) {
    return w_.list("select p.id from people_facts p join units_facts u on u.partition = p.partition and u.id = p.unit where p.partition = $1 and u.place_path = $2 and "
                   "u.kind = 'department' and p.left_on is null order by p.id limit $3",
                   {registry_.partition, path, most}, [](const db::Row& row) { return Somebody{parse_uuid(row.text(0)).value_or(Uuid{}), "county"}; });
  }

  Result<std::vector<Somebody>> people_at(std::string_view path, std::string_view level) {
    const auto range = places::range_of(path);
    return w_.list("select p.id from people_facts p join units_facts u on u.partition = p.partition and u.id = p.unit join places_facts f on f.partition = "
                   "u.partition and f.code = u.place where p.partition = $1 and u.place_path >= $2 and u.place_path < $3 and f.level = $4 and p.rank in "
                   "('standing_committee', 'congress_head', 'leadership') and p.left_on is null order by p.id",
                   {registry_.partition, range.begin, range.end, level},
                   [&](const db::Row& row) { return Somebody{parse_uuid(row.text(0)).value_or(Uuid{}), std::string(level)}; });
  }

  Result<std::vector<Object>> places_at(std::string_view path, std::string_view level) {
    const auto range = places::range_of(path);
    return w_.list("select code, path from places_facts where partition = $1 and path >= $2 and path < $3 and level = $4 and valid_to is null order by path",
                   {registry_.partition, range.begin, range.end, level},
                   [](const db::Row& row) { return Object{{}, row.get<std::string>(0), row.get<std::string>(1)}; });
  }

  Result<std::vector<Object>> households_at(std::string_view path) {
    const auto range = places::range_of(path);
    return w_.list("select id, place, path from households_facts where partition = $1 and path >= $2 and path < $3 and state in ('active', 'away') "
                   "order by path, number",
                   {registry_.partition, range.begin, range.end},
                   [](const db::Row& row) { return Object{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)}; });
  }

  Result<std::vector<Somebody>> team_of(std::string_view place, std::string_view level) {
    return w_.list("select distinct s.person from team_seats_facts s join teams_facts t on t.partition = s.partition and t.id = s.team where t.partition = $1 "
                   "and t.place = $2 and t.level = $3 and s.until_on is null order by s.person",
                   {registry_.partition, place, level}, [&](const db::Row& row) {
                     return Somebody{parse_uuid(row.text(0)).value_or(Uuid{}), std::string(level), HelperClass::other};
                   });
  }

  // Each leader of the level: contact points on the levels below (4.17, 4.18), one after the other.
  Result<void> contact_points(const std::vector<Somebody>& leaders, const std::vector<std::vector<Object>>& below) {
    for (std::size_t i = 0; i < leaders.size(); ++i)
      for (const auto& objects : below)
        if (!objects.empty()) TRY(link("contact_point", WhoKind::person, leaders[i], objects[i % objects.size()], "leading", i % 9 == 0));
    return {};
  }

 private:
  db::Writer& w_;
  const Registry& registry_;
  Moment now_;
  Day since_;
};

// In the demonstration banner: departments help three households each, village teams keep village and households.
Result<void> seed_banner(db::Writer& w, Linking& linking, const Registry& registry) {
  const auto banner = TRY(places::find_place(w, registry.partition, places::demo_chen_banner));
  if (!banner) return {};
  TRY(linking.contact_points(TRY(linking.people_at(banner->now_path, "county")),
                             {TRY(linking.places_at(banner->now_path, "township")), TRY(linking.places_at(banner->now_path, "village"))}));
  const auto households = TRY(linking.households_at(banner->now_path));
  const auto villages = TRY(linking.places_at(banner->now_path, "village"));
  std::size_t n = 0;
  for (const auto& department : places::demo_departments()) {
    const Somebody unit{places::demo_unit_id(places::demo_chen_banner, department.key).value, "county",
                        department.kind == places::UnitKind::enterprise ? HelperClass::enterprise : HelperClass::unit};
    if (!villages.empty()) TRY(linking.link("pairing", WhoKind::unit, unit, villages[n % villages.size()], "fixed_help"));
    for (int i = 0; i < 3 && !households.empty(); ++i) TRY(linking.link("pairing", WhoKind::unit, unit, households[(n * 3 + static_cast<std::size_t>(i)) * 7 % households.size()], "fixed_help"));
    ++n;
  }
  std::size_t members = 0;
  if (const auto sumu = TRY(places::find_place(w, registry.partition, places::demo_sumu))) {
    const auto homes = TRY(linking.places_at(sumu->now_path, "village"));
    if (!homes.empty()) {
      for (const auto& member : TRY(linking.members_at(banner->now_path, 24))) {
        TRY(linking.check_in(member, homes[members % homes.size()], members));
        ++members;
      }
    }
  }
  for (const auto& village : villages) {
    const auto keepers = TRY(linking.team_of(village.place, "village"));
    if (keepers.empty()) continue;
    TRY(linking.link("keeper", WhoKind::person, keepers.front(), village, "leading"));
    const auto of_village = TRY(linking.households_at(village.path));
    for (std::size_t i = 0; i < of_village.size(); ++i)
      if (i % 18 != 17) TRY(linking.link("keeper", WhoKind::person, keepers[i % keepers.size()], of_village[i], "leading"));  // a few nobody keeps: gaps to find
  }
  return {};
}

}  // namespace

Result<void> seed_links(db::Store& store, const Registry& registry, const SeedOptions& options) {
  return store.transact([&](db::Writer& w) -> Result<void> {
    const auto root = TRY(places::find_place(w, registry.partition, registry.partition));
    if (!root) return {};
    Linking linking(w, registry, options.now);
    TRY(linking.contact_points(TRY(linking.people_at(root->now_path, "prefecture")),
                               {TRY(linking.places_at(root->now_path, "county")), TRY(linking.places_at(root->now_path, "township")),
                                TRY(linking.places_at(root->now_path, "village"))}));
    return seed_banner(w, linking, registry);
  });
}

}  // namespace lianxin::links
