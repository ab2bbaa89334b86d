#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "features/identity/standing.h"
#include "platform/db/db.h"

namespace lianxin::identity {

// What people and places know of a person today. Nothing when there is no such person.
Result<std::optional<Standing>> find_standing(const db::Reader&, std::string_view partition, PersonId, Day today);
// Of the partition's place; empty when places are not loaded yet.
Result<std::string> root_path(const db::Reader&, std::string_view partition);

}  // namespace lianxin::identity
