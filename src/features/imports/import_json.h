// ImportResult as the API shows it.
#pragma once

#include <string>

#include "features/imports/import_result.h"
#include "platform/http/message.h"

namespace lianxin::imports {

std::string to_json(const ImportResult&, http::Language);

}  // namespace lianxin::imports
