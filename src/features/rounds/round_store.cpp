#include "features/rounds/round_store.h"

#include "base/bad_cursor.h"
#include "features/places/place_path.h"
#include "platform/db/conditions.h"
#include "platform/json/json.h"

namespace lianxin::rounds::store {
namespace {

const std::string columns =
    "select d.id, d.title, d.place, coalesce(f.now_path, ''), d.unit, d.unit_name, d.opens_on, d.closes_on, d.consolidate_on, d.channels, d.asks, d.points, "
    "d.is_public, d.version ";
constexpr std::string_view source = "from rounds d left join places_facts f on f.partition = d.partition and f.code = d.place where d.partition = $1";

template <class T>
std::vector<T> list_from(std::string_view text) {
  auto out = json::read<std::vector<T>>(text, {.is_own = true});
  if (!out) return {};
  return *std::move(out);
}

Round round_from(const db::Row& row) {
  Round r;
  r.id = row.get<RoundId>(0);
  r.title = row.get<std::string>(1);
  r.place = row.get<std::string>(2);
  r.place_path = row.get<std::string>(3);
  r.unit = row.get<UnitId>(4);
  r.unit_name = row.get<std::string>(5);
  r.opens_on = row.get<Day>(6);
  r.closes_on = row.get<Day>(7);
  r.consolidate_on = row.get<Day>(8);
  r.channels = list_from<std::string>(row.text(9));
  r.asks = list_from<std::string>(row.text(10));
  r.points = list_from<Point>(row.text(11));
  r.is_public = row.get<bool>(12);
  r.version = row.integer(13);
  return r;
}

}  // namespace

Result<std::optional<Round>> find_round(const db::Reader& r, std::string_view partition, RoundId id) {
  return r.find(columns + std::string(source) + " and d.id = $2", {partition, id}, round_from);
}

Result<Page<Round>> list_rounds(const db::Reader& r, std::string_view partition, const RoundFilter& filter, const PageRequest& page) {
  db::Conditions where({partition});
  if (filter.places) {
    where.add("f.now_path >= " + where.bind(filter.places->begin));
    where.add("f.now_path < " + where.bind(filter.places->end));
  }
  if (filter.open_on) {
    where.add("d.opens_on <= " + where.bind(*filter.open_on));
    where.add("d.closes_on >= " + where.bind(*filter.open_on));
  }
  if (filter.only_public) where.add("d.is_public = 1");
  Page<Round> out;
  if (page.with_total) {
    std::int64_t total = 0;
    TRY(r.select("select count(*) " + std::string(source) + where.sql(), where.values(), [&](const db::Row& row) { total = row.integer(0); }));
    out.total = total;
  }
  if (!page.cursor.empty()) {
    const auto key = read_cursor(page.cursor, 2);
    const auto day = key ? parse_day((*key)[0]) : std::nullopt;
    if (!day || !parse_uuid((*key)[1])) return bad_cursor();
    where.add("(d.opens_on, d.id) < (" + where.bind(*day) + ", " + where.bind(std::string((*key)[1])) + ")");
  }
  out.items = TRY(r.list(columns + std::string(source) + where.sql() + " order by d.opens_on desc, d.id desc limit " + std::to_string(page.limit + 1), where.values(), round_from));
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    out.next = make_cursor({to_text(out.items.back().opens_on), to_text(out.items.back().id)});
  }
  return out;
}

Result<std::vector<RoundId>> rounds_called(const db::Reader& r, std::string_view partition, std::string_view title) {
  return r.list("select id from rounds where partition = $1 and title = $2 order by opens_on desc limit 2", {partition, title}, [](const db::Row& row) { return row.get<RoundId>(0); });
}

Result<void> insert_round(db::Writer& w, std::string_view partition, const Round& d) {
  const std::string channels = json::write(d.channels), asks = json::write(d.asks), points = json::write(d.points);
  TRY(w.run("insert into rounds (partition, id, title, place, unit, unit_name, opens_on, closes_on, consolidate_on, channels, asks, points, is_public, version) "
            "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            {partition, d.id, d.title, d.place, d.unit, d.unit_name, d.opens_on, d.closes_on, d.consolidate_on, channels, asks, points, d.is_public, d.version}));
  return {};
}

Result<void> save_round(db::Writer& w, std::string_view partition, const Round& d, std::int64_t before) {
  const std::string channels = json::write(d.channels), asks = json::write(d.asks), points = json::write(d.points);
  const auto done = TRY(w.run("update rounds set title = $4, opens_on = $5, closes_on = $6, consolidate_on = $7, channels = $8, asks = $9, points = $10, is_public = $11, "
                              "version = $12 where partition = $1 and id = $2 and version = $3",
                              {partition, d.id, before, d.title, d.opens_on, d.closes_on, d.consolidate_on, channels, asks, points, d.is_public, d.version}));
  if (done != 1) return fail(Code::stale, "base.stale");
  return {};
}

Result<std::vector<std::pair<std::string, std::string>>> titles_of(const db::Reader& r, std::string_view partition, const std::vector<std::string>& ids) {
  if (ids.empty()) return std::vector<std::pair<std::string, std::string>>{};
  db::Conditions where({partition});
  where.add("id in (" + where.bind_all(ids) + ")");
  return r.list("select id, title from rounds where partition = $1" + where.sql(), where.values(),
                [](const db::Row& row) { return std::pair(row.get<std::string>(0), row.get<std::string>(1)); });
}

Result<std::vector<PlaceBelow>> places_one_below(const db::Reader& r, std::string_view partition, std::string_view path) {
  const PathRange below = places::range_below(path);
  return r.list("select code, name, full_name, path from places_facts where partition = $1 and path >= $2 and path < $3 and valid_to is null and length(path) = $4 order by path",
                {partition, below.begin, below.end, static_cast<int>(path.size() + places::path_step)}, [](const db::Row& row) {
                  return PlaceBelow{{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)}, row.get<std::string>(3)};
                });
}

}  // namespace lianxin::rounds::store
