#include "features/ledgers/words_rules.h"

#include <algorithm>

namespace lianxin::ledgers {
namespace {

using expressions::Type;

std::string chosen(const Field& field, std::string_view key, Words words) {
  const auto found = std::ranges::find(field.choices, key, &Choice::key);
  if (found == field.choices.end()) return std::string(key);
  return words == Words::zh ? found->zh : found->en;
}

std::string qualified(std::string amount, Qualifier qualifier, Words words) {
  switch (qualifier) {
    case Qualifier::exact: return amount;
    case Qualifier::some: return words == Words::zh ? amount + "余" : "a little over " + amount;
    case Qualifier::many: return words == Words::zh ? amount + "多" : "over " + amount;
    case Qualifier::at_least: return words == Words::zh ? amount + "以上" : amount + " or more";
  }
  return amount;
}

}  // namespace

std::string named_in(const std::map<std::string, std::string>& names, std::string_view id) {
  const auto found = names.find(std::string(id));
  return found == names.end() ? std::string(id) : found->second;
}

std::string day_words(Day day, Words words) {
  if (words == Words::en) return to_text(day);
  const CivilDate date = civil_from(day);
  return std::to_string(date.year) + "年" + std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

std::string amount_words(const Value& value) {
  std::string out = expressions::to_text(Value::number(value.micros()));
  const std::size_t begin = out.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(out.find('.'), out.size()); at > begin + 3;) out.insert(at -= 3, ",");
  return out;
}

std::string words_of(const Field& field, const Value& value, const std::map<std::string, std::string>& names, Words words) {
  switch (value.type()) {
    case Type::nothing: return {};
    case Type::boolean: return words == Words::zh ? (value.boolean() ? "是" : "否") : (value.boolean() ? "yes" : "no");
    case Type::date: return day_words(value.day(), words);
    case Type::number: return qualified(amount_words(value), value.qualifier(), words);
    case Type::text:
      if (field.kind == FieldKind::text || field.kind == FieldKind::long_text) return std::string(value.text());  // words, whatever they look like
      return field.kind == FieldKind::choice ? chosen(field, value.text(), words) : named_in(names, value.text());
    case Type::list: {
      if (field.kind == FieldKind::file) return std::to_string(value.list().size());
      std::string out;
      for (const std::string_view each : value.list()) {
        if (!out.empty()) out += words == Words::zh ? "、" : ", ";
        out += field.kind == FieldKind::choices ? chosen(field, each, words) : named_in(names, each);
      }
      return out;
    }
    case Type::table: return std::to_string(value.rows());
  }
  return {};
}

}  // namespace lianxin::ledgers
