#include "features/households/household_house_test.h"

#include <doctest/doctest.h>

#include <map>

#include "features/people/people.h"
#include "features/places/places.h"
#include "platform/embedded/embedded.h"
#include "platform/journal/journal.h"
#include "tests/support/importing.h"

namespace lianxin::households::house {
namespace {

constexpr std::string_view places_csv =
    "code,name,level,kind,parent\n150700000000,呼伦贝尔市,prefecture,地级市,\n150725000000,陈巴尔虎旗,county,旗,150700000000\n"
    "150725200000,西乌珠尔苏木,township,苏木,150725000000\n150725200201,萨如拉塔拉嘎查,village,嘎查,150725200000\n"
    "150725200202,白音布日德嘎查,village,嘎查,150725200000\n150725201000,东乌珠尔苏木,township,苏木,150725000000\n"
    "150725201201,海拉图嘎查,village,嘎查,150725201000\n";
constexpr std::string_view units_csv =
    "name,kind,place\n旗大引领办,office,150725000000\n苏木大引领办,office,150725200000\n嘎查委员会,village_committee,150725200201\n";

struct Somebody {
  std::string_view unit;
  Role role;
  Reach reach;
  std::string_view place;
};
const std::map<std::string_view, Somebody> people = {
    {"朝鲁", {"嘎查委员会", Role::village_cadre, Reach::own_links, gacha}}, {"塔娜", {"嘎查委员会", Role::team_member, Reach::own_links, gacha}},
    {"斯琴", {"苏木大引领办", Role::office, Reach::subtree, sumu}},         {"包玉兰", {"旗大引领办", Role::office, Reach::subtree, chen}},
    {"那日苏", {"旗大引领办", Role::team_member, Reach::own_links, sumu}},  {"赵敏", {"旗大引领办", Role::inspector, Reach::subtree, prefecture}},
    {"高云", {"旗大引领办", Role::administrator, Reach::subtree, prefecture}}, {"苏和", {"旗大引领办", Role::office, Reach::subtree, other_sumu}},
};

PersonId person_id(std::string_view name) { return {named_uuid("person " + std::string(name))}; }

std::string people_csv() {
  std::string out = "id,name,unit\n";
  for (const auto& [name, who] : people) out += to_text(person_id(name)) + "," + std::string(name) + "," + std::string(who.unit) + "\n";
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

void build(db::Store& store) {
  const auto of_places = places::feature(deployment());
  const auto of_people = people::feature(deployment());
  take(of_places, store, "places", places_csv);
  take(of_places, store, "units", units_csv);
  take(of_people, store, "people", people_csv());
  take(of_people, store, "teams", teams_csv());
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
  view.grants = {{.role = role, .reach = reach, .places = places::range_of(path_of(store, place))}};
  return view;
}

access::AccountView account(db::Store& store, std::string_view name) {
  const Somebody& who = people.at(name);
  return account_with(store, name, who.role, who.reach, who.place);
}

Doing as(db::Store& store, std::string_view name) {
  const auto view = account(store, name);
  Doing out = as_system();
  out.by = {.kind = Actor::Kind::account, .account = view.account, .person = view.person, .name = view.name, .grants = view.grants, .via = "session"};
  return out;
}

HouseholdId id_of(std::string_view name) { return {named_uuid("household " + std::string(name))}; }

NewHousehold bateer() {
  NewHousehold out{.id = id_of("巴特尔"), .number = "12", .place = std::string(gacha), .head = "巴特尔仓", .phone = "13812345678",
                   .address = "三号井以北两公里"};
  out.camps = std::vector<NewCamp>{{CampSeason::winter, std::string(gacha), "过了敖包往东"}, {CampSeason::summer, std::string(second_gacha), "河弯处"}};
  out.members = std::vector<NewMember>{{.name = "巴特尔仓", .relation = Relation::head, .phone = "13812345678"},
                                       {.id = MemberId{named_uuid("member wife")}, .name = "萨仁其木格", .relation = Relation::spouse,
                                        .id_number = "15072519800101001" "1"},
                                       {.name = "孟和", .relation = Relation::child, .away = true}};
  return out;
}

Household registered(db::Store& store, const NewHousehold& asked) {
  const auto made = store.transact([&](db::Writer& w) { return register_household(w, as_system(), registry(), asked); });
  INFO((made ? std::string() : made.error().key + " " + (made.error().fields.empty() ? "" : made.error().fields[0].field + " " + made.error().fields[0].key)));
  REQUIRE(made.has_value());
  return made->household;
}

std::int64_t journalled(db::Store& store, std::string_view kind) {
  const auto rows = store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 10'000); });
  REQUIRE(rows.has_value());
  return std::ranges::count(*rows, kind, &journal::Row::kind);
}

House::House(db::Store& store) : server(store, {*households::feature(deployment())}) {
  build(store);
  for (const auto& [name, who] : people) server.let_in(std::string(name), account(store, name));
}

}  // namespace lianxin::households::house
