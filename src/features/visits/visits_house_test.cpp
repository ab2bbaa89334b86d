#include "features/visits/visits_house_test.h"

#include <doctest/doctest.h>

#include <map>

#include "features/duties/duties.h"
#include "features/links/links.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "platform/embedded/embedded.h"
#include "platform/journal/journal.h"
#include "tests/support/importing.h"

namespace lianxin::visits::house {
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

std::string path_of(db::Store& store, std::string_view code) {
  const auto place = store.reading([&](db::Reader& r) { return places::find_place(r, prefecture, code); });
  REQUIRE((place.has_value() && place->has_value()));
  return (*place)->now_path;
}

}  // namespace

const Deployment& deployment() {
  static const Deployment made = [] {
    Deployment d;
    d.partition = prefecture;
    d.calendar = WorkCalendar({CalendarYear{.year = 2026, .holidays = {*parse_day("2026-01-01")}, .makeup_working_days = {}}});
    d.secret_key = "0123456789abcdef0123456789abcdef";
    std::map<std::string, std::string, std::less<>> files;
    for (const auto& file : embedded_packs()) files.emplace(file.path, file.content);
    d.packs = Packs(std::move(files));
    return d;
  }();
  return made;
}

const VisitBook& book() {
  static const auto made = [] {
    auto opened = open_book(deployment());
    INFO((opened ? std::string() : opened.error().key + " " + (opened.error().args.empty() ? "" : opened.error().args[0].value)));
    REQUIRE(opened.has_value());
    return *std::move(opened);
  }();
  return *made;
}

Doing as_system() { return {.by = system_actor("test"), .now = *parse_moment("2026-11-23T09:00:00+08:00")}; }

PersonId person_id(std::string_view name) { return {named_uuid("person " + std::string(name))}; }

void build(db::Store& store) {
  const auto of_places = places::feature(deployment());
  const auto of_people = people::feature(deployment());
  take(of_places, store, "places", places_csv);
  take(of_places, store, "units", units_csv);
  take(of_people, store, "people", people_csv());
  take(of_people, store, "teams", teams_csv());
}

access::AccountView account_with(db::Store& store, std::string_view name, Role role, Reach reach, std::string_view place) {
  access::AccountView view;
  view.account = {named_uuid("account " + std::string(name))};
  view.person = person_id(name);
  view.name = name;
  view.grants = {{.role = role, .reach = reach, .places = places::range_of(path_of(store, place))}};
  return view;
}

Doing as(db::Store& store, std::string_view name) {
  const Somebody& who = people.at(name);
  const auto view = account_with(store, name, who.role, who.reach, who.place);
  Doing out = as_system();
  out.by = {.kind = Actor::Kind::account, .account = view.account, .person = view.person, .name = view.name, .grants = view.grants, .via = "session"};
  return out;
}

HouseholdId household_id(std::string_view name) { return {named_uuid("household " + std::string(name))}; }

households::Household registered(db::Store& store, std::string_view name, std::string_view place) {
  const households::NewHousehold asked{.id = household_id(name), .number = std::string(name), .place = std::string(place), .head = "巴特尔仓",
                                       .phone = "13812345678", .address = "三号井以北两公里"};
  const auto made = store.transact([&](db::Writer& w) { return households::register_household(w, as_system(), *book().households, asked); });
  REQUIRE(made.has_value());
  return made->household;
}

NewVisit at_bateers(std::string_view name) {
  NewVisit out{.id = VisitId{named_uuid("visit " + std::string(name))}, .kind = VisitKind::home, .household = household_id("巴特尔"),
               .began_at = *parse_moment("2026-11-22T10:00:00+08:00")};
  out.needs = std::vector<std::string>{"water"};
  out.words = "水泵坏了";
  out.content = name;
  return out;
}

EnteredVisit entered(db::Store& store, std::string_view who, const NewVisit& asked) {
  auto out = store.transact([&](db::Writer& w) { return enter_visit(w, as(store, who), book(), asked); });
  INFO((out ? std::string() : out.error().key + " " + (out.error().fields.empty() ? out.error().detail : out.error().fields[0].field + " " + out.error().fields[0].key)));
  REQUIRE(out.has_value());
  return *std::move(out);
}

std::int64_t journalled(db::Store& store, std::string_view kind) {
  const auto rows = store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 10'000); });
  REQUIRE(rows.has_value());
  return std::ranges::count(*rows, kind, &journal::Row::kind);
}

std::int64_t count(db::Store& store, std::string_view sql) {
  const auto n = store.reading([&](db::Reader& r) { return r.integer(sql, {}); });
  REQUIRE(n.has_value());
  return *n;
}

House::House(db::Store& store)
    : server(store, {*households::feature(deployment(), links::answering()), *duties::feature(deployment()), *tickets::feature(deployment()),
                     *visits::feature(deployment())}) {
  build(store);
  for (const auto& [name, who] : people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
}

}  // namespace lianxin::visits::house
