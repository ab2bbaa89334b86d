// The units of the demonstration prefecture have names for code: tests, seeds and documents speak of the same ones.
#pragma once

#include <span>
#include <string_view>

#include "features/places/unit.h"

namespace lianxin::places {

// Codes of places the demonstration speaks of.
constexpr std::string_view demo_prefecture = "150700000000";
constexpr std::string_view demo_chen_banner = "150725000000";     // 陈巴尔虎旗
constexpr std::string_view demo_arun_banner = "150721000000";     // 阿荣旗
constexpr std::string_view demo_sumu = "150725200000";            // 西乌珠尔苏木
constexpr std::string_view demo_gacha = "150725200201";           // 萨如拉塔拉嘎查

// The unit "office", "government", "committee", "supervision" or a department's key of a place.
UnitId demo_unit_id(std::string_view place_code, std::string_view key);

// The departments every county and the prefecture have.
struct DemoDepartment {
  std::string_view key;         // "water"
  std::string_view name;        // "水利局"
  std::string_view short_name;  // "水利局"
  UnitKind kind;
  std::string_view categories;  // codes of packs/categories.json, separated by blanks
};
std::span<const DemoDepartment> demo_departments();

}  // namespace lianxin::places
