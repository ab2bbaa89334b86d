#include "features/links/link_house_test.h"

#include <doctest/doctest.h>

#include <map>

#include "features/people/people.h"
#include "features/places/places.h"
#include "platform/embedded/embedded.h"
#include "tests/support/importing.h"

namespace lianxin::links::house {
namespace {

constexpr std::string_view places_csv =
    "code,name,level,kind,parent\n150700000000,呼伦贝尔市,prefecture,地级市,\n150725000000,陈巴尔虎旗,county,旗,150700000000\n"
    "150725200000,西乌珠尔苏木,township,苏木,150725000000\n150725200201,萨如拉塔拉嘎查,village,嘎查,150725200000\n"
    "150725200202,白音布日德嘎查,village,嘎查,150725200000\n150725201000,东乌珠尔苏木,township,苏木,150725000000\n"
    "150725201201,海拉图嘎查,village,嘎查,150725201000\n";
constexpr std::string_view units_csv =
    "name,kind,place\n市大引领办,office,150700000000\n旗大引领办,office,150725000000\n苏木大引领办,office,150725200000\n"
    "嘎查委员会,village_committee,150725200201\n旗水利局,department,150725000000\n绿源牧业,enterprise,150725000000\n";

struct Somebody {
  std::string_view unit, rank;
  Role role;
  Reach reach;
  std::string_view place;
};
const std::map<std::string_view, Somebody> people = {
    {"朝鲁", {"嘎查委员会", "village_secretary", Role::village_cadre, Reach::own_links, gacha}},
    {"塔娜", {"嘎查委员会", "", Role::team_member, Reach::own_links, gacha}},
    {"斯琴", {"苏木大引领办", "leadership", Role::office, Reach::subtree, sumu}},
    {"包玉兰", {"旗大引领办", "", Role::office, Reach::subtree, chen}},
    {"那日苏", {"旗大引领办", "leadership", Role::team_member, Reach::own_links, sumu}},
    {"赵敏", {"市大引领办", "", Role::inspector, Reach::subtree, prefecture}},
    {"高云", {"市大引领办", "", Role::administrator, Reach::subtree, prefecture}},
    {"苏和", {"旗大引领办", "", Role::office, Reach::subtree, other_sumu}},
    {"李明", {"旗水利局", "department_head", Role::unit_clerk, Reach::own_unit, ""}},
    {"哈斯", {"市大引领办", "standing_committee", Role::auditor, Reach::subtree, prefecture}},
};

std::string people_csv() {
  std::string out = "id,name,unit,rank,post,phone\n";
  for (const auto& [name, who] : people)
    out += to_text(person_id(name)) + "," + std::string(name) + "," + std::string(who.unit) + "," + std::string(who.rank) + "," + std::string(who.unit) +
           "干部,0470-6710" + std::to_string(100 + out.size() % 900) + "\n";
  return out;
}

std::string teams_csv() {
  const auto seat = [](std::string_view team, std::string_view level, std::string_view place, std::string_view person) {
    return std::string(team) + "," + std::string(level) + "," + std::string(place) + ",member," + to_text(person_id(person)) + ",2026-03-01\n";
  };
  return "name,level,place,seat,person,from\n" + seat("陈旗驻西乌珠尔引领队", "county", sumu, "那日苏") +
         seat("萨如拉塔拉引领队", "village", gacha, "塔娜") + seat("萨如拉塔拉引领队", "village", gacha, "朝鲁");
}

void take(const Result<Feature>& feature, db::Store& store, std::string_view kind, std::string_view csv) {
  const auto report = test::import_rows(feature, store, as_system(), kind, csv);
  REQUIRE(report.has_value());
  CHECK(test::faults_of(*report) == "");
}

void settle(db::Store& store, std::string_view place, std::string_view number, std::string_view head) {
  static const auto households = *households::open_registry(deployment());
  const Doing spring{.by = system_actor("test"), .now = *parse_moment("2026-03-02T09:00:00+08:00")};
  const households::NewHousehold asked{.id = household_id(head), .number = std::string(number), .place = std::string(place), .head = std::string(head)};
  REQUIRE(store.transact([&](db::Writer& w) { return households::register_household(w, spring, *households, asked); }).has_value());
}

Uuid id_in(db::Store& store, const std::string& view, std::string_view name) {
  const auto ids = store.reading([&](db::Reader& r) {
    return r.list("select id from " + view + " where partition = $1 and name = $2", {prefecture, name}, [](const db::Row& row) { return *parse_uuid(row.text(0)); });
  });
  REQUIRE(ids.has_value());
  REQUIRE(ids->size() == 1);
  return ids->front();
}

}  // namespace

const Deployment& deployment() {
  static const Deployment made = [] {
    Deployment d;
    d.partition = prefecture;
    d.secret_key = "0123456789abcdef0123456789abcdef";
    std::map<std::string, std::string, std::less<>> files;
    for (const auto& file : embedded_packs()) files.emplace(file.path, file.content);
    d.packs = Packs(std::move(files));
    return d;
  }();
  return made;
}

const Registry& registry() {
  static const auto made = *open_registry(deployment());
  return *made;
}

Doing as_system() { return {.by = system_actor("test"), .now = *parse_moment("2026-11-23T09:00:00+08:00")}; }
Day today() { return *parse_day("2026-11-23"); }

PersonId person_id(std::string_view name) { return {named_uuid("person " + std::string(name))}; }
Uuid unit_id(db::Store& store, std::string_view name) { return id_in(store, "units_facts", name); }
Uuid team_id(db::Store& store, std::string_view name) { return id_in(store, "teams_facts", name); }
HouseholdId household_id(std::string_view name) { return {named_uuid("household " + std::string(name))}; }

void build(db::Store& store) {
  const auto of_places = places::feature(deployment());
  const auto of_people = people::feature(deployment());
  take(of_places, store, "places", places_csv);
  take(of_places, store, "units", units_csv);
  take(of_people, store, "people", people_csv());
  take(of_people, store, "teams", teams_csv());
  settle(store, gacha, "12", "巴特尔");
  settle(store, gacha, "13", "萨仁");
  settle(store, second_gacha, "1", "孟和");
  settle(store, other_gacha, "1", "斯日古冷");
}

std::string path_of(db::Store& store, std::string_view code) {
  const auto place = store.reading([&](db::Reader& r) { return places::find_place(r, prefecture, code); });
  REQUIRE((place.has_value() && place->has_value()));
  return (*place)->now_path;
}

access::AccountView account_with(db::Store& store, std::string_view name, Role role, Reach reach, std::string_view place) {
  access::AccountView view;
  view.account = {named_uuid("account " + std::string(name))};
  view.person = person_id(name);
  view.name = name;
  Grant grant{.role = role, .reach = reach};
  if (!place.empty()) grant.places = places::range_of(path_of(store, place));
  if (reach == Reach::own_unit) grant.unit = UnitId{unit_id(store, "旗水利局")};
  view.grants = {std::move(grant)};
  return view;
}

Doing as(db::Store& store, std::string_view name) {
  const Somebody& who = people.at(name);
  const auto view = account_with(store, name, who.role, who.reach, who.place);
  Doing out = as_system();
  out.by = {.kind = Actor::Kind::account, .account = view.account, .person = view.person, .name = view.name, .grants = view.grants, .via = "session"};
  return out;
}

NewLink to_place(std::string_view kind, std::string_view person, std::string_view place) {
  return {.kind = std::string(kind), .who = person_id(person).value, .place = std::string(place), .from_on = parse_day("2026-03-01")};
}

NewLink to_household(std::string_view kind, std::string_view person, std::string_view household) {
  return {.kind = std::string(kind), .who = person_id(person).value, .household = household_id(household), .from_on = parse_day("2026-03-01")};
}

Link begun(db::Store& store, NewLink asked) {
  const auto made = store.transact([&](db::Writer& w) { return begin_link(w, as_system(), registry(), asked); });
  INFO((made ? std::string() : made.error().key + " " + (made.error().fields.empty() ? "" : made.error().fields[0].field + " " + made.error().fields[0].key)));
  REQUIRE(made.has_value());
  return made->row.link;
}

House::House(db::Store& store) : server(store, {*links::feature(deployment())}) {
  build(store);
  for (const auto& [name, who] : people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
}

}  // namespace lianxin::links::house
