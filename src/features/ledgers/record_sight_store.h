// Who sees which records, as conditions of a statement: the same answer as access::may gives for each.
#pragma once

#include <string>
#include <string_view>

#include "base/actor.h"
#include "platform/access/access.h"
#include "platform/db/conditions.h"

namespace lianxin::ledgers::store {

// Adds that `prefix`.place_path, its unit or who entered it are within the sight. Nothing in sight: never true.
void add_sight(db::Conditions&, const Actor&, const access::Sight&, std::string_view prefix);
// The same as a condition to be put together with others; empty: everything is in sight.
std::string sight_condition(db::Conditions&, const Actor&, const access::Sight&, std::string_view prefix);
// Whether places alone decide: then any table with a place_path may be asked.
bool is_by_place(const access::Sight&);

}  // namespace lianxin::ledgers::store
