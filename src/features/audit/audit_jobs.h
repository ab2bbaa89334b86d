#pragma once

#include <vector>

#include "platform/feature/feature.h"

namespace lianxin::audit {

std::vector<TimedJob> audit_jobs();

}  // namespace lianxin::audit
