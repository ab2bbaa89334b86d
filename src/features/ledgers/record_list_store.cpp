#include "features/ledgers/record_list_store.h"

#include <algorithm>

#include "base/bad_cursor.h"
#include "features/ledgers/record_sight_store.h"
#include "features/ledgers/record_store.h"
#include "platform/db/conditions.h"
#include "platform/db/search.h"

namespace lianxin::ledgers::store {
namespace {

constexpr std::size_t deep_path = 9;  // a township or below: few records, found by place and then sorted

// What a list starts from, and what it is in the order of.
struct Way {
  enum class From { records, key, sorted_key } from = From::records;
  const KeyFilter* key = nullptr;  // of From::key: records of one value, in the order of their ids
  std::string order{};             // column of the sort value; empty: the id alone
  bool few = false;
};

bool is_single(const KeyFilter& filter) { return filter.values.size() == 1 && !filter.from && !filter.to; }

Way way_of(const RecordFilter& f) {
  Way way;
  way.few = (f.places && f.places->begin.size() >= deep_path) || !f.words.empty() || !f.batch.empty();
  if (f.sort == "due") way.order = "r.due_on";
  else if (!f.sort.empty()) {
    way.from = Way::From::sorted_key;
    way.order = "k.value";
  } else if (!way.few) {
    const auto single = std::ranges::find_if(f.keys, is_single);
    if (single != f.keys.end()) {
      way.from = Way::From::key;
      way.key = &*single;
    }
  }
  return way;
}

void add_key(db::Conditions& where, const std::string& type, const KeyFilter& filter) {
  std::string condition = "exists (select 1 from ledger_keys x where x.partition = $1 and x.type = " + type + " and x.field = " + where.bind(filter.field) + " and x.record = r.id";
  if (!filter.values.empty()) condition += " and x.value in (" + where.bind_all(filter.values) + ")";
  if (filter.from) condition += " and x.value >= " + where.bind(*filter.from);
  if (filter.to) condition += " and x.value <= " + where.bind(*filter.to);
  where.add(condition + ")");
}

// The index of places is for those that start from few; elsewhere the order leads, and neither a place nor a sight may take it away.
std::string places_as_seen(const Way& way, db::Dialect dialect) { return !way.few && dialect == db::Dialect::sqlite ? "+r." : "r."; }

std::string source_of(db::Conditions& where, const RecordFilter& f, const Way& way, db::Dialect dialect) {
  const std::string type = where.bind(f.type);
  std::string source;
  if (way.from == Way::From::records) {
    source = " from ledger_records r where r.partition = $1 and r.type = " + type;
  } else {
    source = " from ledger_keys k cross join ledger_records r where k.partition = $1 and k.type = " + type + " and k.field = ";
    source += way.from == Way::From::key ? where.bind(way.key->field) + " and k.value = " + where.bind(way.key->values.front()) : where.bind(f.sort);
    source += " and r.partition = $1 and r.id = k.record";
  }
  const std::string plain = places_as_seen(way, dialect);
  if (f.places) where.add(plain + "place_path >= " + where.bind(f.places->begin) + " and " + plain + "place_path < " + where.bind(f.places->end));
  for (const KeyFilter& each : f.keys)
    if (&each != way.key) add_key(where, type, each);
  where.add(f.only_void ? "r.void = 1" : "r.void = 0");
  if (f.due_before) where.add("r.due_on < " + where.bind(*f.due_before));
  if (f.due_from) where.add("r.due_on >= " + where.bind(*f.due_from));
  if (!f.batch.empty()) where.add("r.batch = " + where.bind(f.batch));
  return source;
}

void add_words(db::Conditions& where, const RecordFilter& f, db::Dialect dialect) {
  if (f.words.empty()) return;
  const std::string query = db::search_query(dialect, f.words);
  if (query.empty()) return where.add("1 = 0");
  where.bind(std::string("ledgers"));
  const int index = static_cast<int>(where.values().size());
  where.bind(std::string(query));
  where.add(db::search_condition(dialect, "r.id", index, index + 1));
}

std::string id_column(const Way& way) { return way.from == Way::From::records ? "r.id" : "k.record"; }

Result<void> add_cursor(db::Conditions& where, const RecordFilter& f, const Way& way, const PageRequest& page) {
  if (page.cursor.empty()) return {};
  const auto key = read_cursor(page.cursor, 3);
  if (!key || (*key)[2] != f.sort + (f.down ? "-" : "+") || !parse_uuid((*key)[1])) return bad_cursor();
  const std::string id = id_column(way), beyond = f.down ? " < " : " > ";
  if (way.order.empty()) {
    where.add(id + beyond + where.bind(std::string((*key)[1])));
    return {};
  }
  std::string value;
  if (way.order == "r.due_on") {
    const auto day = parse_day((*key)[0]);
    value = where.bind((*key)[0] == "none" ? no_due : day.value_or(no_due));
  } else {
    value = where.bind(std::string((*key)[0]));
  }
  where.add("(" + way.order + ", " + id + ")" + beyond + "(" + value + ", " + where.bind(std::string((*key)[1])) + ")");
  return {};
}

std::string order_of(const RecordFilter& f, const Way& way) {
  const std::string direction = f.down ? " desc" : "";
  return " order by " + (way.order.empty() ? "" : way.order + direction + ", ") + id_column(way) + direction;
}

struct Listed {
  Record record{};
  std::string at{};  // the value it is sorted by
};

}  // namespace

Result<Page<Record>> list_records(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight, const RecordFilter& filter, const PageRequest& page) {
  const Way way = way_of(filter);
  Page<Record> out;
  const auto conditions = [&](db::Conditions& where) {
    const std::string source = source_of(where, filter, way, r.dialect());
    add_sight(where, actor, sight, places_as_seen(way, r.dialect()));
    add_words(where, filter, r.dialect());
    return source;
  };
  if (page.with_total) {
    db::Conditions where({partition});
    const std::string source = conditions(where);
    TRY(r.select("select count(*)" + source + where.sql(), where.values(), [&](const db::Row& row) { out.total = row.integer(0); }));
  }
  db::Conditions where({partition});
  const std::string source = conditions(where);
  TRY(add_cursor(where, filter, way, page));
  const std::string at = way.from == Way::From::sorted_key ? "k.value" : "''";
  std::string sql = source + where.sql() + order_of(filter, way) + " limit " + where.bind(page.limit + 1);
  // Of few, the ids alone are put in order; what a page shows is read afterwards.
  if (way.few && way.from == Way::From::records) sql = " from ledger_records r where r.partition = $1 and r.id in (select r.id" + sql + ")" + order_of(filter, way);
  sql.insert(0, "select " + record_columns + ", " + at);
  auto listed = TRY(r.list(sql, where.values(), [](const db::Row& row) { return Listed{record_from(row), row.get<std::string>(20)}; }));
  if (listed.size() > static_cast<std::size_t>(page.limit)) {
    listed.pop_back();
    const Listed& last = listed.back();
    std::string value = last.at;
    if (way.order == "r.due_on") value = last.record.due_on == no_due ? "none" : to_text(last.record.due_on);
    out.next = make_cursor({value, to_text(last.record.id), filter.sort + (filter.down ? "-" : "+")});
  }
  for (Listed& each : listed) out.items.push_back(std::move(each.record));
  return out;
}

}  // namespace lianxin::ledgers::store
