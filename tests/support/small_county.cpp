#include "tests/support/small_county.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "platform/db/store.h"
#include "platform/embedded/embedded.h"
#include "platform/journal/journal.h"
#include "tests/support/importing.h"

namespace lianxin::test::county {
namespace {

constexpr std::string_view places_csv =
    "code,name,level,kind,parent\n150700000000,呼伦贝尔市,prefecture,地级市,\n150725000000,陈巴尔虎旗,county,旗,150700000000\n"
    "150725200000,西乌珠尔苏木,township,苏木,150725000000\n150725200201,萨如拉塔拉嘎查,village,嘎查,150725200000\n"
    "150725200202,白音布日德嘎查,village,嘎查,150725200000\n150725201000,东乌珠尔苏木,township,苏木,150725000000\n"
    "150725201201,海拉图嘎查,village,嘎查,150725201000\n";

std::string line(std::initializer_list<std::string_view> fields) {
  std::string out;
  for (const auto field : fields) out.append(out.empty() ? "" : ",").append(field);
  return out + "\n";
}

std::string people_csv(const People& people) {
  std::string out = "id,name,unit,rank,post,phone\n";
  for (const auto& [name, who] : people)
    out += line({to_text(person_id(name)), name, who.unit, who.rank, std::string(who.unit) + "干部", "0470-6710" + std::to_string(100 + out.size() % 900)});
  return out;
}

std::string teams_csv(const County& county) {
  std::string out = "name,level,place,seat,person,from\n";
  for (const auto& seat : county.seats) out += line({seat.team, seat.level, seat.place, "member", to_text(person_id(seat.person)), county.seated_on});
  return out;
}

}  // namespace

const Deployment& deployment() {
  static const Deployment made = [] {
    Deployment out;
    out.partition = prefecture;
    out.calendar = WorkCalendar({CalendarYear{.year = 2026, .holidays = {*parse_day("2026-01-01")}, .makeup_working_days = {}}});
    out.secret_key = "0123456789abcdef0123456789abcdef";
    std::map<std::string, std::string, std::less<>> files;
    for (const auto& file : embedded_packs()) files.emplace(file.path, file.content);
    out.packs = Packs(std::move(files));
    return out;
  }();
  return made;
}

const County& usual() {
  static const County all{
      .units_csv = "name,kind,place\n旗大引领办,office,150725000000\n苏木大引领办,office,150725200000\n嘎查委员会,village_committee,150725200201\n",
      .people = {{"朝鲁", {"嘎查委员会", "", Role::village_cadre, Reach::own_links, gacha}},
                 {"塔娜", {"嘎查委员会", "", Role::team_member, Reach::own_links, gacha}},
                 {"斯琴", {"苏木大引领办", "", Role::office, Reach::subtree, sumu}},
                 {"包玉兰", {"旗大引领办", "", Role::office, Reach::subtree, chen}},
                 {"那日苏", {"旗大引领办", "", Role::team_member, Reach::own_links, sumu}},
                 {"赵敏", {"旗大引领办", "", Role::inspector, Reach::subtree, prefecture}},
                 {"高云", {"旗大引领办", "", Role::administrator, Reach::subtree, prefecture}},
                 {"苏和", {"旗大引领办", "", Role::office, Reach::subtree, other_sumu}}},
      .seats = {{"陈旗驻西乌珠尔引领队", "county", sumu, "那日苏"}, {"萨如拉塔拉引领队", "village", gacha, "塔娜"}, {"萨如拉塔拉引领队", "village", gacha, "朝鲁"}},
      .seated_on = "2026-03-01"};
  return all;
}

Doing as_system() { return {.by = system_actor("test"), .now = *parse_moment("2026-11-23T09:00:00+08:00")}; }

PersonId person_id(std::string_view name) { return {named_uuid("person " + std::string(name))}; }

void build(db::Store& store, const Doing& doing, const Result<Feature>& places, const Result<Feature>& people, const County& county) {
  const auto take = [&](const Result<Feature>& feature, std::string_view kind, std::string_view csv) {
    const auto report = import_rows(feature, store, doing, kind, csv);
    REQUIRE(report.has_value());
    CHECK(faults_of(*report) == "");
  };
  take(places, "places", places_csv);
  take(places, "units", county.units_csv);
  take(people, "people", people_csv(county.people));
  take(people, "teams", teams_csv(county));
}

std::string path_of(db::Store& store, std::string_view code) {
  const auto path = store.reading([&](db::Reader& r) {
    return r.find("select now_path from places_facts where partition = $1 and code = $2", {prefecture, code}, [](const db::Row& row) { return row.get<std::string>(0); });
  });
  REQUIRE(path.has_value());
  REQUIRE(path->has_value());
  return **path;
}

access::AccountView account_with(db::Store& store, std::string_view name, Role role, Reach reach, std::string_view place, UnitId unit) {
  access::AccountView view;
  view.account = {named_uuid("account " + std::string(name))};
  view.person = person_id(name);
  view.name = name;
  Grant grant{.role = role, .reach = reach, .unit = unit};
  if (!place.empty()) {
    const std::string path = path_of(store, place);
    grant.places = {path, path + "~"};
  }
  view.grants = {std::move(grant)};
  return view;
}

Doing acting(const access::AccountView& view) {
  Doing out = as_system();
  out.by = {.kind = Actor::Kind::account, .account = view.account, .person = view.person, .name = view.name, .grants = view.grants, .via = "session"};
  return out;
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

}  // namespace lianxin::test::county
