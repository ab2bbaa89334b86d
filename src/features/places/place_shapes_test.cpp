#include "features/places/place_shapes_test.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "features/places/place_path.h"

namespace lianxin::places::testing {
namespace {

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

class Shape {
 public:
  std::string add(const std::string& code, const std::string& name, const std::string& level, const std::string& kind,
                  const std::string& parent) {
    NewPlace place{.code = code, .name = name, .level = level, .kind = kind};
    if (!parent.empty()) place.parent = parent;
    rows.push_back({static_cast<std::int64_t>(rows.size()) + 2, std::move(place)});
    return code;
  }
  std::vector<ImportRow> rows{};
};

std::map<std::string, int> counts_by_level(const ImportPlan& plan) {
  std::map<std::string, int> counts;
  for (const auto& place : plan.added) ++counts[place.level];
  return counts;
}

}  // namespace

Levels five_levels() {
  Levels levels;
  levels.levels = {{"region", "自治区", "region", {{"自治区", "autonomous region"}}},
                   {"prefecture", "盟市", "prefecture", {{"地级市", "city"}, {"盟", "league"}}},
                   {"county", "旗县市区", "county", {{"旗", "banner"}, {"市辖区", "district"}}},
                   {"township", "苏木乡镇", "township", {{"镇", "town"}, {"苏木", "sumu"}}},
                   {"village", "嘎查村", "village", {{"村", "village"}, {"嘎查", "gacha"}}}};
  levels.outside = Level{"other", "区划外单位", "outside", {{"农垦集团", "farm group"}, {"林业系统", "forestry"}}};
  return levels;
}

Levels three_levels() {
  Levels levels = five_levels();
  levels.levels.erase(levels.levels.begin(), levels.levels.begin() + 2);
  levels.outside.reset();
  return levels;
}

Levels six_levels() {
  Levels levels = five_levels();
  levels.levels.push_back({"group", "村民小组", "group", {{"独贵龙", "herding group"}, {"小组", "group"}}});
  return levels;
}

std::vector<ImportRow> shape_of_2014() {
  Shape shape;
  const auto city = shape.add("150700", "呼伦贝尔市", "prefecture", "地级市", "");
  int townships = 0;
  int villages = 0;
  for (int i = 1; i <= 17; ++i) {
    const bool outside = i > 14;
    const auto county = shape.add(outside ? "own-" + std::to_string(i) : "1507" + padded(i, 2), "第" + std::to_string(i) + "旗",
                                  outside ? "other" : "county", outside ? "农垦集团" : "旗", city);
    // 161 townships and 1,366 villages spread over the 14, the first ones having one more.
    const int own_townships = outside ? 0 : 161 / 14 + (i <= 161 % 14 ? 1 : 0);
    for (int t = 1; t <= own_townships; ++t, ++townships) {
      const auto township = shape.add(county + padded(t, 3), "第" + std::to_string(t) + "苏木", "township", "苏木", county);
      const int own_villages = 1366 / 161 + (townships < 1366 % 161 ? 1 : 0);
      for (int v = 1; v <= own_villages; ++v, ++villages)
        shape.add(township + padded(v, 3), "第" + std::to_string(v) + "嘎查", "village", "嘎查", township);
    }
  }
  return shape.rows;
}

std::vector<ImportRow> shape_of_three_levels() {
  Shape shape;
  const auto banner = shape.add("150725", "陈巴尔虎旗", "county", "旗", "");
  for (int t = 1; t <= 8; ++t) {
    const auto sumu = shape.add(banner + padded(t, 3), "第" + std::to_string(t) + "苏木", "township", "苏木", banner);
    for (int v = 1; v <= 5; ++v) shape.add(sumu + padded(v, 3), "第" + std::to_string(v) + "嘎查", "village", "嘎查", sumu);
  }
  return shape.rows;
}

std::vector<ImportRow> shape_of_six_levels() {
  Shape shape;
  const auto region = shape.add("150000", "内蒙古自治区", "region", "自治区", "");
  const auto city = shape.add("150700", "呼伦贝尔市", "prefecture", "地级市", region);
  const auto banner = shape.add("150725", "陈巴尔虎旗", "county", "旗", city);
  const auto town = shape.add("150725101", "宝日希勒镇", "township", "镇", banner);
  for (int v = 1; v <= 2; ++v) {
    const auto gacha = shape.add(town + padded(v, 3), "第" + std::to_string(v) + "嘎查", "village", "嘎查", town);
    for (int g = 1; g <= 4; ++g)
      shape.add(gacha + "-" + std::to_string(g), "第" + std::to_string(g) + "独贵龙", "group", "独贵龙", gacha);
  }
  return shape.rows;
}

TEST_CASE("4.14: the division of 2014 has 14+3+161+1,366 = 1,544 units below the city") {
  const auto plan = plan_import(shape_of_2014(), {}, five_levels(), today);
  CHECK(plan.faults.empty());
  const auto counts = counts_by_level(plan);
  CHECK(counts.at("county") == 14);
  CHECK(counts.at("other") == 3);
  CHECK(counts.at("township") == 161);
  CHECK(counts.at("village") == 1366);
  const auto below = range_below(plan.added.front().path);
  CHECK(std::count_if(plan.added.begin(), plan.added.end(), [&](const auto& p) { return below.contains(p.path); }) == 1544);
}

TEST_CASE("4.4, 4.58: deployments of three and of six levels") {
  const auto three = plan_import(shape_of_three_levels(), {}, three_levels(), today);
  CHECK(three.faults.empty());
  CHECK(counts_by_level(three) == std::map<std::string, int>{{"county", 1}, {"township", 8}, {"village", 40}});
  const auto six = plan_import(shape_of_six_levels(), {}, six_levels(), today);
  CHECK(six.faults.empty());
  CHECK(six.added.back().path.size() == 6 * path_step);
  CHECK(six.added.back().full_name == "呼伦贝尔市陈巴尔虎旗宝日希勒镇第2嘎查第4独贵龙");
  CHECK_FALSE(plan_import(shape_of_six_levels(), {}, five_levels(), today).faults.empty());
}

}  // namespace lianxin::places::testing
