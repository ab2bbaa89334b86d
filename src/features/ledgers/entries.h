// What stands in the fields of a record: one value a field of its type, in the order of the fields. Texts, lists and tables are
// owned here. People and units are their ids, or their names where nobody of that name is known; links are ids; files digests.
#pragma once

#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "platform/expressions/value.h"
#include "features/ledgers/ledger_type.h"

namespace lianxin::ledgers {

using expressions::Value;

class Entries {
 public:
  Entries() = default;
  explicit Entries(const LedgerType&);
  Entries(Entries&&) = default;
  Entries& operator=(Entries&&) = default;

  std::size_t size() const { return values_.size(); }
  const Value& at(std::size_t field) const { return values_[field]; }
  const std::vector<Value>& all() const { return values_; }
  // Copies what the value looks at.
  void put(std::size_t field, const Value& value);
  void clear(std::size_t field) { values_[field] = {}; }
  // Of a table.
  std::size_t columns(std::size_t field) const { return columns_[field]; }
  const Value& cell(std::size_t field, std::size_t row, std::size_t column) const { return values_[field].cells()[row * columns_[field] + column]; }
  Entries copy() const;

 private:
  Value kept(const Value&);

  std::vector<Value> values_;
  std::vector<std::size_t> columns_;
  // Values look at these: nothing in them is ever moved, and what is empty costs nothing.
  std::forward_list<std::string> texts_;
  std::forward_list<std::vector<std::string_view>> lists_;
  std::forward_list<std::vector<Value>> cells_;
};

// The place of a field among its type's; -1 when there is none.
int index_of(const LedgerType&, std::string_view key);
// Of the same kind and content; `columns` of a table.
bool is_same(const Value&, const Value&, std::size_t columns = 0);

}  // namespace lianxin::ledgers
