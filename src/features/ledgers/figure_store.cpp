#include <algorithm>

#include "base/bad_cursor.h"
#include "features/ledgers/record_list_store.h"
#include "features/ledgers/record_sight_store.h"
#include "features/ledgers/record_store.h"
#include "platform/db/conditions.h"

namespace lianxin::ledgers::store {
namespace {

constexpr std::string_view qualifiers =
    "max(case when f.qualifier = 1 then 2 else 0 end) + max(case when f.qualifier = 2 then 4 else 0 end) + max(case when f.qualifier = 3 then 8 else 0 end)";

// The facts of a figure that the asker sees; $1 is the partition.
std::string facts_asked(db::Conditions& where, const Actor& actor, const access::Sight& sight, const FactFilter& f) {
  std::string source = " from ledger_facts f";
  if (!is_by_place(sight)) source += " join ledger_records r on r.partition = f.partition and r.id = f.record";
  source += " where f.partition = $1 and f.type = " + where.bind(f.type) + " and f.figure = " + where.bind(f.figure);
  add_sight(where, actor, sight, is_by_place(sight) ? "f." : "r.");
  if (f.places) where.add("f.place_path >= " + where.bind(f.places->begin) + " and f.place_path < " + where.bind(f.places->end));
  if (f.from) where.add("f.day >= " + where.bind(*f.from));
  if (f.until) where.add("f.day <= " + where.bind(*f.until));
  return source;
}

FigureSum sum_from(const db::Row& row, int at) {
  return {.amount = row.integer(at), .base = row.integer(at + 1), .qualifier = qualifier_of_mask(static_cast<int>(row.integer(at + 2))), .records = row.integer(at + 3)};
}

// What is said of a group of facts, in the order of sum_from. One record may say it several times when a field holds several values:
// within one group it stands once.
std::string sums(bool distinct) {
  const std::string amount = distinct ? "count(distinct f.item) * 1000000" : "sum(f.amount)";
  return "coalesce(" + amount + ", 0), coalesce(sum(f.base), 0), coalesce(" + std::string(qualifiers) + ", 0), count(distinct f.record)";
}

}  // namespace

Result<std::vector<FigureSum>> sums_of(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight, const FactFilter& filter, bool pairs) {
  db::Conditions where({partition});
  const std::string source = facts_asked(where, actor, sight, filter), by = pairs ? "f.first_by, f.second_by" : "f.first_by";
  // A field of several values in the second place must not count a record twice for the first.
  const std::string once = filter.distinct || pairs ? source + where.sql()
                                                    : " from (select f.record, f.row_no, f.first_by, max(f.amount) as amount, max(f.base) as base, max(f.qualifier) as qualifier" + source +
                                                          where.sql() + " group by f.record, f.row_no, f.first_by) f";
  return r.list("select " + by + ", " + sums(filter.distinct) + once + " group by " + by + " order by " + by, where.values(), [pairs](const db::Row& row) {
    FigureSum out = sum_from(row, pairs ? 2 : 1);
    out.first_by = row.get<std::string>(0);
    if (pairs) out.second_by = row.get<std::string>(1);
    return out;
  });
}

Result<FigureSum> total_of(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight, const FactFilter& filter) {
  db::Conditions where({partition});
  const std::string source = facts_asked(where, actor, sight, filter);
  const std::string once = filter.distinct ? source + where.sql()
                                           : " from (select f.record, f.row_no, max(f.amount) as amount, max(f.base) as base, max(f.qualifier) as qualifier" + source + where.sql() +
                                                 " group by f.record, f.row_no) f";
  FigureSum out;
  TRY(r.select("select " + sums(filter.distinct) + once, where.values(), [&](const db::Row& row) { out = sum_from(row, 0); }));
  return out;
}

Result<std::vector<FigureSum>> sums_by_place(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight, const FactFilter& filter, std::string_view path) {
  db::Conditions where({partition});
  const std::string source = facts_asked(where, actor, sight, filter), step = where.bind(static_cast<std::int64_t>(path.size() + 3));
  const std::string below = "substr(f.place_path, 1, cast(" + step + " as int))";
  const std::string once = " from (select " + below + " as first_by, f.record, f.row_no, f.item, max(f.amount) as amount, max(f.base) as base, max(f.qualifier) as qualifier" + source +
                           where.sql() + " group by " + below + ", f.record, f.row_no, f.item) f";
  return r.list("select f.first_by, " + sums(filter.distinct) + once + " group by f.first_by order by f.first_by", where.values(), [](const db::Row& row) {
    FigureSum out = sum_from(row, 1);
    out.first_by = row.get<std::string>(0);
    return out;
  });
}

Result<Page<Record>> records_behind(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight, const FactFilter& filter,
                                    const std::optional<std::string>& first_by, const std::optional<std::string>& second_by, const PageRequest& page) {
  const auto conditions = [&](db::Conditions& where) {
    std::string source = facts_asked(where, actor, sight, filter);
    if (first_by) where.add("f.first_by = " + where.bind(*first_by));
    if (second_by) where.add("f.second_by = " + where.bind(*second_by));
    return source;
  };
  Page<Record> out;
  if (page.with_total) {
    db::Conditions where({partition});
    const std::string source = conditions(where);
    TRY(r.select("select count(distinct f.record)" + source + where.sql(), where.values(), [&](const db::Row& row) { out.total = row.integer(0); }));
  }
  db::Conditions where({partition});
  const std::string source = conditions(where);
  if (!page.cursor.empty()) {
    const auto key = read_cursor(page.cursor, 1);
    if (!key || !parse_uuid((*key)[0])) return bad_cursor();
    where.add("f.record < " + where.bind(std::string((*key)[0])));
  }
  const std::string sql = "select distinct f.record" + source + where.sql() + " order by f.record desc limit " + where.bind(page.limit + 1);
  const auto ids = TRY(r.list(sql, where.values(), [](const db::Row& row) { return row.get<RecordId>(0); }));
  out.items = TRY(find_records(r, partition, ids));
  std::ranges::sort(out.items, [](const Record& a, const Record& b) { return to_text(a.id) > to_text(b.id); });
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    out.next = make_cursor({to_text(out.items.back().id)});
  }
  return out;
}

}  // namespace lianxin::ledgers::store
