// Names: what an expression may speak of, each with its slot in the record.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/expressions/value.h"

namespace lianxin::expressions {

struct Name {
  std::string name;
  Type type = Type::text;
  std::vector<Name> columns{};  // of a table; their types are those of a cell, never table
};

// Where a name's value stands.
struct Place {
  std::uint32_t slot = 0;
  std::int32_t column = -1;  // of the table in `slot`; −1 for the field itself
  Type type = Type::nothing;
  friend bool operator==(const Place&, const Place&) = default;
};

class Names {
 public:
  Names() = default;
  // A slot is the place in `names`; of names that stand twice the first is meant.
  explicit Names(std::vector<Name> names);
  const std::vector<Name>& all() const { return names_; }
  // "amount", or "funds.amount" for a column.
  std::optional<Place> find(std::string_view name) const;
  std::uint32_t columns_of(std::uint32_t slot) const { return static_cast<std::uint32_t>(names_[slot].columns.size()); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::vector<Name> names_;
  std::unordered_map<std::string, Place, Hash, std::equal_to<>> places_;
};

// Letters, digits and _ of ASCII, no digit first, at most 64 characters, and no word of the language.
bool is_name(std::string_view);

}  // namespace lianxin::expressions
