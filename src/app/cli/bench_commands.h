// lianxin bench
#pragma once

#include <string>

#include "platform/config/config.h"

namespace lianxin::app {

// Measures this machine for about `seconds` each: what its disk makes durable, what the store makes of it, and what reading a
// record costs beside a fixed answer. Works in a folder of its own below `folder` that is taken away again.
int measure_machine(const Config&, const std::string& folder, double seconds);

}  // namespace lianxin::app
