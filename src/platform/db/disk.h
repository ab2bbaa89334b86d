// What a disk can do, as a measure for what the store makes of it.
#pragma once

#include <string>

#include "base/result.h"

namespace lianxin::db {

// How many pages of 4 KiB, each made durable before the next is written, a second; measured for `seconds` in the file "page" of
// the folder. unavailable "base.store_away".
Result<double> durable_pages_per_second(const std::string& folder, double seconds);

}  // namespace lianxin::db
