// The door of imports: many rows at once, whatever feature they belong to.
#pragma once

#include <vector>

#include "features/imports/import_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::imports {

Feature feature(const Deployment&, std::vector<Importer> importers);

}  // namespace lianxin::imports
