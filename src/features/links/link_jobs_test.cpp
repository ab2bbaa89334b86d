#include "features/links/link_jobs.h"

#include <doctest/doctest.h>

#include "features/links/link_house_test.h"
#include "features/places/place_change_detail.h"
#include "platform/json/json.h"

namespace lianxin::links {
namespace {

void react(db::Store& store, std::string_view kind, const std::string& subject, std::string detail = "{}") {
  const journal::Row row{.at = house::as_system().now, .kind = std::string(kind), .subject = subject, .detail = std::move(detail)};
  int reacted = 0;
  const auto registry = std::make_shared<const Registry>(house::registry());
  for (const auto& reaction : link_reactions(registry)) {
    const bool is_for = reaction.kind.ends_with('*') ? kind.starts_with(reaction.kind.substr(0, reaction.kind.size() - 1)) : reaction.kind == kind;
    if (!is_for) continue;
    ++reacted;
    CHECK(store.transact([&](db::Writer& w) -> Result<int> { TRY(reaction.react(w, row)); return 0; }).has_value());
  }
  CHECK(reacted == 1);
}

store::LinkRow now(db::Store& store, LinkId id) {
  const auto row = store.reading([&](db::Reader& r) { return store::find_row(r, house::prefecture, id, house::today()); });
  REQUIRE((row.has_value() && row->has_value()));
  return **row;
}

std::vector<std::string> told(db::Store& store, std::string_view kind) {
  const auto rows = store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 10'000); });
  REQUIRE(rows.has_value());
  std::vector<std::string> out;
  for (const auto& row : *rows)
    if (row.kind == kind) out.push_back(row.subject);
  return out;
}

void command(db::Store& store, std::string_view household, households::HouseholdCommand command) {
  static const auto households = *households::open_registry(house::deployment());
  const auto done = store.transact([&](db::Writer& w) {
    return households::command_household(w, house::as_system(), *households, house::household_id(household), command, std::nullopt);
  });
  INFO((done ? std::string() : done.error().key));
  REQUIRE(done.has_value());
}

}  // namespace

TEST_CASE("links go along when their place moves below another, merges into another, or is split") {
  test::with_each_store("places of links", [](db::Store& store) {
    house::build(store);
    const Link of_place = house::begun(store, house::to_place("contact_point", "那日苏", house::gacha));
    const Link of_household = house::begun(store, house::to_household("pairing", "李明", "巴特尔"));
    const Link elsewhere = house::begun(store, house::to_place("contact_point", "那日苏", house::other_gacha));
    const std::string from = house::path_of(store, house::gacha), other = house::path_of(store, house::other_sumu), into = house::path_of(store, house::second_gacha);
    react(store, "place.moved", std::string(house::gacha), json::write(places::PlaceChangedDetail{.from_path = from, .to_path = other + "900/"}));
    CHECK(now(store, of_place.id).link.path == other + "900/");
    CHECK(now(store, of_household.id).link.path == other + "900/");
    CHECK(now(store, elsewhere.id).link.path == elsewhere.path);
    react(store, "place.merged", std::string(house::gacha),
          json::write(places::PlaceChangedDetail{.from_path = other + "900/", .to_path = into, .into = std::string(house::second_gacha)}));
    CHECK(now(store, of_place.id).link.place == house::second_gacha);
    CHECK(now(store, of_place.id).place.name == "白音布日德嘎查");
    CHECK(now(store, of_household.id).link.path == into);
    react(store, "place.split", std::string(house::other_gacha), json::write(places::PlaceSplitDetail{.from_path = elsewhere.path, .to_path = elsewhere.path}));
    CHECK(now(store, elsewhere.id).link.place == house::other_gacha);
    react(store, "place.split", std::string(house::other_gacha),
          json::write(places::PlaceSplitDetail{.from_path = elsewhere.path, .to_path = into, .into = std::string(house::second_gacha)}));
    CHECK(now(store, elsewhere.id).link.path == into);
  });
}

TEST_CASE("§1.5: links of a household that moved go along; of one that left or merged they end that day, and the journal tells it") {
  test::with_each_store("households of links", [](db::Store& store) {
    house::build(store);
    const Link one = house::begun(store, house::to_household("pairing", "李明", "巴特尔"));
    const Link two = house::begun(store, house::to_household("pairing", "李明", "萨仁"));
    NewLink later = house::to_household("keeper", "塔娜", "萨仁");
    later.from_on = house::today() + 30;
    const Link third = house::begun(store, later);
    const std::string bateer = to_text(house::household_id("巴特尔")), saren = to_text(house::household_id("萨仁"));
    react(store, "household.changed", bateer);
    CHECK(now(store, one.id).link.version == 1);
    static const auto households = *households::open_registry(house::deployment());
    REQUIRE(store.transact([&](db::Writer& w) {
      return households::change_household(w, house::as_system(), *households, house::household_id("巴特尔"), {.place = std::string(house::second_gacha)}, 1);
    }).has_value());
    react(store, "household.moved", bateer);
    CHECK(now(store, one.id).link.place == house::second_gacha);
    CHECK(now(store, one.id).link.path == house::path_of(store, house::second_gacha));
    CHECK(told(store, "link.moved") == std::vector{to_text(one.id)});
    command(store, "萨仁", {.command = households::CommandName::leave, .reason = "搬到海拉尔", .on = parse_day("2026-11-20")});
    react(store, "household.left", saren);
    CHECK(now(store, two.id).link.until_on == parse_day("2026-11-20"));
    CHECK(now(store, third.id).link.until_on == later.from_on);
    CHECK_FALSE(now(store, third.id).link.is_live_on(*later.from_on));
    CHECK(told(store, "link.ended").size() == 2);
    react(store, "household.left", saren);
    CHECK(told(store, "link.ended").size() == 2);
    command(store, "巴特尔", {.command = households::CommandName::merge, .into = house::household_id("孟和")});
    react(store, "household.merged", bateer);
    CHECK(now(store, one.id).link.until_on == house::today());
    CHECK(told(store, "link.ended").size() == 3);
  });
}

TEST_CASE("the journal calls a link by who answers and where, an absence by who stands in for whom; no household by its name") {
  test::with_each_store("names of links", [](db::Store& store) {
    house::build(store);
    const Link one = house::begun(store, house::to_household("pairing", "李明", "巴特尔"));
    const AbsenceId away{named_uuid("away")};
    const NewAbsence asked{.id = away, .person = house::person_id("李明"), .substitute = house::person_id("塔娜"), .until_on = *parse_day("2026-12-01")};
    REQUIRE(store.transact([&](db::Writer& w) { return add_absence(w, house::as_system(), house::registry(), asked); }).has_value());
    const auto feature = links::feature(house::deployment());
    REQUIRE(feature.has_value());
    const auto name = [&](std::string_view kind, const std::string& id) {
      const auto naming = std::ranges::find(feature->namings, kind, &Naming::kind);
      REQUIRE(naming != feature->namings.end());
      const auto names = store.reading([&](db::Reader& r) { return naming->names(r, {id, to_text(named_uuid("nobody"))}); });
      REQUIRE((names.has_value() && names->size() == 1));
      CHECK(names->front().first == id);
      return names->front().second;
    };
    CHECK(name("link", to_text(one.id)) == "李明 → 萨如拉塔拉嘎查");
    CHECK(name("absence", to_text(away)) == "李明 → 塔娜");
  });
}

}  // namespace lianxin::links
