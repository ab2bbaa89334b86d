// The form 民情表 and the list of tags, as data (packs/household_form.json, packs/household_tags.json): what is asked, and why.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::households {

enum class ItemType : std::uint8_t { choice, number, text, yes_no };
BOOST_DESCRIBE_ENUM(ItemType, choice, number, text, yes_no)

struct Choice {
  std::string key{};
  std::string zh{};
  std::string en{};
};
BOOST_DESCRIBE_STRUCT(Choice, (), (key, zh, en))

struct FormItem {
  std::string key{};
  std::string zh{};
  std::string en{};
  std::string why_zh{};  // said beside the field (E6)
  std::string why_en{};
  ItemType type = ItemType::text;
  std::optional<std::vector<Choice>> options{};
  std::optional<std::string> unit_zh{};
  std::optional<std::string> unit_en{};
  bool known = false;    // one of the items of the base survey (0.10)
};
BOOST_DESCRIBE_STRUCT(FormItem, (), (key, zh, en, why_zh, why_en, type, options, unit_zh, unit_en, known))

struct HouseholdForm {
  std::string version{};
  std::vector<FormItem> items{};
};
BOOST_DESCRIBE_STRUCT(HouseholdForm, (), (version, items))

// Needs and only needs (E1).
struct TagList {
  std::string version{};
  int most_days = 366;  // how long a tag may hold until somebody looks again
  std::vector<Choice> tags{};
};
BOOST_DESCRIBE_STRUCT(TagList, (), (version, most_days, tags))

// nullptr when there is none.
const FormItem* find_item(const HouseholdForm&, std::string_view key);
const Choice* find_choice(const std::vector<Choice>&, std::string_view key);

}  // namespace lianxin::households
