#include "features/places/place_import_rules.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/places/place_shapes_test.h"

using namespace lianxin;
using namespace lianxin::places;
using lianxin::places::testing::five_levels;
using lianxin::places::testing::today;

namespace {

ImportRow row(std::int64_t line, std::string code, std::string level, std::optional<std::string> parent,
              std::string name = "某地") {
  return {line, {.code = std::move(code), .name = std::move(name), .level = std::move(level), .parent = std::move(parent)}};
}

std::string faults_of(const ImportPlan& plan) {
  std::string out;
  for (const auto& f : plan.faults) out += std::to_string(f.line) + ":" + f.column + ":" + f.key + " ";
  return out;
}

KnownPlaces known_after(const ImportPlan& plan) {
  KnownPlaces known;
  for (const auto& place : plan.added) {
    known.by_code[place.code] = place;
    known.last_paths[place.path.substr(0, place.path.size() - 3)] = place.path;
  }
  return known;
}

}  // namespace

TEST_CASE("rows may stand in any order; superiors come first in the plan") {
  const auto plan = plan_import({row(2, "c", "village", "b"), row(3, "a", "county", std::nullopt), row(4, "b", "township", "a")},
                                {}, five_levels(), today);
  CHECK(faults_of(plan).empty());
  REQUIRE(plan.added.size() == 3);
  CHECK(plan.added[0].path == "001");
  CHECK(plan.added[2].code == "c");
  CHECK(plan.added[2].path == "001001001");
}

TEST_CASE("a wrong row is named with line and column; the rows that do not hang on it are taken") {
  const auto plan = plan_import({row(2, "a", "county", std::nullopt), row(3, "b", "hamlet", "a"), row(4, "c", "village", "b"),
                                 row(5, "d", "township", "a"), row(6, "d", "township", "a"), row(7, "e", "township", "nowhere"),
                                 row(8, "f", "township", "g"), row(9, "g", "township", "f"), row(10, "h", "township", "h"),
                                 row(11, "", "township", "a"), row(12, "k", "township", "a", "")},
                                {}, five_levels(), today);
  CHECK(plan.added.size() == 2);
  std::string seen = faults_of(plan);
  for (const std::string_view expected :
       {"3:level:places.no_such_level ", "4:parent:places.import_no_parent ", "6:code:places.import_twice ",
        "7:parent:places.import_no_parent ", "10:parent:places.import_circle ", "11:code:places.code_form ",
        "12:name:base.required "}) {
    CAPTURE(expected);
    CHECK(seen.find(expected) != std::string::npos);
  }
  // Of the circle f–g one row is named as the circle, the other has no superior.
  CHECK(std::count_if(plan.faults.begin(), plan.faults.end(), [](const auto& f) { return f.line == 8 || f.line == 9; }) == 2);
}

TEST_CASE("importing twice changes nothing; a row that differs is told, not taken") {
  auto rows = testing::shape_of_2014();
  const auto known = known_after(plan_import(rows, {}, five_levels(), today));
  const auto again = plan_import(rows, known, five_levels(), today);
  CHECK(again.added.empty());
  CHECK(again.faults.empty());
  CHECK(again.unchanged == 1545);
  rows[7].place.name = "另名";
  rows.push_back(row(9999, "new", "village", rows[2].place.code));
  const auto third = plan_import(rows, known, five_levels(), today);
  CHECK(faults_of(third) == "9:code:places.import_differs ");
  REQUIRE(third.added.size() == 1);
  CHECK(third.added[0].path > known.last_paths.at(third.added[0].path.substr(0, 9)));
}
