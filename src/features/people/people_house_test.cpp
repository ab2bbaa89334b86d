#include "features/people/people_house_test.h"

#include <doctest/doctest.h>

#include "features/people/people_json.h"
#include "features/people/team_actions.h"
#include "features/places/places.h"
#include "platform/embedded/embedded.h"

namespace lianxin::people::house {
namespace {

constexpr std::string_view places_csv =
    "code,name,level,kind,parent\n1507,呼伦贝尔市,prefecture,地级市,\n150725,陈巴尔虎旗,county,旗,1507\n"
    "150725200,西乌珠尔苏木,township,苏木,150725\n150725200201,萨如拉塔拉嘎查,village,嘎查,150725200\n";

struct Somebody { std::string_view name, unit, rank; };
constexpr Somebody somebodies[] = {
    {"斯琴", "旗政府", "standing_committee"}, {"额尔敦", "旗政府", "leadership"}, {"王建国", "旗农牧局", "department_head"},
    {"那日苏", "旗农牧局", "technician"},      {"高娃", "旗农牧局", "technician"},   {"朝鲁", "苏木政府", "general_cadre"},
    {"阿拉坦其其格·孟和图雅·萨如拉托娅·额尔德尼其木格·乌日娜高娃·苏布德吉雅·娜仁托娅·其其格玛·哈斯塔娜·锡林高娃", "苏木政府", ""},
};

void add_unit(http::Router& router, db::Writer& w, std::string_view name, std::string_view place) {
  const auto match = router.match(http::Method::post, "/api/v1/units");
  REQUIRE(match.route != nullptr);
  http::Request request{.method = http::Method::post, .path = "/api/v1/units"};
  request.body = R"({"id":")" + to_text(unit_id(name)) + R"(","name":")" + std::string(name) +
                 R"(","kind":"department","place":")" + std::string(place) + R"("})";
  http::Call<db::Writer> call{{.request = request, .params = match.params, .doing = as_system()}, w};
  REQUIRE(match.route->write(call).has_value());
}

}  // namespace

const Deployment& deployment() {
  static const Deployment made = [] {
    Deployment d;
    d.partition = partition;
    std::map<std::string, std::string, std::less<>> files;
    for (const auto& file : embedded_packs()) files.emplace(file.path, file.content);
    d.packs = Packs(std::move(files));
    return d;
  }();
  return made;
}

const Staff& staff() {
  static const Staff made{std::string(partition), *places::load_levels(deployment().packs),
                          *read_composition_rules(*deployment().packs.text("team_rules.json"))};
  return made;
}

Doing as_system() { return {.by = system_actor("test"), .now = *parse_moment("2026-11-23T09:00:00+08:00")}; }
UnitId unit_id(std::string_view name) { return {named_uuid(name)}; }
PersonId person_id(std::string_view name) { return {named_uuid(name)}; }
TeamId team_id() { return {named_uuid("陈旗驻西乌珠尔引领队")}; }

void build(db::Store& store) {
  auto of_places = places::feature(deployment());
  REQUIRE(of_places.has_value());
  REQUIRE(of_places->importers.at(0).run(store, as_system(), "places.csv", places_csv, false, [](auto, auto) {}).has_value());
  http::Router router;
  of_places->mount(router);
  const auto done = store.transact([&](db::Writer& w) -> Result<int> {
    add_unit(router, w, "旗政府", "150725");
    add_unit(router, w, "旗农牧局", "150725");
    add_unit(router, w, "苏木政府", "150725200");
    for (const auto& s : somebodies)
      TRY(add_person(w, as_system(), staff(), {.id = person_id(s.name), .name = std::string(s.name), .unit = unit_id(s.unit), .rank = std::string(s.rank)}));
    const Day since = *parse_day("2026-03-01");
    TRY(add_team(w, as_system(), staff(),
                 {.id = team_id(), .name = "陈旗驻西乌珠尔引领队", .level = "county", .place = "150725200",
                  .seats = std::vector<NewSeat>{{person_id("斯琴"), SeatKind::leader, since}, {person_id("额尔敦"), SeatKind::deputy, since},
                                                {person_id("王建国"), SeatKind::member, since}, {person_id("那日苏"), SeatKind::technician, since},
                                                {person_id("高娃"), SeatKind::technician, since}}}));
    return 0;
  });
  INFO((done ? std::string() : done.error().key + " " + done.error().detail));
  REQUIRE(done.has_value());
}

access::AccountView account(db::Store& store, std::string_view name, Role role, std::string_view code) {
  const auto place = store.reading([&](db::Reader& r) { return places::find_place(r, partition, code); });
  REQUIRE((place.has_value() && place->has_value()));
  access::AccountView view;
  view.account = {named_uuid("account " + std::string(name))};
  view.person = {named_uuid(name)};
  view.name = name;
  view.grants = {{.role = role, .reach = Reach::subtree, .places = places::range_of((*place)->path)}};
  return view;
}

House::House(db::Store& store) : server(store, {*people::feature(deployment())}) {
  build(store);
  server.let_in("sunqiang", account(store, "孙强", Role::administrator, "1507"));
  server.let_in("sumuadmin", account(store, "苏木管理员", Role::administrator, "150725200"));
  server.let_in("wulan", account(store, "乌兰", Role::office, "1507"));
}

TEST_CASE("packs/team_rules.json is read; bad rules are refused") {
  CHECK(staff().rules.teams.size() == 4);
  for (const std::string_view bad :
       {R"({"ranks":[],"teams":[{"level":"county","seats":[{"seat":"leader","ranks":["unknown"],"requirement":"4.12"}]}]})",
        R"({"ranks":[{"key":"a","zh":"甲","en":"a"},{"key":"a","zh":"甲","en":"a"}],"teams":[]})",
        R"({"ranks":[],"teams":[{"level":"a","seats":[]},{"level":"a","seats":[]}]})",
        R"({"ranks":[],"teams":[{"level":"a","seats":[{"seat":"member","min":3,"max":1,"ranks":[],"requirement":""}]}]})",
        R"({"ranks":[],"teams":[{"level":"a","seats":[{"seat":"king","ranks":[],"requirement":""}]}]})", "{}"}) {
    CAPTURE(bad);
    CHECK(read_composition_rules(bad).error().key == "people.rules_bad");
  }
}

}  // namespace lianxin::people::house
