#include "features/places/unit_store.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "features/places/place_path.h"
#include "platform/db/list_page.h"

namespace lianxin::places::store {
namespace {

using db::Conditions;
using db::Row;

constexpr std::string_view columns =
    "select u.id, u.name, u.short_name, u.kind, u.place, p.now_path, p.name, p.full_name, p.level, u.superior, s.name, u.path, "
    "u.numbering_prefix, u.phone, u.principal, u.closed_on, u.version ";
constexpr std::string_view source =
    "from units u join places p on p.partition = u.partition and p.code = u.place left join units s on s.partition = "
    "u.partition and s.id = u.superior where u.partition = $1";
const std::string select_units = std::string(columns) + std::string(source);

Unit unit_from(const Row& row) {
  Unit u;
  u.id = row.get<UnitId>(0);
  u.name = row.get<std::string>(1);
  u.short_name = row.get<std::string>(2);
  u.kind = unit_kind_named(row.text(3)).value_or(UnitKind::other);
  u.place = row.get<std::string>(4);
  u.place_path = row.get<std::string>(5);
  u.place_name = row.get<std::string>(6);
  u.place_full_name = row.get<std::string>(7);
  u.place_level = row.get<std::string>(8);
  u.superior = row.get<std::optional<UnitId>>(9);
  u.superior_name = row.get<std::string>(10);
  u.path = row.get<std::string>(11);
  u.numbering_prefix = row.get<std::string>(12);
  u.phone = row.get<std::string>(13);
  u.principal = row.get<std::optional<PersonId>>(14);
  u.closed_on = row.get<std::optional<Day>>(15);
  u.version = row.get<std::int64_t>(16);
  return u;
}

std::vector<std::string> key_of(const Unit& u) { return {u.place_path, u.name, to_text(u.id)}; }

void add_conditions(Conditions& where, const UnitFilter& filter) {
  if (!filter.with_closed) where.add("u.closed_on is null");
  if (const auto words = trimmed(filter.words); !words.empty()) {
    const auto anywhere = where.bind(db::containing(words));
    where.add("(u.name like " + anywhere + " escape '\\' or u.short_name like " + anywhere + " escape '\\')");
  }
  if (filter.places) {
    where.add("p.now_path >= " + where.bind(filter.places->begin));
    where.add("p.now_path < " + where.bind(filter.places->end));
  }
  if (filter.kind) where.add("u.kind = " + where.bind(name_of(*filter.kind)));
  if (filter.category)
    where.add("exists (select 1 from unit_categories c where c.partition = u.partition and c.unit = u.id and c.category = " +
              where.bind(*filter.category) + ")");
}

// "water.drinking.well", "water.drinking", "water".
std::vector<std::string> with_parents(std::string_view category) {
  std::vector<std::string> out{std::string(category)};
  for (auto dot = category.rfind('.'); dot != std::string_view::npos && dot > 0; dot = category.rfind('.', dot - 1))
    out.emplace_back(category.substr(0, dot));
  return out;
}

Result<void> put_categories(db::Writer& w, std::string_view partition, const Unit& unit) {
  for (const auto& category : unit.categories)
    TRY(w.run("insert into unit_categories (partition, unit, category) values ($1, $2, $3)", {partition, unit.id, category}));
  return {};
}

}  // namespace

Result<std::optional<Unit>> find_unit(const db::Reader& r, std::string_view partition, UnitId id) {
  static const std::string sql = select_units + " and u.id = $2";
  auto unit = TRY(r.find(sql, {partition, id}, unit_from));
  if (!unit) return unit;
  unit->categories = TRY(r.list("select category from unit_categories where partition = $1 and unit = $2 order by category",
                                {partition, id}, [](const Row& row) { return row.get<std::string>(0); }));
  return unit;
}

Result<Page<Unit>> list_units(const db::Reader& r, std::string_view partition, const UnitFilter& filter, const PageRequest& page) {
  Conditions where({partition});
  add_conditions(where, filter);
  return db::list_page<Unit>(r, {columns, source, {"p.now_path", "u.name", "u.id"}, unit_from, key_of}, std::move(where), page);
}

Result<std::vector<UnitRef>> unit_refs(const db::Reader& r, std::string_view partition, const std::vector<UnitId>& ids) {
  if (ids.empty()) return std::vector<UnitRef>{};
  Conditions where({partition});
  const std::string sql = "select id, name from units where partition = $1 and id in (" + where.bind_all(ids) + ")";
  return r.list(sql, where.values(), [](const Row& row) { return UnitRef{row.get<UnitId>(0), row.get<std::string>(1)}; });
}

Result<std::vector<Unit>> units_named(const db::Reader& r, std::string_view partition, std::string_view name) {
  static const std::string sql = select_units + " and u.name = $2 order by u.id limit 100";
  return r.list(sql, {partition, name}, unit_from);
}

Result<std::vector<UnitId>> chain_of(const db::Reader& r, std::string_view partition, UnitId id) {
  const auto path = TRY(r.find("select path from units where partition = $1 and id = $2", {partition, id},
                               [](const Row& row) { return row.get<std::string>(0); }));
  if (!path) return std::vector<UnitId>{};
  Conditions where({partition});
  auto paths = paths_above(*path);
  paths.push_back(*path);
  const std::string sql =
      "select id from units where partition = $1 and path in (" + where.bind_all(paths) + ") order by length(path) desc";
  return r.list(sql, where.values(), [](const Row& row) { return row.get<UnitId>(0); });
}

Result<std::vector<Unit>> units_at(const db::Reader& r, std::string_view partition, UnitKind kind,
                                   const std::vector<std::string>& place_paths) {
  if (place_paths.empty()) return std::vector<Unit>{};
  Conditions where({partition});
  where.add("u.closed_on is null and u.kind = " + where.bind(name_of(kind)));
  where.add("p.path in (" + where.bind_all(place_paths) + ")");
  const std::string sql = select_units + where.sql() + " order by length(p.path) desc, u.path";
  return r.list(sql, where.values(), unit_from);
}

Result<std::vector<Unit>> units_of_place(const db::Reader& r, std::string_view partition, std::string_view place) {
  static const std::string sql = select_units + " and u.closed_on is null and u.place = $2 order by u.path limit 100";
  return r.list(sql, {partition, place}, unit_from);
}

Result<std::vector<UnitRef>> all_units_of_place(const db::Reader& r, std::string_view partition, std::string_view place) {
  return r.list("select id, name from units where partition = $1 and place = $2 and closed_on is null order by path",
                {partition, place}, [](const Row& row) { return UnitRef{row.get<UnitId>(0), row.get<std::string>(1)}; });
}

Result<std::vector<Unit>> handlers_of(const db::Reader& r, std::string_view partition, std::string_view place_path,
                                      std::string_view category) {
  Conditions where({partition});
  auto paths = paths_above(place_path);
  paths.emplace_back(place_path);
  where.add("u.closed_on is null and p.path in (" + where.bind_all(paths) + ")");
  const auto categories = with_parents(category);
  const std::string handled = "(select max(length(c.category)) from unit_categories c where c.partition = $1 and c.unit = u.id "
                              "and c.category in (" + where.bind_all(categories) + "))";
  where.add(handled + " > 0");
  const std::string sql =
      select_units + where.sql() + " order by length(p.path) desc, " + handled + " desc, u.path limit 100";
  return r.list(sql, where.values(), unit_from);
}

Result<std::vector<Unit>> units_in_reach(const db::Reader& r, std::string_view partition, std::string_view place_path) {
  Conditions where({partition});
  const std::string own = where.bind(place_path);
  const auto above = paths_above(place_path);
  std::string reach = "p.path = " + own;
  if (!above.empty())
    reach += " or (p.path in (" + where.bind_all(above) +
             ") and exists (select 1 from unit_categories c where c.partition = u.partition and c.unit = u.id))";
  where.add("u.closed_on is null and (" + reach + ")");
  auto units = TRY(r.list(select_units + where.sql() + " order by length(p.path) desc, u.path limit 500", where.values(), unit_from));
  std::map<UnitId, Unit*> by_id;
  std::vector<UnitId> ids;
  for (Unit& unit : units) {
    by_id.emplace(unit.id, &unit);
    ids.push_back(unit.id);
  }
  if (ids.empty()) return units;
  Conditions those({partition});
  const std::string sql = "select unit, category from unit_categories where partition = $1 and unit in (" + those.bind_all(ids) + ") order by category";
  TRY(r.select(sql, those.values(), [&](const Row& row) { by_id.at(row.get<UnitId>(0))->categories.push_back(row.get<std::string>(1)); }));
  return units;
}

Result<std::optional<std::string>> last_unit_path_below(const db::Reader& r, std::string_view partition,
                                                        std::string_view superior) {
  const auto range = superior.empty() ? PathRange{"000", "zzz"} : range_below(superior);
  return r.find(
      "select max(path) from units where partition = $1 and path >= $2 and path < $3 and length(path) = $4 "
      "having max(path) is not null",
      {partition, range.begin, range.end, static_cast<std::int64_t>(superior.size() + path_step)},
      [](const Row& row) { return row.get<std::string>(0); });
}

Result<void> insert_unit(db::Writer& w, std::string_view partition, const Unit& u) {
  TRY(w.run("insert into units (partition, id, name, short_name, kind, place, superior, path, numbering_prefix, phone, principal, "
            "closed_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            {partition, u.id, u.name, u.short_name, name_of(u.kind), u.place, u.superior, u.path, u.numbering_prefix, u.phone,
             u.principal, u.closed_on, u.version}));
  return put_categories(w, partition, u);
}

Result<void> save_unit(db::Writer& w, std::string_view partition, const Unit& before, const Unit& u) {
  TRY(w.run("update units set name = $3, short_name = $4, kind = $5, place = $6, superior = $7, numbering_prefix = $8, phone = $9, "
            "principal = $10, closed_on = $11, version = $12 where partition = $1 and id = $2",
            {partition, u.id, u.name, u.short_name, name_of(u.kind), u.place, u.superior, u.numbering_prefix, u.phone,
             u.principal, u.closed_on, u.version}));
  if (before.path != u.path) {
    const auto range = range_of(before.path);
    TRY(w.run("update units set path = $2 || substr(path, cast($3 as integer)) where partition = $1 and path >= $4 and path < $5",
              {partition, u.path, static_cast<std::int64_t>(before.path.size() + 1), range.begin, range.end}));
  }
  if (before.categories == u.categories) return {};
  TRY(w.run("delete from unit_categories where partition = $1 and unit = $2", {partition, u.id}));
  return put_categories(w, partition, u);
}

}  // namespace lianxin::places::store
