// Where consolidations answer.
#pragma once

#include <memory>

#include "features/consolidations/consolidation_actions.h"
#include "platform/http/router.h"

namespace lianxin::consolidations {

void mount_consolidations(http::Router&, std::shared_ptr<const Workbook>);

}  // namespace lianxin::consolidations
