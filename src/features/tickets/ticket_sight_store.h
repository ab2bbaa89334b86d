// Who sees what, as conditions of a list: the same answer as access::may gives for each ticket.
#pragma once

#include <string>
#include <string_view>

#include "base/actor.h"
#include "platform/access/access.h"
#include "platform/db/conditions.h"

namespace lianxin::tickets::store {

// Adds that `prefix`.place_path, its units or its entry are within the sight, and that the ticket is not about the actor
// (E2). $1 must be the partition. Nothing in sight: a condition that is never true.
void add_sight(db::Conditions&, const Actor&, const access::Sight&, std::string_view prefix);

// The two halves, for counting: what is within the sight, whomever it is about; and only what is about the actor. False
// when nothing can be: then no condition was added.
void add_reach(db::Conditions&, const Actor&, const access::Sight&, std::string_view prefix);
bool add_recused(db::Conditions&, const Actor&, std::string_view prefix);
// "select …" of the ids of all tickets about the actor; "" when there can be none.
std::string about_actor(db::Conditions&, const Actor&);

}  // namespace lianxin::tickets::store
