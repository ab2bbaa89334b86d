#include "features/places/unit_import_actions.h"

#include <map>

#include "base/text.h"
#include "features/places/place_store.h"
#include "features/places/unit_import_rules.h"
#include "features/places/unit_store.h"

namespace lianxin::places {
namespace {

class UnitImport {
 public:
  UnitImport(db::Writer& w, const Doing& doing, const Tree& tree, ImportReport& report)
      : w_(w), doing_(doing), tree_(tree), report_(report) {}

  Result<void> take(std::vector<UnitRow> rows) {
    rows = first_of_each(std::move(rows));
    TRY(put_paths(rows));
    const auto [order, in_circle] = order_of(rows);
    for (const auto row : in_circle) report_.faults.push_back({rows[row].line, "superior", "places.import_circle", {}});
    for (const auto row : order) {
      const auto is_new = take(rows[row]);
      if (is_new) ++(*is_new ? report_.added : report_.unchanged);
      else TRY(blame_row(report_, rows[row].line, is_new.error(), "name"));
    }
    return {};
  }

 private:
  std::vector<UnitRow> first_of_each(std::vector<UnitRow> rows) {
    std::map<std::string, std::int64_t> lines;
    std::vector<UnitRow> kept;
    for (auto& row : rows) {
      const std::string key = unit_key(row.unit);
      const auto [first, is_new] = lines.emplace(key, row.line);
      if (is_new || key.empty()) kept.push_back(std::move(row));
      else report_.faults.push_back({row.line, "name", "places.unit_import_twice", {{"line", std::to_string(first->second)}}});
    }
    return kept;
  }

  Result<void> put_paths(std::vector<UnitRow>& rows) {
    std::map<std::string, std::string> paths;
    for (auto& row : rows) {
      if (!paths.contains(row.unit.place)) {
        const auto place = TRY(store::find_place(w_, tree_.partition, row.unit.place));
        paths[row.unit.place] = place ? place->now_path : "";
      }
      row.place_path = paths[row.unit.place];
    }
    return {};
  }

  // Whether it is new.
  Result<bool> take(const UnitRow& row) {
    NewUnit asked = row.unit;
    if (!row.superior.empty()) {
      asked.superior = parse_id<UnitId>(row.superior);
      if (!asked.superior) asked.superior = TRY(superior_meant(row, TRY(store::units_named(w_, tree_.partition, row.superior))));
    }
    if (!asked.id) asked.id = TRY(there_already(asked));
    const auto created = add_unit(w_, doing_, tree_, asked);
    if (created) return created->is_new;
    if (created.error().key == "base.duplicate") return invalid_field("name", "places.unit_import_differs");
    return created.error();
  }

  Result<std::optional<UnitId>> there_already(const NewUnit& asked) const {
    std::optional<UnitId> closed;
    for (const auto& unit : TRY(store::units_named(w_, tree_.partition, std::string(trimmed(asked.name))))) {
      if (unit.place != asked.place) continue;
      if (!unit.is_closed()) return std::optional(unit.id);
      closed = unit.id;
    }
    if (closed) return invalid_field("name", "places.unit_closed");
    return std::optional<UnitId>{};
  }

  db::Writer& w_;
  const Doing& doing_;
  const Tree& tree_;
  ImportReport& report_;
};

}  // namespace

Result<void> import_units(db::Writer& w, const Doing& doing, const Tree& tree, std::vector<UnitRow> rows, ImportReport& report) {
  if (!access::may_somewhere(doing.by, change_network)) return fail(Code::forbidden, "base.forbidden");
  return UnitImport(w, doing, tree, report).take(std::move(rows));
}

}  // namespace lianxin::places
