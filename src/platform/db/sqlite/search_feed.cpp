#include "platform/db/sqlite/search_feed.h"

#include <string>

#include "platform/text/search_terms.h"

namespace lianxin::db {
namespace {

std::string terms_of(std::string_view folded) {
  std::string out;
  out.reserve(folded.size() * 7 / 3 + 8);
  for (const auto term : text::search_terms(folded)) {
    out.append(term);
    out.push_back(' ');
  }
  return out;
}

struct Change {
  std::int64_t id = 0;
  std::optional<std::string> indexed;  // what the index holds
  std::optional<std::string> wanted;   // what it shall hold
};

}  // namespace

bool search_feed_waits(const Reader& reader) {
  bool any = false;
  const auto done = reader.select("select 1 from search_changes limit 1", {}, [&](const Row&) { any = true; });
  return done.has_value() && any;
}

Result<void> feed_search_index(Writer& writer) {
  const auto changes = TRY(writer.list(
      "select c.id, c.indexed, d.folded from search_changes c left join search_docs d on d.id = c.id", {}, [](const Row& row) {
        return Change{row.get<std::int64_t>(0), row.get<std::optional<std::string>>(1), row.get<std::optional<std::string>>(2)};
      }));
  for (const Change& change : changes) {
    if (change.indexed == change.wanted) continue;
    if (change.indexed) {
      TRY(writer.run("insert into search_index (search_index, rowid, terms) values ('delete', $1, $2)",
                     {change.id, terms_of(*change.indexed)}));
    }
    if (change.wanted) TRY(writer.run("insert into search_index (rowid, terms) values ($1, $2)", {change.id, terms_of(*change.wanted)}));
  }
  TRY(writer.run("delete from search_changes", {}));
  return {};
}

}  // namespace lianxin::db
