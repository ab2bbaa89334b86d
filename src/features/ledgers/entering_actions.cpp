#include "features/ledgers/entering_actions.h"

#include <algorithm>

namespace lianxin::ledgers {

Result<UnitId> unit_keeping(const db::Reader& r, const Doing& doing, const LedgerBook& book, const std::optional<UnitId>& asked, std::string_view place_path) {
  if (asked) {
    const auto unit = TRY(places::find_unit(r, book.partition, *asked));
    if (!unit || unit->is_closed()) return invalid_field("unit", "ledgers.no_such_unit");
    return *asked;
  }
  if (!doing.by.unit.is_nil()) return doing.by.unit;
  const auto office = TRY(places::office_for(r, book.partition, place_path));
  return office ? office->id : UnitId{};
}

Result<places::Place> place_of_entry(const db::Reader& r, const LedgerBook& book, const Doing& doing, const LedgerType& type, const std::string& asked) {
  std::string code = asked;
  if (code.empty() && !doing.by.unit.is_nil())
    if (const auto unit = TRY(places::find_unit(r, book.partition, doing.by.unit))) code = unit->place;
  if (code.empty()) return invalid_field("place", "base.required");
  auto place = TRY(places::place_named(r, book.partition, code));
  if (!type.sights.levels.empty() && std::ranges::find(type.sights.levels, place.level) == type.sights.levels.end()) return invalid_field("place", "ledgers.wrong_level", {{"name", place.name}});
  return place;
}

bool issues_at_entry(const LedgerType& type) {
  return !type.number.empty() && std::ranges::none_of(type.transitions, &Transition::issues);
}

}  // namespace lianxin::ledgers
