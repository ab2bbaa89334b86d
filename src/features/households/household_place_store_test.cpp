#include "features/households/household_place_store.h"

#include <doctest/doctest.h>

#include "features/households/household_house_test.h"
#include "features/households/household_jobs.h"
#include "features/households/household_list_store.h"
#include "features/households/household_tally_store.h"
#include "features/people/invented_name.h"
#include "features/places/place_change_detail.h"
#include "features/places/places.h"
#include "platform/json/json.h"

namespace lianxin::households {
namespace {

const PathRange everything{"", "~"};

// The tallies are what a count says.
void check_tallies(db::Store& store) {
  const auto kept = store.reading([](db::Reader& r) { return store::tallies(r, house::prefecture, everything); });
  const auto counted = store.reading([](db::Reader& r) { return store::recounted(r, house::prefecture, everything); });
  REQUIRE((kept.has_value() && counted.has_value()));
  CHECK(*kept == *counted);
}

std::vector<std::string> numbers_at(db::Store& store, std::string_view code) {
  std::vector<std::string> out;
  const auto range = places::range_of(house::path_of(store, code));
  const auto refs = store.reading([&](db::Reader& r) { return store::households_below(r, house::prefecture, range); });
  REQUIRE(refs.has_value());
  for (const auto& ref : *refs) out.push_back(ref.number);
  return out;
}

NewHousehold at(std::string_view place, std::string_view number, std::string_view head) {
  return {.id = house::id_of(std::string(place) + std::string(number)), .number = std::string(number), .place = std::string(place), .head = std::string(head)};
}

void react(db::Store& store, std::string_view kind, std::string_view subject, std::string detail) {
  const journal::Row row{.at = house::as_system().now, .kind = std::string(kind), .subject = std::string(subject), .detail = std::move(detail)};
  for (const auto& reaction : household_reactions(std::string(house::prefecture)))
    if (reaction.kind == kind) CHECK(store.transact([&](db::Writer& w) -> Result<int> { TRY(reaction.react(w, row)); return 0; }).has_value());
}

struct Chance {
  people::Dice dice{11};
  std::vector<HouseholdId> ids{};
  template <class T>
  const T& of(const std::vector<T>& all) { return all[dice.roll(all.size())]; }

  // Whatever somebody may do; what the rules refuse changes nothing.
  Result<int> play(db::Writer& w, int i) {
    const std::vector<std::string_view> villages{house::gacha, house::second_gacha, house::other_gacha};
    const auto doing = house::as_system();
    const Registry& registry = house::registry();
    if (ids.size() < 5 || dice.roll(3) == 0) {
      ids.push_back(house::id_of("chance " + std::to_string(i)));
      TRY(register_household(w, doing, registry, {.id = ids.back(), .place = std::string(of(villages)), .head = "甲" + std::to_string(i)}));
      return 0;
    }
    const HouseholdId id = of(ids);
    const auto now = TRY(show_household(w, registry, doing.by, id));
    HouseholdCommand command;
    switch (dice.roll(7)) {
      case 0: TRY(change_household(w, doing, registry, id, {.place = std::string(of(villages))}, now.version)); return 0;
      case 1: {
        HouseholdEdit edit;
        edit.profile = Profile{{"people", "3"}, {"dwelling", "brick"}, {"water", dice.roll(2) ? "tap" : ""}, {"power", "grid"},
                               {"livelihood", "wages"}, {"livestock", "0"}, {"hardship", "none"}};
        TRY(change_household(w, doing, registry, id, edit, now.version));
        return 0;
      }
      case 2: command.command = CommandName::away; break;
      case 3: command.command = CommandName::back; break;
      case 4: command = {.command = CommandName::leave, .reason = "搬走"}; break;
      case 5: command = {.command = CommandName::merge, .into = of(ids)}; break;
      default:
        ids.push_back(house::id_of("chance " + std::to_string(i)));
        command = {.command = CommandName::split, .household = NewHousehold{.id = ids.back(), .place = now.place, .head = "乙"}};
    }
    TRY(command_household(w, doing, registry, id, command, {}));
    return 0;
  }
};

}  // namespace

TEST_CASE("0.10 after any changes the tallies are what a count of the households says") {
  test::with_each_store("tallies", [](db::Store& store) {
    house::build(store);
    Chance chance;
    int done = 0;
    for (int i = 0; i < 150; ++i) {
      const std::size_t known = chance.ids.size();
      if (store.transact([&](db::Writer& w) { return chance.play(w, i); })) ++done;
      else chance.ids.resize(known);
      if (i % 30 == 29) check_tallies(store);
    }
    CHECK(done > 60);
    check_tallies(store);
  });
}

TEST_CASE("domain §3.1 households go along when their place moves, merges or is split, and are still found by number") {
  test::with_each_store("places change", [](db::Store& store) {
    house::build(store);
    house::registered(store, at(house::gacha, "1", "甲"));
    house::registered(store, at(house::gacha, "2", "乙"));
    house::registered(store, at(house::second_gacha, "2", "丙"));
    const std::string sumu = house::path_of(store, house::sumu), elsewhere = house::path_of(store, house::other_sumu) + "077";
    const std::string one = house::path_of(store, house::gacha), two = house::path_of(store, house::second_gacha);

    react(store, "place.merged", house::gacha,
          json::write(places::PlaceChangedDetail{.from_path = one, .to_path = two, .into = std::string(house::second_gacha)}));
    check_tallies(store);
    CHECK(numbers_at(store, house::gacha).empty());
    CHECK(numbers_at(store, house::second_gacha) == std::vector<std::string>{"1", "150725200201-2", "2"});

    react(store, "place.moved", house::sumu, json::write(places::PlaceChangedDetail{.from_path = sumu, .to_path = elsewhere}));
    check_tallies(store);
    CHECK(numbers_at(store, house::second_gacha).empty());
    CHECK(numbers_at(store, house::other_sumu).size() == 3);

    places::PlaceSplitDetail stays{.from_path = elsewhere + two.substr(sumu.size()), .to_path = elsewhere + two.substr(sumu.size())};
    react(store, "place.split", house::second_gacha, json::write(stays));
    CHECK(numbers_at(store, house::other_sumu).size() == 3);
    stays.into = std::string(house::gacha);
    stays.to_path = one;
    react(store, "place.split", house::second_gacha, json::write(stays));
    check_tallies(store);
    CHECK(numbers_at(store, house::gacha).size() == 3);
  });
}

}  // namespace lianxin::households
