// The dated side of places: versions, and the tree as it was on a day.
#include <map>

#include "features/places/place_initials_store.h"
#include "features/places/place_path.h"
#include "features/places/place_list_store.h"
#include "features/places/place_rules.h"
#include "features/places/place_store.h"

namespace lianxin::places::store {
namespace {

using db::Conditions;
using db::Row;

std::string_view name_of(PlaceEvent event) { return boost::describe::enum_to_string(event, "create"); }

PlaceEvent event_named(std::string_view name) {
  PlaceEvent event = PlaceEvent::create;
  boost::describe::enum_from_string(std::string(name).c_str(), event);
  return event;
}

constexpr std::string_view version_columns =
    "select v.code, v.name, v.short_name, v.level, v.kind, v.parent, v.path, v.valid_from, v.valid_to, v.successor, "
    "v.change, v.reason, v.origin";
constexpr std::string_view on_day = "(v.valid_from is null or v.valid_from <= $2) and (v.valid_to is null or v.valid_to > $2)";

PlaceVersion version_from(const Row& row) {
  PlaceVersion v;
  v.code = row.get<std::string>(0);
  v.name = row.get<std::string>(1);
  v.short_name = row.get<std::string>(2);
  v.level = row.get<std::string>(3);
  v.kind = row.get<std::string>(4);
  v.parent = row.get<std::optional<std::string>>(5);
  v.path = row.get<std::string>(6);
  v.valid_from = row.get<std::optional<Day>>(7);
  v.valid_to = row.get<std::optional<Day>>(8);
  v.successor = row.get<std::optional<std::string>>(9);
  v.change = event_named(row.text(10));
  v.reason = row.get<std::string>(11);
  v.origin = row.get<std::optional<std::string>>(12);
  return v;
}

// As it was then; what has become of it since is in now_code and now_path.
Place place_then_from(const Row& row) {
  const PlaceVersion v = version_from(row);
  Place p;
  p.code = v.code;
  p.name = v.name;
  p.short_name = v.short_name;
  p.full_name = v.name;
  p.level = v.level;
  p.kind = v.kind;
  p.parent = v.parent;
  p.path = v.path;
  p.valid_from = v.valid_from;
  p.valid_to = v.valid_to;
  p.now_code = row.get<std::string>(13);
  p.now_path = row.get<std::string>(14);
  p.version = row.get<std::int64_t>(15);
  p.has_children = row.get<bool>(16);
  return p;
}

const std::string then_columns =
    std::string(version_columns) +
    ", p.now_code, p.now_path, p.version, case when exists (select 1 from place_versions c where c.partition = v.partition "
    "and c.parent = v.code and (c.valid_from is null or c.valid_from <= $2) and (c.valid_to is null or c.valid_to > $2)) "
    "then 1 else 0 end ";
const std::string then_source = "from place_versions v join places p on p.partition = v.partition and p.code = v.code "
                                "where v.partition = $1 and " + std::string(on_day);

// Full names of a day, each place above read once.
class NamesThen {
 public:
  NamesThen(const db::Reader& r, std::string_view partition, Day day) : r_(r), partition_(partition), day_(day) {}

  Result<std::string> full_name(const Place& place) {
    if (!place.parent) return place.name;
    const Above above = TRY(find(*place.parent));
    return above.is_root ? place.name : joined_names(above.full_name, above.name, place.name);
  }

 private:
  struct Above { std::string full_name; std::string name; bool is_root; };

  Result<Above> find(const std::string& code) {
    if (const auto known = known_.find(code); known != known_.end()) return known->second;
    static const std::string sql = then_columns + then_source + " and v.code = $3";
    const auto place = TRY(r_.find(sql, {partition_, day_, code}, place_then_from));
    Above above{"", "", true};
    if (place) above = {TRY(full_name(*place)), place->name, !place->parent};
    known_[code] = above;
    return above;
  }

  const db::Reader& r_;
  std::string_view partition_;
  Day day_;
  std::map<std::string, Above, std::less<>> known_{};
};

struct VersionNote {
  PlaceEvent event = PlaceEvent::create;
  std::optional<Day> from{};
  std::optional<Day> to{};
  std::string_view reason{};
  std::optional<std::string> origin{};
};

Result<void> insert_version(db::Writer& w, std::string_view partition, const Place& place, const VersionNote& note) {
  TRY(w.run("insert into place_versions (partition, code, sequence, name, short_name, level, kind, parent, path, valid_from, "
            "valid_to, change, successor, reason, origin) values ($1, $2, (select coalesce(max(sequence), 0) + 1 from "
            "place_versions where partition = $1 and code = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            {partition, place.code, place.name, place.short_name, place.level, place.kind, place.parent, place.path, note.from,
             note.to, name_of(note.event), place.successor, note.reason, note.origin}));
  return {};
}

Result<void> insert_row(db::Writer& w, std::string_view partition, const Place& p) {
  TRY(w.run("insert into places (partition, code, name, short_name, full_name, level, kind, parent, path, valid_from, valid_to, "
            "since, successor, now_code, now_path, version, initials) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null, $11, null, "
            "$2, $9, 1, $12)",
            {partition, p.code, p.name, p.short_name, p.full_name, p.level, p.kind, p.parent, p.path, p.valid_from, p.since,
             initials_to_keep(p.name, p.short_name)}));
  return {};
}

Result<void> update_place(db::Writer& w, std::string_view partition, const Place& before, const Place& p) {
  TRY(w.run("update places set name = $3, short_name = $4, full_name = $5, parent = $6, path = $7, valid_to = $8, since = $9, "
            "successor = $10, now_code = $11, now_path = $12, version = version + 1 where partition = $1 and code = $2",
            {partition, p.code, p.name, p.short_name, p.full_name, p.parent, p.path, p.valid_to, p.since, p.successor,
             p.now_code, p.now_path}));
  if (p.name == before.name && p.short_name == before.short_name) return {};
  TRY(w.run("update places set initials = $3 where partition = $1 and code = $2",
            {partition, p.code, initials_to_keep(p.name, p.short_name)}));
  return {};
}

// Places merged into a place that was merged itself, or moved, point to where their matters are now.
Result<void> follow_successors(db::Writer& w, std::string_view partition, const Place& subject) {
  if (subject.successor)
    TRY(w.run("update places set now_code = $3 where partition = $1 and now_code = $2",
              {partition, subject.code, subject.now_code}));
  TRY(w.run("update places set now_path = (select q.path from places q where q.partition = places.partition and q.code = "
            "places.now_code) where partition = $1 and now_code <> code",
            {partition}));
  return {};
}

}  // namespace

Result<std::optional<Place>> find_place_then(const db::Reader& r, std::string_view partition, std::string_view code, Day day) {
  static const std::string sql = then_columns + then_source + " and v.code = $3";
  auto place = TRY(r.find(sql, {partition, day, code}, place_then_from));
  if (place) place->full_name = TRY(NamesThen(r, partition, day).full_name(*place));
  return place;
}

Result<Page<Place>> list_places_then(const db::Reader& r, std::string_view partition, const PlaceFilter& filter,
                                     const PageRequest& page, Day day) {
  Conditions where({partition, day});
  add_conditions(where, filter, "v.", {});
  auto out = TRY(db::list_page<Place>(r, {then_columns, then_source, {"v.code"}, place_then_from, key_of}, std::move(where), page));
  NamesThen names(r, partition, day);
  for (auto& place : out.items) place.full_name = TRY(names.full_name(place));
  return out;
}

Result<std::vector<PlaceVersion>> list_versions(const db::Reader& r, std::string_view partition, std::string_view code) {
  static const std::string sql =
      std::string(version_columns) + " from place_versions v where v.partition = $1 and v.code = $2 order by v.sequence";
  return r.list(sql, {partition, code}, version_from);
}

Result<std::vector<PlaceRef>> list_parts(const db::Reader& r, std::string_view partition, std::string_view code) {
  return r.list("select distinct p.code, p.name, p.full_name from place_versions v join places p on p.partition = v.partition and "
                "p.code = v.code where v.partition = $1 and v.origin = $2 order by p.code",
                {partition, code},
                [](const Row& row) { return PlaceRef{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)}; });
}

Result<void> insert_place(db::Writer& w, std::string_view partition, const Place& p) {
  TRY(insert_row(w, partition, p));
  return insert_version(w, partition, p, {.from = p.valid_from});
}

Result<void> save_changes(db::Writer& w, std::string_view partition, const std::vector<ChangedPlace>& changed,
                          const PlaceChange& change) {
  for (const auto& place : changed) {
    const Place& after = place.after;
    if (place.is_new()) TRY(insert_row(w, partition, after));
    else TRY(update_place(w, partition, place.before, after));
    if (!place.event) continue;
    TRY(w.run("update place_versions set valid_to = $3 where partition = $1 and code = $2 and valid_to is null",
              {partition, after.code, change.from}));
    const std::string reason = change.reason.value_or("");
    TRY(insert_version(w, partition, after,
                       {.event = *place.event, .from = change.from, .to = after.valid_to, .reason = reason, .origin = place.origin}));
  }
  return follow_successors(w, partition, changed.front().after);
}

}  // namespace lianxin::places::store
