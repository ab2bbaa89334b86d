#include "platform/expressions/names.h"

#include <algorithm>
#include <array>

namespace lianxin::expressions {
namespace {

constexpr std::array<std::string_view, 9> words{"true", "false", "missing", "today", "and", "or", "not", "in", "where"};
constexpr std::size_t max_name = 64;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

}  // namespace

Names::Names(std::vector<Name> names) : names_(std::move(names)) {
  for (std::uint32_t slot = 0; slot < names_.size(); ++slot) {
    const Name& field = names_[slot];
    if (!places_.try_emplace(field.name, Place{slot, -1, field.type}).second || field.type != Type::table) continue;
    for (std::size_t column = 0; column < field.columns.size(); ++column) {
      const Name& cell = field.columns[column];
      if (cell.type != Type::table)
        places_.try_emplace(field.name + "." + cell.name, Place{slot, static_cast<std::int32_t>(column), cell.type});
    }
  }
}

std::optional<Place> Names::find(std::string_view name) const {
  const auto at = places_.find(name);
  if (at == places_.end()) return std::nullopt;
  return at->second;
}

bool is_name(std::string_view name) {
  if (name.empty() || name.size() > max_name || !is_letter(name[0])) return false;
  if (std::find(words.begin(), words.end(), name) != words.end()) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

}  // namespace lianxin::expressions
