// beijing-checkin (domain §7, 1.4–1.10): 12,484 members checked in at 538 villages and communities and took posts of 82 kinds; they
// served 3,152 person-times and 37,418 people, 11.87 each time. Kinds are fewer than places: a kind is no seat. Members come by the
// importer of people, check-ins by the rules of links, services by entering each visit.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "features/links/links.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "features/visits/service_actions.h"
#include "features/visits/service_rules.h"
#include "features/visits/visits_house_test.h"
#include "tests/support/importing.h"

namespace lianxin::visits {
namespace {

constexpr int members = 12'484, villages = 538, towns = 15, organs = 120, kinds_taken = 82, kinds_listed = 90;
constexpr int alone = 2'900, in_pairs = 126, services = alone + in_pairs, person_times = alone + 2 * in_pairs, people_served = 37'418;
constexpr std::string_view district = "110112000000";

const Deployment& tongzhou() {
  static const Deployment made = [] {
    Deployment out = house::deployment();
    auto files = out.packs.files();
    std::string posts;
    for (int i = 0; i < kinds_listed; ++i) {
      const std::string n = std::to_string(i);
      posts += (i ? "," : "") + std::string(R"({"key":"post)") + n + R"(","zh":"岗位)" + n + R"(","en":"post )" + n + "\"}";
    }
    files["service_posts.json"] = R"({"version":"own","posts":[)" + posts + "]}";
    out.packs = Packs(std::move(files));
    return out;
  }();
  return made;
}

const VisitBook& book() {
  static const auto made = *open_book(tongzhou());
  return *made;
}

std::string village(int n) { return std::to_string(110'112'100'201 + n % villages); }
std::string member_name(int n) { return "党员" + std::to_string(n); }
PersonId member(int n) { return {named_uuid(member_name(n))}; }

void take(const Result<Feature>& feature, db::Store& store, std::string_view kind, const std::string& csv, int rows) {
  const auto report = test::import_rows(feature, store, house::as_system(), kind, csv);
  REQUIRE(report.has_value());
  CHECK(test::faults_of(*report) == "");
  CHECK(report->added == rows);
}

void build(db::Store& store) {
  std::string places_csv = "code,name,level,kind,parent\n110000000000,某市,region,直辖市,\n110100000000,市辖,prefecture,地级市,110000000000\n"
                           "110112000000,某区,county,市辖区,110100000000\n110113000000,邻区,county,市辖区,110100000000\n"
                           "110113100000,邻镇,township,镇,110113000000\n110113100201,邻村,village,村,110113100000\n";
  for (int i = 0; i < towns; ++i) places_csv += std::to_string(110'112'010'000 + i * 1000) + ",镇" + std::to_string(i) + ",township,镇,110112000000\n";
  for (int i = 0; i < villages; ++i)
    places_csv += village(i) + "," + (i % 3 ? "村" : "社区") + std::to_string(i) + ",village," + (i % 3 ? "村" : "社区") + "," + std::to_string(110'112'010'000 + i % towns * 1000) + "\n";
  take(places::feature(tongzhou()), store, "places", places_csv, villages + towns + 6);
  std::string units_csv = "name,kind,place\n", people_csv = "id,name,unit,rank,post,phone\n";
  for (int i = 0; i < organs; ++i) units_csv += "机关" + std::to_string(i) + ",department,110112000000\n";
  take(places::feature(tongzhou()), store, "units", units_csv, organs);
  for (int i = 0; i < members; ++i) people_csv += to_text(member(i)) + "," + member_name(i) + ",机关" + std::to_string(i % organs) + ",,干部,\n";
  take(people::feature(tongzhou()), store, "people", people_csv, members);
}

// Check-ins as the rules make them; written without the journal, for there are thousands. Every fifth has not taken a post yet.
Result<int> check_in(db::Writer& w) {
  std::map<std::string, std::string> paths;
  TRY(w.select("select code, path from places_facts where partition = $1", {house::prefecture}, [&](const db::Row& row) { paths[row.get<std::string>(0)] = row.get<std::string>(1); }));
  const auto& registry = *book().links;
  for (int i = 0; i < members; ++i) {
    const links::LinkSetting setting{.packs = &registry.packs, .levels = &registry.levels, .helper = links::Helper{member_name(i), "county", links::HelperClass::other},
                                     .place = village(i), .place_level = "village", .place_path = paths.at(village(i)), .today = *parse_day("2026-11-23")};
    links::NewLink asked{.kind = "check_in", .who = member(i).value, .place = village(i), .from_on = parse_day("2026-03-01")};
    if (i % 5) asked.post = "post" + std::to_string(i % kinds_taken);
    const auto made = TRY(links::make_link(asked, {named_uuid("check-in " + std::to_string(i))}, setting));
    TRY(links::store::insert_link(w, house::prefecture, made, house::as_system().now));
  }
  return 0;
}

// Between five and twenty people each time, in all as many as were served.
std::int64_t served_by(int n) {
  const int swing = (n ^ 1) < services ? n / 2 % 7 : 0;
  return people_served / services + (n < people_served % services ? 1 : 0) + (n % 2 ? swing : -swing);
}

NewVisit service(int n, std::vector<PersonId> who, const std::string& place) {
  const Day day = *parse_day("2026-09-01") + n % 80;
  NewVisit out{.id = VisitId{named_uuid("service " + std::to_string(n))}, .kind = VisitKind::service, .place = place, .began_at = moment_at(day, 18 * 60, Zone{})};
  out.visited_by = std::move(who);
  out.served = served_by(n);
  out.content = std::to_string(n);
  return out;
}

// Those of the fixture; the same member may serve again.
Result<std::set<std::string>> serve(db::Writer& w) {
  std::set<std::string> who;
  for (int n = 0; n < services; ++n) {
    const int first = n % 2'400 * 4 + n % 3;
    std::vector<PersonId> two{member(first)};
    if (n >= alone) two.push_back(member((first + villages) % (villages * (members / villages))));
    for (const auto person : two) who.insert(to_text(person));
    TRY(enter_visit(w, house::as_system(), book(), service(n, std::move(two), village(first))));
  }
  return who;
}

// What must not count: before the period, taken back, no service, in the district beside it.
Result<int> distract(db::Writer& w) {
  NewVisit before = service(services, {member(1)}, village(1));
  before.began_at = *parse_moment("2026-08-31T10:00:00+08:00");
  TRY(enter_visit(w, house::as_system(), book(), before));
  TRY(enter_visit(w, house::as_system(), book(), service(services + 1, {member(1)}, village(1))));
  TRY(correct(w, house::as_system(), book(), VisitId{named_uuid("service " + std::to_string(services + 1))}, {.reason = "没有这回事", .void_ = true}, 1));
  NewVisit meeting = service(services + 2, {member(1)}, village(1));
  meeting.kind = VisitKind::meeting;
  meeting.served.reset();
  TRY(enter_visit(w, house::as_system(), book(), meeting));
  return 0;
}

ServiceReport report(db::Store& store, ServiceBy by, std::string_view place = district) {
  auto got = store.reading([&](db::Reader& r) {
    return service_report(r, house::as_system(), book(), {.place = std::string(place), .from = *parse_day("2026-09-01"), .to = *parse_day("2026-11-22"), .by = by});
  });
  REQUIRE(got.has_value());
  return *std::move(got);
}

std::int64_t sum(const std::vector<ServiceRow>& rows, std::int64_t ServiceRow::*what) {
  std::int64_t out = 0;
  for (const auto& row : rows) out += row.*what;
  return out;
}

}  // namespace

TEST_CASE("beijing-checkin: 12,484 members, 538 places, 82 kinds of posts, 3,152 and 37,418 person-times, 11.87") {
  test::with_each_store("beijing-checkin", [](db::Store& store) {
    build(store);
    REQUIRE(store.transact(check_in).has_value());
    const auto who = store.transact(serve);
    REQUIRE(who.has_value());
    REQUIRE(store.transact(distract).has_value());
    const auto refused = store.transact([](db::Writer& w) { return enter_visit(w, house::as_system(), book(), service(services + 3, {member(1)}, village(2))); });
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().fields.front().key == "visits.not_checked_in");
    const auto by_place = report(store, ServiceBy::place);
    const auto& all = by_place.total;
    CHECK(all.members == 12'484);
    CHECK(all.places == 538);
    CHECK(all.post_kinds == 82);
    CHECK(all.posts == members - (members + 4) / 5);
    CHECK(all.services == services);
    CHECK(all.person_times == 3'152);
    CHECK(all.served == 37'418);
    CHECK(served_per_service(all.served, all.person_times) == 11.87);
    // Persons, not person-times: some served more than once, so that fewer than 25.25 % of the members did.
    CHECK(all.servers == static_cast<std::int64_t>(who->size()));
    CHECK(all.servers < all.person_times);
    CHECK(all.servers * 10'000 < all.members * 2'525);
    // By place and by post the rows are parts of the whole; a unit that took part with another stands with it.
    CHECK(by_place.rows.size() == towns);
    const auto by_post = report(store, ServiceBy::post);
    CHECK(by_post.rows.size() == kinds_taken + 1);
    for (const auto& rows : {by_place.rows, by_post.rows}) {
      CHECK(sum(rows, &ServiceRow::members) == members);
      CHECK(sum(rows, &ServiceRow::services) == services);
      CHECK(sum(rows, &ServiceRow::person_times) == person_times);
      CHECK(sum(rows, &ServiceRow::served) == people_served);
      CHECK(sum(rows, &ServiceRow::posts) == all.posts);
    }
    CHECK(sum(by_place.rows, &ServiceRow::places) == villages);
    const auto by_unit = report(store, ServiceBy::unit);
    CHECK(by_unit.rows.size() == organs);
    CHECK(sum(by_unit.rows, &ServiceRow::members) == members);
    CHECK(sum(by_unit.rows, &ServiceRow::person_times) == person_times);
    CHECK(sum(by_unit.rows, &ServiceRow::services) > services);
    CHECK(std::ranges::is_sorted(by_unit.rows, {}, &ServiceRow::name));
    const auto beside = report(store, ServiceBy::place, "110113000000");
    CHECK(beside.total.members == 0);
    CHECK(beside.total.services == 0);
  });
}

}  // namespace lianxin::visits
