// packs/blocklist.json, as far as declarations are held against it.
#pragma once

#include <string_view>

#include "features/ledgers/declaration_rules.h"

namespace lianxin::ledgers::store {

Result<Refused> read_refused(std::string_view json);

}  // namespace lianxin::ledgers::store
