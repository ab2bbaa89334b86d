#include "features/places/place_store.h"

#include <doctest/doctest.h>

#include "features/places/place_path.h"
#include "features/places/place_rules.h"
#include "features/places/place_shapes_test.h"
#include "features/places/unit_store.h"
#include "tests/support/test_database.h"

using namespace lianxin;
using namespace lianxin::places;
using lianxin::places::testing::today;
using test::with_each_store;

namespace {

constexpr std::string_view partition = "150700";

template <class T>
T value(Result<T> result) {
  INFO((result ? std::string() : result.error().key + " " + result.error().detail));
  REQUIRE(result.has_value());
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

void load_2014(db::Store& store) {
  const auto plan = plan_import(testing::shape_of_2014(), {}, testing::five_levels(), today);
  value(store.transact([&](db::Writer& w) -> Result<int> {
    for (const auto& place : plan.added) TRY(store::insert_place(w, partition, place));
    return 0;
  }));
}

Place place_of(db::Store& store, std::string_view code) {
  auto place = value(store.reading([&](db::Reader& r) { return store::find_place(r, partition, code); }));
  REQUIRE(place.has_value());
  return *place;
}

std::optional<Place> place_then(db::Store& store, std::string_view code, Day day) {
  return value(store.reading([&](db::Reader& r) { return store::find_place_then(r, partition, code, day); }));
}

// Loads what the rules need, decides, saves: what the action does without rights and journal.
void change(db::Store& store, std::string_view code, const PlaceChange& asked) {
  value(store.transact([&](db::Writer& w) -> Result<int> {
    ChangeSetting setting{.subject = *TRY(store::find_place(w, partition, code)), .today = today};
    if (setting.subject.parent) setting.above = TRY(store::find_place(w, partition, *setting.subject.parent));
    setting.below = TRY(store::list_below(w, partition, setting.subject.path));
    const bool splits = asked.parts.has_value();
    if (const auto& target = splits ? setting.subject.parent : asked.into ? asked.into : asked.parent) {
      setting.target = TRY(store::find_place(w, partition, *target));
      auto last = TRY(store::last_path_below(w, partition, setting.target->path));
      for (std::size_t i = 0; i <= setting.below.size(); ++i) {
        last = next_path(setting.target->path, last);
        setting.free_paths.push_back(*last);
      }
    }
    const auto changed = TRY(change_places(asked, setting, testing::five_levels()));
    TRY(store::save_changes(w, partition, changed, asked));
    return 0;
  }));
}

std::int64_t count(db::Store& store, store::PlaceFilter filter, std::optional<Day> day = {}) {
  const PageRequest one{.limit = 1, .with_total = true};
  auto page = value(store.reading([&](db::Reader& r) {
    return day ? store::list_places_then(r, partition, filter, one, *day) : store::list_places(r, partition, filter, one);
  }));
  return page.total.value();
}

}  // namespace

TEST_CASE("4.14: the division of 2014 is stored and read by page, level, words and range") {
  with_each_store("places of 2014", [](db::Store& store) {
    load_2014(store);
    CHECK(count(store, {}) == 1545);
    CHECK(count(store, {.level = "county"}) == 14);
    CHECK(count(store, {.level = "other"}) == 3);
    CHECK(count(store, {.words = "第14旗"}) == 1);
    CHECK(count(store, {.words = "15070"}) > 100);
    CHECK(count(store, {.words = "%"}) == 0);
    const Place banner = place_of(store, "150701");
    CHECK(banner.has_children);
    CHECK(count(store, {.parent = "150701"}) == 12);
    CHECK(count(store, {.range = range_of(banner.path)}) == 1 + 12 + 12 * 9);
    std::vector<std::string> seen;
    PageRequest page{.limit = 400};
    do {
      auto part = value(store.reading([&](db::Reader& r) { return store::list_places(r, partition, {}, page); }));
      for (const auto& place : part.items) seen.push_back(place.code);
      page.cursor = part.next;
    } while (!page.cursor.empty());
    CHECK(seen.size() == 1545);
    CHECK(std::is_sorted(seen.begin(), seen.end()));
    CHECK(value(store.reading([&](db::Reader& r) { return store::load_known(r, partition); })).by_code.size() == 1545);
  });
}

TEST_CASE("a code or a path cannot be taken twice") {
  with_each_store("same code", [](db::Store& store) {
    load_2014(store);
    Place again = place_of(store, "150701");
    auto result = store.transact([&](db::Writer& w) -> Result<int> {
      TRY(store::insert_place(w, partition, again));
      return 0;
    });
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == Code::conflict);
  });
}

TEST_CASE("after a move both trees are readable: as then and as now") {
  with_each_store("move", [](db::Store& store) {
    load_2014(store);
    const Place before = place_of(store, "150701001");
    change(store, "150701001", {.change = PlaceChangeKind::move, .from = today - 10, .parent = "150702"});
    const Place now = place_of(store, "150701001");
    CHECK(now.parent == "150702");
    CHECK(now.version == 2);
    CHECK(now.full_name == "第2旗第1苏木");
    CHECK(is_below(now.path, place_of(store, "150702").path));
    CHECK(place_of(store, "150701001005").full_name == "第2旗第1苏木第5嘎查");
    CHECK(count(store, {.range = range_below(place_of(store, "150701").path)}) == 11 + 11 * 9);

    const auto then = place_then(store, "150701001005", today - 11);
    REQUIRE(then.has_value());
    CHECK(then->full_name == "第1旗第1苏木第5嘎查");
    CHECK(is_below(then->path, before.path));
    CHECK(then->now_path == place_of(store, "150701001005").path);
    CHECK(place_then(store, "150701001005", today - 10)->full_name == "第2旗第1苏木第5嘎查");
    CHECK(count(store, {.parent = "150701"}, today - 11) == 12);
    CHECK(count(store, {.parent = "150701"}, today - 10) == 11);
    CHECK(count(store, {.range = range_of(before.path)}, today - 11) == 10);
    // The path it left is never given out again.
    const auto last = value(store.reading([&](db::Reader& r) { return store::last_path_below(r, partition, before.path.substr(0, 6)); }));
    CHECK(last.value() >= before.path);
    CHECK(value(store.reading([&](db::Reader& r) { return store::list_versions(r, partition, "150701001"); })).size() == 2);
  });
}

TEST_CASE("a merged place keeps its past and points to who stands for it, through further mergers and moves") {
  with_each_store("merge", [](db::Store& store) {
    load_2014(store);
    change(store, "150701001", {.change = PlaceChangeKind::rename, .from = today - 30, .name = "旧苏木"});
    change(store, "150701001", {.change = PlaceChangeKind::merge, .from = today - 20, .into = "150701002"});
    change(store, "150701002", {.change = PlaceChangeKind::merge, .from = today - 10, .into = "150701003"});
    change(store, "150701003", {.change = PlaceChangeKind::move, .from = today, .parent = "150705", .reason = "区划调整"});
    const Place gone = place_of(store, "150701001");
    CHECK(gone.valid_to == today - 20);
    CHECK(gone.successor == "150701002");
    CHECK(gone.now_code == "150701003");
    CHECK(gone.now_path == place_of(store, "150701003").path);
    CHECK(place_of(store, "150701001009").parent == "150701003");
    CHECK(place_of(store, "150701001009").full_name == "第5旗第3苏木第9嘎查");
    CHECK(place_then(store, "150701001", today - 21)->name == "旧苏木");
    CHECK(place_then(store, "150701001", today - 31)->name == "第1苏木");
    CHECK_FALSE(place_then(store, "150701001", today - 20).has_value());
    CHECK(place_then(store, "150701001009", today - 15)->full_name == "第1旗第2苏木第9嘎查");
    CHECK(count(store, {.parent = "150701"}) == 9);
    CHECK(count(store, {.parent = "150701", .with_closed = true}) == 11);
    const auto history = value(store.reading([&](db::Reader& r) { return store::list_versions(r, partition, "150701001"); }));
    REQUIRE(history.size() == 3);
    CHECK(history[1].change == PlaceEvent::rename);
    CHECK(history[2].change == PlaceEvent::merge);
    CHECK(history[2].successor == "150701002");
  });
}

TEST_CASE("§3.1 a place that is split keeps its past; what goes to a part has its own as then and as now") {
  with_each_store("split", [](db::Store& store) {
    load_2014(store);
    const std::string path_then_of_child = place_of(store, "150701001001").path;
    change(store, "150701001", {.change = PlaceChangeKind::split, .from = today - 10,
                                .parts = std::vector<SplitPart>{{.code = "n1", .name = "北苏木", .children = std::vector<std::string>{"150701001001"}}},
                                .reason = "人口增长"});
    CHECK_FALSE(place_of(store, "150701001").is_closed());
    CHECK(place_of(store, "n1").parent == "150701");
    CHECK(place_of(store, "n1").full_name == "第1旗北苏木");
    CHECK(place_of(store, "n1").valid_from == today - 10);
    CHECK(place_of(store, "150701001001").full_name == "第1旗北苏木第1嘎查");
    CHECK(is_below(place_of(store, "150701001001").path, place_of(store, "n1").path));
    CHECK(count(store, {.parent = "150701001"}) == 8);
    CHECK(count(store, {.parent = "n1"}) == 1);
    CHECK(count(store, {.parent = "150701001"}, today - 11) == 9);
    CHECK_FALSE(place_then(store, "n1", today - 11).has_value());
    CHECK(place_then(store, "n1", today - 10)->name == "北苏木");
    const auto child_then = place_then(store, "150701001001", today - 11);
    REQUIRE(child_then.has_value());
    CHECK(child_then->full_name == "第1旗第1苏木第1嘎查");
    CHECK(child_then->path == path_then_of_child);

    PlaceChange end{.change = PlaceChangeKind::split, .from = today - 5,
                    .parts = std::vector<SplitPart>{{.code = "n2", .name = "东苏木", .children = std::vector<std::string>{}},
                                                    {.code = "n3", .name = "西苏木", .children = std::vector<std::string>{}}},
                    .closes = true};
    for (int v = 2; v <= 9; ++v) (*end.parts)[v % 2 == 0 ? 0 : 1].children->push_back("15070100100" + std::to_string(v));
    change(store, "150701001", end);
    change(store, "n2", {.change = PlaceChangeKind::move, .from = today, .parent = "150702"});
    const Place gone = place_of(store, "150701001");
    CHECK(gone.valid_to == today - 5);
    CHECK(gone.successor == "n2");
    CHECK(gone.now_path == place_of(store, "n2").path);
    CHECK(count(store, {.parent = "n2"}) == 4);
    CHECK(place_of(store, "150701001002").full_name == "第2旗东苏木第2嘎查");
    CHECK(place_then(store, "150701001002", today - 1)->full_name == "第1旗东苏木第2嘎查");
    CHECK(place_then(store, "150701001", today - 6)->name == "第1苏木");
    CHECK_FALSE(place_then(store, "150701001", today - 5).has_value());
    const auto history = value(store.reading([&](db::Reader& r) { return store::list_versions(r, partition, "150701001"); }));
    REQUIRE(history.size() == 3);
    CHECK(history[1].change == PlaceEvent::split);
    CHECK(history[1].reason == "人口增长");
    CHECK_FALSE(history[1].origin.has_value());
    CHECK(history[2].successor == "n2");
    const auto born = value(store.reading([&](db::Reader& r) { return store::list_versions(r, partition, "n3"); }));
    REQUIRE(born.size() == 1);
    CHECK(born[0].change == PlaceEvent::split);
    CHECK(born[0].origin == "150701001");
    const auto parts = value(store.reading([&](db::Reader& r) { return store::list_parts(r, partition, "150701001"); }));
    REQUIRE(parts.size() == 3);
    CHECK(parts[1].full_name == "第2旗东苏木");
  });
}
