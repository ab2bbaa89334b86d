#include "features/households/form_rules.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"

namespace lianxin::households {
namespace {

constexpr std::size_t max_answer = 500;
constexpr double most = 1e9;

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && value >= 0 && value <= most) return value;
  return std::nullopt;
}

// "7" for "007" and "7.0".
std::string as_kept(const FormItem& item, const std::string& answer) {
  const auto value = item.type == ItemType::number ? number_in(answer) : std::nullopt;
  if (!value) return answer;
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, *value + 0.0, std::chars_format::fixed).ptr;
  return {text, end};
}

// The key of what is wrong, or "".
std::string_view fault_of(const FormItem& item, std::string_view answer) {
  switch (item.type) {
    case ItemType::choice:
      return item.options && find_choice(*item.options, answer) ? "" : "households.no_such_choice";
    case ItemType::number: return number_in(answer) ? "" : "households.not_a_number";
    case ItemType::yes_no: return answer == "yes" || answer == "no" ? "" : "households.not_yes_no";
    case ItemType::text: break;
  }
  return length_of(answer) > max_answer ? "base.too_long" : "";
}

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= 40 && std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

Error form_bad(std::string fault) { return fail(Code::internal, "households.form_bad", {{"fault", std::move(fault)}}); }

Result<void> check_choices(std::string_view where, const std::vector<Choice>& choices) {
  std::set<std::string_view> seen;
  for (const auto& choice : choices) {
    const std::string at = std::string(where) + "." + choice.key;
    if (!is_key(choice.key)) return form_bad(at + ": key");
    if (!seen.insert(choice.key).second) return form_bad(at + ": twice");
    if (is_blank(choice.zh) || is_blank(choice.en)) return form_bad(at + ": zh, en");
  }
  return {};
}

}  // namespace

Profile answered(const Profile& before, const Profile& changes, const HouseholdForm& form, std::vector<FieldFault>& faults) {
  Profile out = before;
  for (const auto& [key, given] : changes) {
    const std::string field = "profile." + key;
    const std::string answer(trimmed(given));
    const FormItem* item = find_item(form, key);
    if (answer.empty()) {
      out.erase(key);
    } else if (const auto old = before.find(key); old != before.end() && old->second == answer) {
      continue;
    } else if (!item) {
      faults.push_back({field, "households.no_such_item"});
    } else if (const auto fault = fault_of(*item, answer); !fault.empty()) {
      faults.push_back({field, std::string(fault), {{"max", std::to_string(max_answer)}}});
    } else {
      out[key] = as_kept(*item, answer);
    }
  }
  return out;
}

bool is_surveyed(const Profile& profile, const HouseholdForm& form) {
  return std::ranges::all_of(form.items, [&](const FormItem& item) { return !item.known || profile.contains(item.key); });
}

std::string answer_words(const HouseholdForm& form, std::string_view key, std::string_view answer, bool zh) {
  const FormItem* item = find_item(form, key);
  std::string out(answer);
  if (!item) return out;
  if (item->type == ItemType::choice && item->options)
    if (const Choice* choice = find_choice(*item->options, answer)) return zh ? choice->zh : choice->en;
  if (item->type == ItemType::yes_no) return zh ? (answer == "yes" ? "是" : "否") : out;
  if (const auto& unit = zh ? item->unit_zh : item->unit_en; unit && item->type == ItemType::number) out += " " + *unit;
  return out;
}

Result<void> check_form(const HouseholdForm& form) {
  std::set<std::string_view> seen;
  if (form.version.empty() || form.version.size() > 20) return form_bad("version");
  for (const auto& item : form.items) {
    if (!is_key(item.key)) return form_bad(item.key + ": key");
    if (!seen.insert(item.key).second) return form_bad(item.key + ": twice");
    for (const auto* text : {&item.zh, &item.en, &item.why_zh, &item.why_en})
      if (is_blank(*text)) return form_bad(item.key + ": zh, en, why_zh, why_en");
    if ((item.type == ItemType::choice) != (item.options && !item.options->empty())) return form_bad(item.key + ": options");
    if (item.unit_zh.has_value() != item.unit_en.has_value()) return form_bad(item.key + ": unit_zh, unit_en");
    if (item.options) TRY(check_choices(item.key, *item.options));
  }
  return {};
}

Result<void> check_tags(const TagList& list) {
  if (list.version.empty() || list.most_days < 1) return form_bad("version, most_days");
  return check_choices("tags", list.tags);
}

}  // namespace lianxin::households
