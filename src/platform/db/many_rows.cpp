#include "platform/db/many_rows.h"

#include <algorithm>
#include <bit>

namespace lianxin::db {
namespace {

constexpr std::size_t most_rows = 64;

}  // namespace

std::string ManyRows::statement(std::size_t rows) const {
  std::string out = insert_ + " values ";
  std::size_t number = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    out += row == 0 ? "(" : ", (";
    for (std::size_t column = 0; column < columns_; ++column) out += (column == 0 ? "$" : ", $") + std::to_string(++number);
    out += ')';
  }
  return out + tail_;
}

// By powers of two, so that a table has no more than seven such statements, however many rows come.
template <class Each>
Result<void> ManyRows::in_parts(Each each) {
  const std::size_t all = values_.size() / columns_;
  std::string sql;
  std::size_t made_for = 0;
  for (std::size_t begin = 0; begin < all;) {
    const std::size_t rows = std::min(most_rows, std::bit_floor(all - begin));
    if (rows != made_for) sql = statement(made_for = rows);
    TRY(each(sql, std::span<const Value>(values_.data() + begin * columns_, rows * columns_)));
    begin += rows;
  }
  values_.clear();
  return {};
}

Result<std::int64_t> ManyRows::run(Writer& w) {
  std::int64_t out = 0;
  TRY(in_parts([&](const std::string& sql, std::span<const Value> args) -> Result<void> {
    out += TRY(w.run(sql, args));
    return {};
  }));
  return out;
}

Result<void> ManyRows::select(Writer& w, const Visit& visit) {
  return in_parts([&](const std::string& sql, std::span<const Value> args) { return w.select(sql, args, visit); });
}

}  // namespace lianxin::db
