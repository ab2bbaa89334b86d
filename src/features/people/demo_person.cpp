#include "features/people/demo_person.h"

#include <array>
#include <string>

namespace lianxin::people {
namespace {

constexpr std::string_view prefecture = "150700000000";
constexpr std::string_view chen = "150725000000";
constexpr std::string_view arun = "150721000000";
constexpr std::string_view sumu = "150725200000";
constexpr std::string_view gacha = "150725200201";

constexpr std::array<DemoPerson, 13> people{{
    {"包玉兰", "baoyulan", chen, "office", "大引领办公室科员", "general_cadre", Role::office, Reach::subtree, chen},
    {"额尔敦", "eerdun", chen, "office", "大引领办公室主任", "leadership", Role::office, Reach::subtree, chen},
    {"乌兰", "wulan", prefecture, "office", "大引领办公室副主任", "leadership", Role::office, Reach::subtree, prefecture},
    {"苏日娜", "surina", arun, "office", "大引领办公室科员", "general_cadre", Role::office, Reach::subtree, arun},
    {"斯琴", "siqin", sumu, "office", "大引领办公室科员", "general_cadre", Role::office, Reach::subtree, sumu},
    {"王建国", "wangjianguo", chen, "water", "水利局科员", "general_cadre", Role::unit_clerk, Reach::own_unit, chen},
    {"李秀英", "lixiuying", chen, "finance", "财政局科员", "general_cadre", Role::unit_clerk, Reach::own_unit, chen},
    {"巴特尔", "bateer", chen, "water", "水利局局长", "department_head", Role::unit_leader, Reach::own_unit, chen},
    {"那日苏", "narisu", chen, "farming", "农牧局高级畜牧师", "technician", Role::team_member, Reach::own_links, sumu},
    {"朝鲁", "chaolu", gacha, "committee", "嘎查党支部书记", "village_secretary", Role::village_cadre, Reach::own_links, gacha},
    {"赵敏", "zhaomin", prefecture, "supervision", "引领督导组组员", "general_cadre", Role::inspector, Reach::subtree, prefecture},
    {"孙强", "admin", prefecture, "office", "系统管理员", "", Role::administrator, Reach::subtree, prefecture},
    {"钱静", "qianjing", prefecture, "supervision", "审计员", "", Role::auditor, Reach::subtree, prefecture},
}};

}  // namespace

std::span<const DemoPerson> demo_people() { return people; }

PersonId demo_person_id(std::string_view name) { return {named_uuid("person:" + std::string(name))}; }

}  // namespace lianxin::people
