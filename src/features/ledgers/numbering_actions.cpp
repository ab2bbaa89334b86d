#include "features/ledgers/numbering_actions.h"

#include "features/places/places.h"

namespace lianxin::ledgers {

Result<Numbering> numbering_of(const db::Reader& r, const LedgerBook& book, const LedgerType& type, UnitId keeper) {
  if (keeper.is_nil() || type.number.find("{prefix}") == std::string::npos) return Numbering{keeper, ""};
  std::string path;
  for (const UnitId id : TRY(places::chain_of(r, book.partition, keeper))) {
    const auto unit = TRY(places::find_unit(r, book.partition, id));
    if (!unit) continue;
    if (!unit->numbering_prefix.empty()) return Numbering{unit->id, unit->numbering_prefix};
    if (id == keeper) path = unit->place_path;
  }
  for (auto office = TRY(places::office_for(r, book.partition, path)); office; office = TRY(places::office_above(r, book.partition, office->place_path)))
    if (!office->numbering_prefix.empty()) return Numbering{office->id, office->numbering_prefix};
  return Numbering{keeper, ""};
}

}  // namespace lianxin::ledgers
