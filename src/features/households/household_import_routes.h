#pragma once

#include <memory>

#include "features/households/household_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::households {

// `lianxin import households FILE` and POST /api/v1/imports: a list as an office keeps it (sheet_rules.h), UTF-8, separated by
// commas, tabs or semicolons.
Importer household_importer(std::shared_ptr<const Registry>);
// Masked: place, number, head, state, people, and the answers of the form.
Exporter household_exporter(std::shared_ptr<const Registry>);

}  // namespace lianxin::households
