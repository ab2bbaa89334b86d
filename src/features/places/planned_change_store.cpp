#include "features/places/planned_change_store.h"

#include "platform/json/json.h"

namespace lianxin::places::store {
namespace {

using db::Row;

constexpr std::string_view select_planned =
    "select id, place, change, planned_by, planned_at, tried_on, obstacles from place_planned_change where partition = $1";

// A row and the words in it that are still to be read.
struct Stored {
  PlannedChange planned;
  std::string change;
  std::string obstacles;
};

Stored stored_from(const Row& row) {
  Stored s;
  s.planned.id = row.get<PlannedChangeId>(0);
  s.planned.place = row.get<std::string>(1);
  s.change = row.get<std::string>(2);
  s.planned.planned_by = row.get<std::string>(3);
  s.planned.planned_at = row.get<Moment>(4);
  s.planned.tried_on = row.get<std::optional<Day>>(5);
  s.obstacles = row.get<std::optional<std::string>>(6).value_or("[]");
  return s;
}

Result<PlannedChange> read(Stored s) {
  s.planned.change = TRY(json::read<PlaceChange>(s.change));
  s.planned.obstacles = TRY(json::read<std::vector<Obstacle>>(s.obstacles));
  return std::move(s.planned);
}

}  // namespace

Result<std::optional<PlannedChange>> find_planned(const db::Reader& r, std::string_view partition, PlannedChangeId id) {
  static const std::string sql = std::string(select_planned) + " and id = $2";
  auto stored = TRY(r.find(sql, {partition, id}, stored_from));
  if (!stored) return std::optional<PlannedChange>{};
  return std::optional(TRY(read(*std::move(stored))));
}

Result<std::vector<PlannedChange>> list_planned(const db::Reader& r, std::string_view partition, std::string_view place) {
  static const std::string sql = std::string(select_planned) + " and place = $2 order by applies_on, id";
  std::vector<PlannedChange> out;
  for (auto& stored : TRY(r.list(sql, {partition, place}, stored_from))) out.push_back(TRY(read(std::move(stored))));
  return out;
}

Result<std::vector<PlannedChangeId>> list_due(const db::Reader& r, std::string_view partition, Day today, int limit) {
  return r.list("select id from place_planned_change where partition = $1 and applies_on <= $2 and tried_on is null "
                "order by applies_on, id limit $3",
                {partition, today, limit}, [](const Row& row) { return row.get<PlannedChangeId>(0); });
}

Result<void> insert_planned(db::Writer& w, std::string_view partition, const PlannedChange& p) {
  TRY(w.run("insert into place_planned_change (partition, id, place, applies_on, change, planned_by, planned_at) values "
            "($1, $2, $3, $4, $5, $6, $7)",
            {partition, p.id, p.place, p.change.from, json::write(p.change), p.planned_by, p.planned_at}));
  return {};
}

Result<void> save_obstacles(db::Writer& w, std::string_view partition, const PlannedChange& p) {
  TRY(w.run("update place_planned_change set tried_on = $3, obstacles = $4 where partition = $1 and id = $2",
            {partition, p.id, p.tried_on, json::write(p.obstacles)}));
  return {};
}

Result<bool> remove_planned(db::Writer& w, std::string_view partition, PlannedChangeId id) {
  return TRY(w.run("delete from place_planned_change where partition = $1 and id = $2", {partition, id})) > 0;
}

}  // namespace lianxin::places::store
