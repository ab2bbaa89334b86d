#include "platform/journal/journal_search.h"

#include <charconv>

#include "base/bad_cursor.h"
#include "platform/journal/settled.h"

namespace lianxin::journal {
namespace {

// Words for `like … escape '!'`.
std::string escaped(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out;
}

class Condition {
 public:
  std::string sql = "1 = 1";
  std::vector<db::Value> args{};

  std::string arg(db::Value value) {
    args.push_back(std::move(value));
    return "$" + std::to_string(args.size());
  }
  void add(std::string_view text, db::Value value) { sql += " and " + std::string(text) + " " + arg(std::move(value)); }
};

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t out = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (ec != std::errc{} || end != text.data() + text.size() || out < 1) return std::nullopt;
  return out;
}

void add_places(Condition& c, const Search& s) {
  c.sql += " and (1 = 0";
  for (const PathRange& range : s.places) {
    c.sql += " or (place_path >= " + c.arg(range.begin);
    c.sql += " and place_path < " + c.arg(range.end) + ")";
  }
  c.sql += s.placeless ? " or place_path = '')" : ")";
  if (!s.within) return;
  c.add("place_path >=", s.within->begin);
  c.add("place_path <", s.within->end);
}

}  // namespace

Result<Page<Row>> search(const db::Reader& r, const Search& s, const PageRequest& request) {
  Condition c;
  add_places(c, s);
  if (s.person) c.add("person =", *s.person);
  if (s.account) c.add("account =", *s.account);
  if (!s.subject.empty()) c.add("subject =", s.subject);
  if (s.kind.ends_with('*')) c.sql += " and kind like " + c.arg(escaped(s.kind.substr(0, s.kind.size() - 1)) + "%") + " escape '!'";
  else if (!s.kind.empty()) c.add("kind =", s.kind);
  if (!s.kind_end.empty()) c.sql += " and kind like " + c.arg("%" + escaped(s.kind_end)) + " escape '!'";
  if (!s.words.empty()) {
    const std::string pattern = c.arg("%" + escaped(s.words) + "%");
    c.sql += " and (actor_name like " + pattern + " escape '!' or kind like " + pattern + " escape '!')";
  }
  if (s.from) c.add("at >=", *s.from);
  if (s.until) c.add("at <", *s.until);
  Page<Row> page;
  if (request.with_total) {
    TRY(r.select("select count(*) from journal where " + c.sql, c.args,
                 [&](const db::Row& row) { page.total = row.get<std::int64_t>(0); }));
  }
  if (!request.cursor.empty()) {
    const auto fields = read_cursor(request.cursor, 1);
    const auto before = fields ? number_in((*fields)[0]) : std::nullopt;
    if (!before) return bad_cursor();
    c.add("seq <", *before);
  }
  const Position sealed = TRY(sealed_until(r));
  const std::string sql = "select " + std::string(columns(r.dialect())) + " from journal where " + c.sql + " order by seq desc limit " +
                          std::to_string(request.limit + 1);
  page.items = TRY(r.list(sql, c.args, [&](const db::Row& row) {
    Row found = read_row(row);
    found.sealed = Position{row.get<std::int64_t>(0), found.seq} <= sealed;
    return found;
  }));
  if (page.items.size() > static_cast<std::size_t>(request.limit)) {
    page.items.pop_back();
    page.next = make_cursor({std::to_string(page.items.back().seq)});
  }
  return page;
}

}  // namespace lianxin::journal
