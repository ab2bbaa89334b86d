// One page of a list: counted when asked, begun after the cursor, cut at the limit. By key, so that every page costs the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bad_cursor.h"
#include "base/page.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::db {

template <class T>
struct PageSelect {
  std::string_view columns;            // "select …"
  std::string_view source;             // "from … where …"; the conditions are added to it
  std::vector<std::string_view> keys;  // columns of text the list is in the order of; together they are unique
  T (*map)(const Row&);
  std::vector<std::string> (*key_of)(const T&);  // their values in an item
};

// `where` has the values of the fixed part and what was asked for. Errors: bad_cursor; those of the database.
template <class T>
Result<Page<T>> list_page(const Reader& r, const PageSelect<T>& select, Conditions where, const PageRequest& page) {
  Page<T> out;
  const std::string source(select.source);
  if (page.with_total) {
    const std::string count = "select count(*) " + source + where.sql();
    TRY(r.select(count, where.values(), [&](const Row& row) { out.total = row.integer(0); }));
  }
  std::string keys;
  for (const auto key : select.keys) keys.append(keys.empty() ? "" : ", ").append(key);
  std::vector<std::string> after;
  if (!page.cursor.empty()) {
    auto fields = read_cursor(page.cursor, select.keys.size());
    if (!fields) return bad_cursor();
    after = *std::move(fields);
    where.add("(" + keys + ") > (" + where.bind_all(after) + ")");
  }
  const std::string limit = where.bind(page.limit + 1);
  const std::string sql = std::string(select.columns) + " " + source + where.sql() + " order by " + keys + " limit " + limit;
  out.items = TRY(r.list(sql, where.values(), select.map));
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    out.next = make_cursor(select.key_of(out.items.back()));
  }
  return out;
}

}  // namespace lianxin::db
