#include "features/places/place_rules.h"

#include <doctest/doctest.h>

#include "features/places/place_path.h"
#include "features/places/place_shapes_test.h"

using namespace lianxin;
using namespace lianxin::places;
using lianxin::places::testing::five_levels;
using lianxin::places::testing::today;

namespace {

Place place(std::string code, std::string name, std::string level, std::optional<std::string> parent, std::string path) {
  Place p{.code = code, .name = name, .short_name = name, .full_name = name, .level = level, .kind = ""};
  p.parent = std::move(parent);
  p.path = p.now_path = path;
  p.now_code = code;
  return p;
}

const Place city = place("1507", "呼伦贝尔市", "prefecture", std::nullopt, "001");
const Place chen = place("150725", "陈巴尔虎旗", "county", "1507", "001001");
const Place arun = place("150721", "阿荣旗", "county", "1507", "001002");

Place sumu() {
  Place p = place("150725200", "西乌珠尔苏木", "township", "150725", "001001001");
  p.full_name = "陈巴尔虎旗西乌珠尔苏木";
  return p;
}
Place gacha() {
  Place p = place("150725200200", "萨如拉塔拉嘎查", "village", "150725200", "001001001001");
  p.full_name = "陈巴尔虎旗西乌珠尔苏木萨如拉塔拉嘎查";
  return p;
}

std::string faults(const Error& error) {
  std::string out = error.fields.empty() ? error.key : "";
  for (const auto& fault : error.fields) out += (out.empty() ? "" : " ") + fault.field + ":" + fault.key;
  return out;
}
template <class T>
std::string outcome(const Result<T>& result) { return result ? "" : faults(result.error()); }

ChangeSetting setting_of_sumu(std::optional<Place> target = {}) {
  ChangeSetting setting{.subject = sumu(), .below = {gacha()}, .above = chen, .target = std::move(target)};
  setting.free_paths = {setting.target ? setting.target->path + "009" : ""};
  setting.today = today;
  return setting;
}

}  // namespace

TEST_CASE("a place called by its superior's name does not say it twice") {
  struct Row { std::string_view above_full, above, name, full; };
  for (const Row& row : {Row{"陈巴尔虎旗", "陈巴尔虎旗", "特泥河苏木", "陈巴尔虎旗特泥河苏木"},
                         Row{"陈巴尔虎旗", "陈巴尔虎旗", "陈巴尔虎旗特泥河农牧场", "陈巴尔虎旗特泥河农牧场"},
                         Row{"陈巴尔虎旗巴彦库仁镇", "巴彦库仁镇", "巴彦库仁镇社区", "陈巴尔虎旗巴彦库仁镇社区"},
                         Row{"阿荣旗那吉镇", "那吉镇", "那吉镇", "阿荣旗那吉镇那吉镇"}})
    CHECK(joined_names(row.above_full, row.above, row.name) == row.full);
}

TEST_CASE("a new place is made below its superior, or every fault is named") {
  const auto levels = five_levels();
  const auto made = make_place({.code = "150725200", .name = " 西乌珠尔苏木 ", .level = "township", .kind = "苏木", .parent = "150725"},
                               levels, &chen, true, "001001001", today);
  REQUIRE(made.has_value());
  CHECK(made->name == "西乌珠尔苏木");
  CHECK(made->short_name == "西乌珠尔苏木");
  CHECK(made->full_name == "陈巴尔虎旗西乌珠尔苏木");
  CHECK(made->now_path == "001001001");

  Place closed = chen;
  closed.valid_to = today - 1;
  struct Case { NewPlace asked; const Place* parent; bool root_exists; std::string_view outcome; };
  const Case cases[] = {
      {{.code = "1507", .name = "市", .level = "prefecture"}, nullptr, false, ""},
      {{.code = "1507", .name = "市", .level = "prefecture"}, nullptr, true, "parent:places.root_exists"},
      {{.code = "15 07", .name = "", .level = "county"}, &city, true, "code:places.code_form name:base.required"},
      {{.code = std::string(21, '1'), .name = "旗", .level = "county"}, &city, true, "code:places.code_form"},
      {{.code = "2", .name = std::string(101, 'n'), .level = "county"}, &city, true, "name:base.too_long"},
      {{.code = "2", .name = "旗", .level = "banner"}, &city, true, "level:places.no_such_level"},
      {{.code = "2", .name = "旗", .level = "county", .kind = "嘎查"}, &city, true, "kind:places.not_a_kind_of_level"},
      {{.code = "2", .name = "旗", .level = "county"}, &chen, true, "parent:places.level_not_below"},
      {{.code = "2", .name = "苏木", .level = "township"}, &closed, true, "parent:places.parent_closed"},
      {{.code = "2", .name = "农垦", .level = "other", .kind = "农垦集团"}, &city, true, ""},
      {{.code = "2", .name = "旗", .level = "county", .valid_from = today + 1}, &city, true, "valid_from:places.from_in_future"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.asked.name);
    CHECK(outcome(make_place(c.asked, levels, c.parent, c.root_exists, "001001001", today)) == c.outcome);
  }
}

TEST_CASE("a rename keeps code and path; what lies below gets the new full name only") {
  auto changed = change_places({.change = PlaceChange::Kind::rename, .from = today - 3, .name = "东乌珠尔苏木"},
                               setting_of_sumu(), five_levels());
  REQUIRE(changed.has_value());
  REQUIRE(changed->size() == 2);
  CHECK(changed->at(0).after.code == "150725200");
  CHECK(changed->at(0).after.path == sumu().path);
  CHECK(changed->at(0).after.full_name == "陈巴尔虎旗东乌珠尔苏木");
  CHECK(changed->at(0).event == PlaceEvent::rename);
  CHECK(changed->at(1).after.full_name == "陈巴尔虎旗东乌珠尔苏木萨如拉塔拉嘎查");
  CHECK_FALSE(changed->at(1).event.has_value());
}

TEST_CASE("a move carries everything below to the new superior's range") {
  auto changed = change_places({.change = PlaceChange::Kind::move, .from = today, .parent = "150721"}, setting_of_sumu(arun),
                               five_levels());
  REQUIRE(changed.has_value());
  CHECK(changed->at(0).after.path == "001002009");
  CHECK(changed->at(0).after.parent == "150721");
  CHECK(changed->at(0).after.full_name == "阿荣旗西乌珠尔苏木");
  CHECK(changed->at(1).after.path == "001002009001");
  CHECK(changed->at(1).after.now_path == "001002009001");
  CHECK(changed->at(1).after.full_name == "阿荣旗西乌珠尔苏木萨如拉塔拉嘎查");
  CHECK(changed->at(1).event == PlaceEvent::carried);
  CHECK(range_of(arun.path).contains(changed->at(1).after.path));
}

TEST_CASE("a merger closes the place, names who stands for it now, and hands over what lies below") {
  Place other = place("150725201", "鄂温克民族苏木", "township", "150725", "001001002");
  other.full_name = "陈巴尔虎旗鄂温克民族苏木";
  auto changed = change_places({.change = PlaceChange::Kind::merge, .from = today - 1, .into = "150725201"},
                               setting_of_sumu(other), five_levels());
  REQUIRE(changed.has_value());
  const Place& gone = changed->at(0).after;
  CHECK(gone.valid_to == today - 1);
  CHECK(gone.successor == "150725201");
  CHECK(gone.now_path == "001001002");
  CHECK(gone.path == sumu().path);
  CHECK(gone.full_name == "陈巴尔虎旗西乌珠尔苏木");
  CHECK(changed->at(1).after.parent == "150725201");
  CHECK(changed->at(1).after.path == "001001002009");
  CHECK(changed->at(1).after.full_name == "陈巴尔虎旗鄂温克民族苏木萨如拉塔拉嘎查");
  CHECK(changed->at(1).event == PlaceEvent::move);
}

TEST_CASE("changes that cannot be are refused with the field that is wrong") {
  using Kind = PlaceChange::Kind;
  Place closed = arun;
  closed.valid_to = today;
  Place later = sumu();
  later.since = today;
  Place gone = sumu();
  gone.valid_to = today - 9;
  const auto with_subject = [](Place subject) {
    auto setting = setting_of_sumu();
    setting.subject = std::move(subject);
    return setting;
  };
  struct Case { PlaceChange change; ChangeSetting setting; std::string_view outcome; };
  const Case cases[] = {
      {{.change = Kind::rename, .from = today + 1, .name = "新"}, setting_of_sumu(), "from:places.from_in_future"},
      {{.change = Kind::rename, .from = today, .name = " "}, setting_of_sumu(), "name:base.required"},
      {{.change = Kind::rename, .from = today, .name = "新", .reason = std::string(1001, 'r')}, setting_of_sumu(), "reason:base.too_long"},
      {{.change = Kind::rename, .from = today - 1, .name = "新"}, with_subject(later), "places.changed_since"},
      {{.change = Kind::rename, .from = today, .name = "新"}, with_subject(gone), "places.closed"},
      {{.change = Kind::move, .from = today}, setting_of_sumu(), "parent:base.required"},
      {{.change = Kind::move, .from = today}, setting_of_sumu(chen), "parent:places.already_there"},
      {{.change = Kind::move, .from = today}, setting_of_sumu(closed), "parent:places.target_closed"},
      {{.change = Kind::move, .from = today}, setting_of_sumu(sumu()), "parent:places.target_is_itself"},
      {{.change = Kind::move, .from = today}, setting_of_sumu(gacha()), "parent:places.target_below"},
      {{.change = Kind::merge, .from = today}, setting_of_sumu(arun), "into:places.levels_differ"},
      {{.change = Kind::close, .from = today}, setting_of_sumu(), "places.has_children"},
  };
  for (const auto& c : cases) CHECK(outcome(change_places(c.change, c.setting, five_levels())) == c.outcome);
  ChangeSetting root{.subject = city, .target = arun, .free_paths = {"001002009"}, .today = today};
  root.target->path = "002";
  CHECK(outcome(change_places({.change = Kind::move, .from = today}, root, five_levels())) == "parent:places.root_stays");
}

TEST_CASE("history leaves out what only went along with a place above") {
  std::vector<PlaceVersion> versions(3);
  versions[0].valid_to = Day{100};
  versions[1] = {.valid_from = Day{100}, .valid_to = Day{200}, .change = PlaceEvent::carried};
  versions[2] = {.valid_from = Day{200}, .change = PlaceEvent::rename};
  const auto history = readable_history(versions);
  REQUIRE(history.size() == 2);
  CHECK(history[0].valid_to == Day{200});
  CHECK(history[1].change == PlaceEvent::rename);
}
