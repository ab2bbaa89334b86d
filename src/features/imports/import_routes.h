// /api/v1/imports
#pragma once

#include <string>
#include <vector>

#include "platform/feature/feature.h"
#include "platform/http/router.h"

namespace lianxin::imports {

void mount_imports(http::Router&, const std::string& partition, const std::vector<Importer>&);

}  // namespace lianxin::imports
