#include "features/cards/cards_house_test.h"

#include <doctest/doctest.h>

#include <map>

#include "features/cards/card_rules.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "platform/embedded/embedded.h"
#include "tests/support/importing.h"

namespace lianxin::cards::house {
namespace {

constexpr std::string_view places_csv =
    "code,name,level,kind,parent\n150700000000,呼伦贝尔市,prefecture,地级市,\n150725000000,陈巴尔虎旗,county,旗,150700000000\n"
    "150725200000,西乌珠尔苏木,township,苏木,150725000000\n150725200201,萨如拉塔拉嘎查,village,嘎查,150725200000\n"
    "150725201000,东乌珠尔苏木,township,苏木,150725000000\n";
constexpr std::string_view units_csv =
    "name,kind,place,phone\n苏木大引领办,office,150725200000,0470-6712001\n嘎查委员会,village_committee,150725200201,0470-6712002\n";

void take(const Result<Feature>& feature, db::Store& store, std::string_view kind, std::string_view csv) {
  const auto report = test::import_rows(feature, store, as_system(), kind, csv);
  REQUIRE(report.has_value());
  CHECK(test::faults_of(*report) == "");
}

void build(db::Store& store) {
  std::string people = "id,name,unit,post,phone\n";
  const auto add = [&](std::string_view name, std::string_view unit, std::string_view rest) {
    people += to_text(person_id(name)) + "," + std::string(name) + "," + std::string(unit) + "," + std::string(rest) + "\n";
  };
  add("朝鲁", "嘎查委员会", "嘎查达,15047000001");
  add("塔娜", "嘎查委员会", "第一书记,15047000002");
  add("斯琴", "苏木大引领办", "副主任,15047000003");
  add("苏和", "苏木大引领办", "干事,15047000004");
  add("赵敏", "苏木大引领办", "督查员,15047000005");
  const auto of_places = places::feature(deployment());
  const auto of_people = people::feature(deployment());
  take(of_places, store, "places", places_csv);
  take(of_places, store, "units", units_csv);
  take(of_people, store, "people", people);
  take(of_people, store, "teams", "name,level,place,seat,person,from\n萨如拉塔拉引领队,village,150725200201,leader," + to_text(person_id("塔娜")) + ",2026-03-01\n");
}

void add_household(db::Store& store, std::string_view name, std::string_view number) {
  const households::NewHousehold asked{.id = household_id(name), .number = std::string(number), .place = std::string(gacha), .head = std::string(name) + "仓",
                                       .phone = "13812345678", .address = "三号井以北两公里"};
  REQUIRE(store.transact([&](db::Writer& w) { return households::register_household(w, as_system(), *book().households, asked); }).has_value());
}

}  // namespace

const Deployment& deployment() {
  static const Deployment made = [] {
    Deployment d;
    d.partition = prefecture;
    d.public_address = "https://lianxin.example.cn";
    d.calendar = WorkCalendar({CalendarYear{.year = 2026, .holidays = {*parse_day("2026-01-01")}, .makeup_working_days = {}}});
    d.secret_key = "0123456789abcdef0123456789abcdef";
    std::map<std::string, std::string, std::less<>> files;
    for (const auto& file : embedded_packs()) files.emplace(file.path, file.content);
    d.packs = Packs(std::move(files));
    return d;
  }();
  return made;
}

const CardBook& book() {
  static const auto made = [] {
    auto opened = open_book(deployment());
    REQUIRE(opened.has_value());
    return *std::move(opened);
  }();
  return *made;
}

Doing as_system() { return {.by = system_actor("test"), .now = *parse_moment("2026-11-23T09:00:00+08:00")}; }
PersonId person_id(std::string_view name) { return {named_uuid("person " + std::string(name))}; }
HouseholdId household_id(std::string_view name) { return {named_uuid("household " + std::string(name))}; }
visits::VisitId visit_id(std::string_view name) { return {named_uuid("visit " + std::string(name))}; }

access::AccountView account_with(db::Store& store, std::string_view name, Role role, Reach reach, std::string_view place) {
  const auto found = store.reading([&](db::Reader& r) { return places::find_place(r, prefecture, std::string(place)); });
  REQUIRE((found.has_value() && found->has_value()));
  return {.account = {named_uuid("account " + std::string(name))}, .person = person_id(name), .name = std::string(name),
          .grants = {{.role = role, .reach = reach, .places = places::range_of((*found)->now_path)}}};
}

House::House(db::Store& in)
    : store(in), server(in, {*households::feature(deployment(), links::answering()), *links::feature(deployment()), *visits::feature(deployment()),
                             *cards::feature(deployment())}) {
  build(store);
  add_household(store, "巴特尔", "001");
  add_household(store, "其木格", "002");
  server.let_in("斯琴", account_with(store, "斯琴", Role::office, Reach::subtree, sumu));
  server.let_in("苏和", account_with(store, "苏和", Role::office, Reach::subtree, other_sumu));
  server.let_in("赵敏", account_with(store, "赵敏", Role::inspector, Reach::subtree, prefecture));
  server.let_in("塔娜", account_with(store, "塔娜", Role::village_cadre, Reach::own_links, gacha));
}

links::LinkId House::keep(std::string_view who, std::string_view household) {
  const links::NewLink asked{.kind = "keeper", .who = person_id(who).value, .household = household_id(household), .from_on = parse_day("2026-01-01")};
  const auto made = store.transact([&](db::Writer& w) { return links::begin_link(w, as_system(), *book().links, asked); });
  REQUIRE(made.has_value());
  return made->row.link.id;
}

void House::visit(std::string_view name, std::string_view household, visits::VisitKind kind) {
  visits::NewVisit asked{.id = visit_id(name), .kind = kind, .household = household_id(household), .began_at = *parse_moment("2026-11-22T10:00:00+08:00")};
  asked.words = "家里说水泵坏了";
  asked.content = name;
  Doing doing = as_system();
  doing.by.person = person_id("塔娜");
  doing.by.name = "塔娜";
  const auto made = store.transact([&](db::Writer& w) { return visits::enter_visit(w, doing, *book().visits, asked); });
  REQUIRE(made.has_value());
}

std::string House::print(std::string_view household) {
  const std::string body = R"({"households":[")" + to_text(household_id(household)) + R"("]})";
  const auto page = server.send({"斯琴", "POST", "/api/v1/cards/print", body});
  REQUIRE(page.status == 200);
  return code_on(page.content());
}

std::int64_t House::count(std::string_view sql) {
  const auto n = store.reading([&](db::Reader& r) { return r.integer(std::string(sql), {}); });
  REQUIRE(n.has_value());
  return *n;
}

std::string code_on(std::string_view page) {
  constexpr std::string_view before = "<p class=\"code\">";
  const auto at = page.find(before);
  REQUIRE(at != std::string_view::npos);
  const auto begin = at + before.size();
  return plain_card_code(page.substr(begin, page.find('<', begin) - begin));
}

}  // namespace lianxin::cards::house
