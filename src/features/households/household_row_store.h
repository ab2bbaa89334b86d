// What every list of households reads of a row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/households/household.h"
#include "platform/db/db.h"

namespace lianxin::households::store {

inline constexpr std::string_view household_columns =
    "select h.id, h.number, h.place, h.path, h.head_masked, h.state, h.successor, h.origin, h.members_count, h.camps, h.profile, "
    "h.form_version, h.surveyed, h.consent, h.consent_on, h.registered_at, h.changed_at, h.version, h.state_on";
inline constexpr std::string_view household_source = "from households h where h.partition = $1";

Household household_from(const db::Row&);

}  // namespace lianxin::households::store
