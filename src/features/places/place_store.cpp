#include "features/places/place_store.h"

#include "base/text.h"
#include "features/places/place_initials_store.h"
#include "features/places/place_list_store.h"
#include "features/places/place_path.h"

namespace lianxin::places::store {
namespace {

using db::Conditions;
using db::Row;

constexpr std::string_view columns =
    "select p.code, p.name, p.short_name, p.full_name, p.level, p.kind, p.parent, p.path, p.valid_from, p.valid_to, p.since, "
    "p.successor, p.now_code, p.now_path, p.version, case when exists (select 1 from places c where c.partition = "
    "p.partition and c.parent = p.code and c.valid_to is null) then 1 else 0 end ";
constexpr std::string_view source = "from places p where p.partition = $1";
const std::string select_places = std::string(columns) + std::string(source);

Place place_from(const Row& row) {
  Place p;
  p.code = row.get<std::string>(0);
  p.name = row.get<std::string>(1);
  p.short_name = row.get<std::string>(2);
  p.full_name = row.get<std::string>(3);
  p.level = row.get<std::string>(4);
  p.kind = row.get<std::string>(5);
  p.parent = row.get<std::optional<std::string>>(6);
  p.path = row.get<std::string>(7);
  p.valid_from = row.get<std::optional<Day>>(8);
  p.valid_to = row.get<std::optional<Day>>(9);
  p.since = row.get<std::optional<Day>>(10);
  p.successor = row.get<std::optional<std::string>>(11);
  p.now_code = row.get<std::string>(12);
  p.now_path = row.get<std::string>(13);
  p.version = row.get<std::int64_t>(14);
  p.has_children = row.get<bool>(15);
  return p;
}

}  // namespace

void add_conditions(Conditions& where, const PlaceFilter& filter, std::string_view prefix, std::string_view initials) {
  const std::string t(prefix);
  if (const auto words = trimmed(filter.words); !words.empty()) {
    const auto anywhere = where.bind(db::containing(words));
    const auto beginning = where.bind(db::containing(words).substr(1));
    std::string any = t + "name like " + anywhere + " escape '\\' or " + t + "short_name like " + anywhere + " escape '\\' or " +
                      t + "code like " + beginning + " escape '\\'";
    if (const auto letters = initials_asked(words); letters && !initials.empty()) {
      const std::string column(initials);
      any += " or " + column + " like " + where.bind(*letters + "%") + " or " + column + " like " + where.bind("% " + *letters + "%");
    }
    where.add("(" + any + ")");
  }
  if (filter.parent) where.add(t + "parent = " + where.bind(*filter.parent));
  if (filter.level) where.add(t + "level = " + where.bind(*filter.level));
  if (filter.range) {
    where.add(t + "path >= " + where.bind(filter.range->begin));
    where.add(t + "path < " + where.bind(filter.range->end));
  }
}

std::vector<std::string> key_of(const Place& place) { return {place.code}; }

Result<std::optional<Place>> find_place(const db::Reader& r, std::string_view partition, std::string_view code) {
  static const std::string sql = select_places + " and p.code = $2";
  return r.find(sql, {partition, code}, place_from);
}

Result<Page<Place>> list_places(const db::Reader& r, std::string_view partition, const PlaceFilter& filter,
                                const PageRequest& page) {
  Conditions where({partition});
  add_conditions(where, filter, "p.", "p.initials");
  if (!filter.with_closed) where.add("p.valid_to is null");
  return db::list_page<Place>(r, {columns, source, {"p.code"}, place_from, key_of}, std::move(where), page);
}

Result<std::vector<PlaceRef>> place_refs(const db::Reader& r, std::string_view partition, const std::vector<std::string>& codes) {
  if (codes.empty()) return std::vector<PlaceRef>{};
  Conditions where({partition});
  const std::string sql = "select code, name, full_name from places where partition = $1 and code in (" + where.bind_all(codes) + ")";
  return r.list(sql, where.values(), [](const Row& row) {
    return PlaceRef{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
  });
}

Result<std::vector<Place>> list_below(const db::Reader& r, std::string_view partition, std::string_view path) {
  static const std::string sql =
      select_places + " and p.path >= $2 and p.path < $3 and p.valid_to is null order by p.path";
  const auto range = range_below(path);
  return r.list(sql, {partition, range.begin, range.end}, place_from);
}

Result<std::vector<Place>> list_above(const db::Reader& r, std::string_view partition, std::string_view path) {
  const auto above = paths_above(path);
  if (above.empty()) return std::vector<Place>{};
  Conditions where({partition});
  const std::string sql = select_places + " and p.path in (" + where.bind_all(above) + ") order by p.path";
  return r.list(sql, where.values(), place_from);
}

Result<bool> has_root(const db::Reader& r, std::string_view partition) {
  return TRY(r.integer("select count(*) from places where partition = $1 and parent is null and valid_to is null", {partition})) > 0;
}

Result<std::optional<std::string>> last_path_below(const db::Reader& r, std::string_view partition, std::string_view parent) {
  const auto range = parent.empty() ? PathRange{"000", "zzz"} : range_below(parent);
  return r.find(
      "select max(path) from place_versions where partition = $1 and path >= $2 and path < $3 and length(path) = $4 "
      "having max(path) is not null",
      {partition, range.begin, range.end, static_cast<std::int64_t>(parent.size() + path_step)},
      [](const Row& row) { return row.get<std::string>(0); });
}

Result<KnownPlaces> load_known(const db::Reader& r, std::string_view partition) {
  KnownPlaces known;
    TRY(r.select(select_places, {partition}, [&](const Row& row) {
    Place place = place_from(row);
    known.by_code.emplace(place.code, std::move(place));
  }));
  TRY(r.select("select path from place_versions where partition = $1", {partition}, [&](const Row& row) {
    const auto path = row.get<std::string>(0);
    auto& last = known.last_paths[path.substr(0, path.size() - path_step)];
    if (last < path) last = path;
  }));
  return known;
}

}  // namespace lianxin::places::store
