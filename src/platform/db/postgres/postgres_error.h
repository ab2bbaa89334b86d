// What a PostgreSQL error means to us.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lianxin::db {

struct PostgresFault {
  Error error;
  bool may_be_retried = false;
  bool plans_are_stale = false;
};

// `state`: SQLSTATE, empty where the connection broke; `constraint`: its name or empty.
PostgresFault fault_of(std::string_view state, std::string_view constraint, std::string detail);

}  // namespace lianxin::db
