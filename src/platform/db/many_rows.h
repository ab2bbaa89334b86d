// ManyRows: puts thousands of rows into a table by statements of up to 64 rows each.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.h"

namespace lianxin::db {

class ManyRows {
 public:
  // "insert into things (a, b)", 2, " on conflict do nothing returning a"; `tail` may be empty.
  ManyRows(std::string_view insert, std::size_t columns, std::string_view tail = {}) : insert_(insert), tail_(tail), columns_(columns) {}

  // The statement for so many rows.
  std::string statement(std::size_t rows) const;
  // As many values as columns. Text that is not a temporary must outlive run or select (value.h).
  void add(std::initializer_list<Value> row) { values_.insert(values_.end(), row.begin(), row.end()); }
  std::span<const Value> values() const { return values_; }

  // Rows put in. Afterwards there is nothing left to put.
  Result<std::int64_t> run(Writer&);
  // The same, with what the tail returns.
  Result<void> select(Writer&, const Visit&);

 private:
  template <class Each>
  Result<void> in_parts(Each each);

  std::string insert_;
  std::string tail_;
  std::size_t columns_;
  std::vector<Value> values_{};
};

}  // namespace lianxin::db
