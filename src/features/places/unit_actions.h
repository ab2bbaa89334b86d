// What may be done with units, and by whom.
#pragma once

#include <optional>

#include "features/places/place_actions.h"
#include "features/places/unit.h"

namespace lianxin::places {

struct CreatedUnit {
  Unit unit;
  bool is_new = true;  // false: it was there with the same content
};

Result<Unit> show_unit(const db::Reader&, const Tree&, UnitId);
// conflict "base.duplicate" when the id is there with other content.
Result<CreatedUnit> add_unit(db::Writer&, const Doing&, const Tree&, const NewUnit&);
// stale "base.stale" when `version` is not the unit's.
Result<Unit> change_unit(db::Writer&, const Doing&, const Tree&, UnitId, const UnitEdit&, std::int64_t version);

}  // namespace lianxin::places
