#include "features/ledgers/entries.h"

#include <algorithm>

namespace lianxin::ledgers {

using expressions::Type;

Entries::Entries(const LedgerType& type) : values_(type.fields.size()) {
  columns_.reserve(type.fields.size());
  for (const Field& each : type.fields) columns_.push_back(each.columns.size());
}

Value Entries::kept(const Value& value) {
  if (value.type() == Type::text) return Value::text(texts_.emplace_front(value.text()));
  if (value.type() != Type::list) return value;
  std::vector<std::string_view> items;
  items.reserve(value.list().size());
  for (const std::string_view each : value.list()) items.push_back(texts_.emplace_front(each));
  return Value::list(lists_.emplace_front(std::move(items)));
}

void Entries::put(std::size_t field, const Value& value) {
  if (value.type() != Type::table) {
    values_[field] = kept(value);
    return;
  }
  std::vector<Value> cells;
  cells.reserve(value.rows() * columns_[field]);
  for (std::size_t i = 0; i < value.rows() * columns_[field]; ++i) cells.push_back(kept(value.cells()[i]));
  values_[field] = Value::table(cells_.emplace_front(std::move(cells)), columns_[field]);
}

Entries Entries::copy() const {
  Entries out;
  out.values_.resize(values_.size());
  out.columns_ = columns_;
  for (std::size_t i = 0; i < values_.size(); ++i) out.put(i, values_[i]);
  return out;
}

bool is_same(const Value& a, const Value& b, std::size_t columns) {
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case Type::nothing: return true;
    case Type::text: return a.text() == b.text();
    case Type::list: return std::ranges::equal(a.list(), b.list());
    case Type::number: return a.micros() == b.micros() && a.qualifier() == b.qualifier();
    case Type::table:
      if (a.rows() != b.rows()) return false;
      for (std::size_t i = 0; i < a.rows() * columns; ++i)
        if (!is_same(a.cells()[i], b.cells()[i])) return false;
      return true;
    default: return a.figure() == b.figure();
  }
}

int index_of(const LedgerType& type, std::string_view key) {
  const auto found = std::ranges::find(type.fields, key, &Field::key);
  return found == type.fields.end() ? -1 : static_cast<int>(found - type.fields.begin());
}

}  // namespace lianxin::ledgers
