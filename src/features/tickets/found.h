// Found: a request that a search came upon, and how it is asked for.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "features/tickets/said.h"

namespace lianxin::tickets {

struct Sought {
  std::string words{};     // as typed
  bool problems = false;   // those that gather others; else all but them
  std::int64_t before = std::numeric_limits<std::int64_t>::max();  // the rank of the last one seen
  int most = 20;
};

struct Found {
  Said said{};
  std::int64_t rank = 0;   // by its moment; greater is newer
};

}  // namespace lianxin::tickets
