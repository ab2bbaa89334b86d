#include "features/places/demo_unit.h"

#include <array>
#include <string>

namespace lianxin::places {
namespace {

constexpr auto department = UnitKind::department;
constexpr auto enterprise = UnitKind::enterprise;

constexpr std::array<DemoDepartment, 17> departments{{
    {"water", "水利局", "水利局", department, "water"},
    {"transport", "交通运输局", "交通局", department, "roads"},
    {"labour", "人力资源和社会保障局", "人社局", department, "work"},
    {"farming", "农牧局", "农牧局", department, "farming pasture"},
    {"medical_insurance", "医疗保障局", "医保局", department, "health.insurance"},
    {"civil_affairs", "民政局", "民政局", department, "welfare"},
    {"health", "卫生健康委员会", "卫健委", department, "health"},
    {"housing", "住房和城乡建设局", "住建局", department, "environment.waste housing"},
    {"education", "教育局", "教育局", department, "education"},
    {"forestry", "林业和草原局", "林草局", department, "pasture.fence"},
    {"finance", "财政局", "财政局", department, "pasture.fodder.subsidy"},
    {"petitions", "信访局", "信访局", department, "other"},
    {"ecology", "生态环境局", "环境局", department, "environment"},
    {"emergency", "应急管理局", "应急局", department, "safety"},
    {"services", "政务服务局", "政务局", department, "government"},
    {"power", "供电公司", "供电公司", enterprise, "power"},
    {"telecom", "通信公司", "通信公司", enterprise, "signal"},
}};

}  // namespace

UnitId demo_unit_id(std::string_view place_code, std::string_view key) {
  return {named_uuid("unit:" + std::string(place_code) + ":" + std::string(key))};
}

std::span<const DemoDepartment> demo_departments() { return departments; }

}  // namespace lianxin::places
