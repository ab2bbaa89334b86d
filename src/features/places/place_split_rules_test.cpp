#include "features/places/place_split_rules.h"

#include <doctest/doctest.h>

#include "features/places/place_path.h"
#include "features/places/place_shapes_test.h"

using namespace lianxin;
using namespace lianxin::places;
using lianxin::places::testing::five_levels;
using lianxin::places::testing::today;

namespace {

using Codes = std::vector<std::string>;

Place place(std::string code, std::string name, std::string level, std::optional<std::string> parent, std::string path) {
  Place p{.code = code, .name = name, .short_name = name, .full_name = name, .level = level, .kind = ""};
  p.parent = std::move(parent);
  p.path = p.now_path = path;
  p.now_code = code;
  return p;
}

const UnitId station{named_uuid("水管站")};
const UnitId clinic{named_uuid("卫生院")};

// A sumu of three gachas, the second with a group below it; two units; two open tickets.
ChangeSetting setting() {
  ChangeSetting s{.subject = place("s", "西苏木", "township", "b", "001001001"), .today = today};
  s.subject.kind = "苏木";
  s.subject.full_name = "陈旗西苏木";
  s.below = {place("g1", "一嘎查", "village", "s", "001001001001"), place("g2", "二嘎查", "village", "s", "001001001002"),
             place("g2-1", "一组", "group", "g2", "001001001002001"), place("g3", "三嘎查", "village", "s", "001001001003")};
  s.target = place("b", "陈旗", "county", "c", "001001");
  s.free_paths = {"001001007", "001001008"};
  s.units = {{station, "水管站"}, {clinic, "卫生院"}};
  s.tickets = {"2026-1", "2026-2"};
  return s;
}

PlaceChange splitting(std::vector<SplitPart> parts, bool closes = false) {
  return {.change = PlaceChangeKind::split, .from = today - 1, .parts = std::move(parts), .closes = closes};
}

SplitPart everything(std::string code) {
  return {.code = code, .name = "全苏木", .children = Codes{"g1", "g2", "g3"}, .units = std::vector<UnitId>{station, clinic},
          .tickets = Codes{"2026-1", "2026-2"}};
}

std::string outcome(const PlaceChange& change, const ChangeSetting& s) {
  const auto result = change_places(change, s, five_levels());
  if (result) return "";
  std::string out = result.error().fields.empty() ? result.error().key : "";
  for (const auto& fault : result.error().fields) out += (out.empty() ? "" : " ") + fault.field + ":" + fault.key;
  return out;
}

}  // namespace

TEST_CASE("§3.1 what is named goes to the part with all below it; what is not stays, and so does the old place") {
  const auto changed = change_places(splitting({{.code = "n", .name = " 东苏木 ", .short_name = "东", .children = Codes{"g2"}}}), setting(), five_levels());
  REQUIRE(changed.has_value());
  REQUIRE(changed->size() == 4);
  const auto& [old, part, child, group] = std::tie((*changed)[0], (*changed)[1], (*changed)[2], (*changed)[3]);
  CHECK(old.event == PlaceEvent::split);
  CHECK_FALSE(old.after.is_closed());
  CHECK(old.after.path == "001001001");
  CHECK(old.after.full_name == "陈旗西苏木");
  CHECK(old.after.since == today - 1);
  CHECK(part.is_new());
  CHECK(part.origin == "s");
  CHECK(part.after.name == "东苏木");
  CHECK(part.after.short_name == "东");
  CHECK(part.after.full_name == "陈旗东苏木");
  CHECK(part.after.kind == "苏木");
  CHECK(part.after.level == "township");
  CHECK(part.after.parent == "b");
  CHECK(part.after.path == "001001007");
  CHECK(part.after.valid_from == today - 1);
  CHECK(child.event == PlaceEvent::move);
  CHECK(child.after.parent == "n");
  CHECK(child.after.path == "001001007001");
  CHECK(child.after.full_name == "陈旗东苏木二嘎查");
  CHECK(group.event == PlaceEvent::carried);
  CHECK(group.after.parent == "g2");
  CHECK(group.after.path == "001001007001001");
  CHECK(group.after.now_path == "001001007001001");
  CHECK(group.after.full_name == "陈旗东苏木二嘎查一组");
}

TEST_CASE("§3.1 a place that is closed by a split gives everything away; one part stands for it") {
  auto rest = splitting({{.code = "n", .name = "东苏木", .children = Codes{"g3"}}, {.code = "m", .name = "南苏木", .takes_rest = true}}, true);
  const auto settled = with_rest(rest, setting(), false);
  CHECK((*settled.parts)[1].children == Codes{"g1", "g2"});
  CHECK((*settled.parts)[1].units->size() == 2);
  CHECK((*settled.parts)[1].tickets == Codes{"2026-1", "2026-2"});
  const auto changed = change_places(settled, setting(), five_levels());
  REQUIRE(changed.has_value());
  const Place& old = changed->at(0).after;
  CHECK(old.valid_to == today - 1);
  CHECK(old.successor == "m");
  CHECK(old.now_code == "m");
  CHECK(old.now_path == "001001008");
  CHECK(old.path == "001001001");
  REQUIRE(changed->size() == 7);
  CHECK(changed->at(3).after.path == "001001008001");
  CHECK(changed->at(4).after.path == "001001008002");
  CHECK(changed->at(5).after.path == "001001008002001");
  CHECK(changed->at(6).after.path == "001001007001");
  CHECK(change_places(splitting({everything("n")}, true), setting(), five_levels())->at(0).after.successor == "n");
}

TEST_CASE("§3.1 splits that cannot be are refused with the field that is wrong and what would be left") {
  const auto with = [](SplitPart part, auto change) { change(part); return part; };
  const SplitPart plain{.code = "n", .name = "东苏木"};
  auto root = setting();
  root.subject.parent.reset();
  root.target.reset();
  auto taken = setting();
  taken.taken = {place("n", "旧地", "village", "x", "001009")};
  auto later = setting();
  later.below[0].since = today;
  const std::string left = "parts:places.split_leaves_child";
  struct Case { PlaceChange change; ChangeSetting setting; std::string outcome; };
  const Case cases[] = {
      {splitting({plain}), setting(), ""},
      {splitting({plain}), root, "places.root_stays"},
      {splitting({}), setting(), "parts:base.required"},
      {splitting(std::vector<SplitPart>(21, plain)), setting(), "parts:base.too_many"},
      {splitting({plain}), taken, "parts[0].code:places.code_taken"},
      {splitting({plain, plain}), setting(), "parts[1].code:places.split_twice"},
      {splitting({{.code = "n n", .name = ""}}), setting(), "parts[0].code:places.code_form parts[0].name:base.required"},
      {splitting({with(plain, [](auto& p) { p.short_name = " "; })}), setting(), "parts[0].short_name:base.required"},
      {splitting({with(plain, [](auto& p) { p.kind = "嘎查"; })}), setting(), "parts[0].kind:places.not_a_kind_of_level"},
      {splitting({with(plain, [](auto& p) { p.children = Codes{"g2-1", "x"}; })}), setting(),
       "parts[0].children[0]:places.split_not_here parts[0].children[1]:places.split_not_here"},
      {splitting({with(plain, [](auto& p) { p.children = Codes{"g1"}; }), {.code = "m", .name = "南", .children = Codes{"g1"}}}), setting(),
       "parts[1].children[0]:places.split_twice"},
      {splitting({with(plain, [](auto& p) { p.units = std::vector<UnitId>{station, {named_uuid("别处")}}; })}), setting(), "parts[0].units[1]:places.split_not_here"},
      {splitting({with(plain, [](auto& p) { p.tickets = Codes{"2026-3"}; })}), setting(), "parts[0].tickets[0]:places.split_not_here"},
      {splitting({with(plain, [](auto& p) { p.takes_rest = true; })}), setting(), "parts[0].takes_rest:places.split_rest_stays"},
      {splitting({with(everything("n"), [](auto& p) { p.takes_rest = true; }), {.code = "m", .name = "南", .takes_rest = true}}, true), setting(),
       "parts[1].takes_rest:places.split_twice"},
      {splitting({everything("n")}, true), setting(), ""},
      {splitting({plain}, true), setting(),
       left + " " + left + " " + left + " parts:places.split_leaves_unit parts:places.split_leaves_unit parts:places.split_leaves_ticket "
       "parts:places.split_leaves_ticket"},
      {splitting({with(everything("n"), [](auto& p) { p.tickets->pop_back(); })}, true), setting(), "parts:places.split_leaves_ticket"},
      {splitting({with(plain, [](auto& p) { p.children = Codes{"g1"}; })}), later, "places.changed_since"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.outcome);
    CHECK(outcome(c.change, c.setting) == c.outcome);
  }
  auto many = setting();
  for (int i = 0; i < 100; ++i) many.tickets.push_back("n" + std::to_string(i));
  const auto result = change_places(splitting({plain}, true), many, five_levels());
  CHECK(result.error().fields.size() == max_left_named + 1);
  CHECK(result.error().fields.back().args == std::vector<Arg>{{"count", "57"}});
}

TEST_CASE("§3.1 named on an earlier day: units and tickets that are gone hinder nothing, a child that is gone does") {
  SplitPart part = everything("n");
  part.tickets->push_back("2025-9");
  part.units->push_back({named_uuid("撤了的站")});
  CHECK(outcome(with_rest(splitting({part}), setting(), false), setting()) ==
        "parts[0].units[2]:places.split_not_here parts[0].tickets[2]:places.split_not_here");
  CHECK(outcome(with_rest(splitting({part}), setting(), true), setting()).empty());
  part.children->push_back("g9");
  CHECK(outcome(with_rest(splitting({part}), setting(), true), setting()) == "parts[0].children[3]:places.split_not_here");
}
