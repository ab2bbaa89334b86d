// lianxin export
#pragma once

#include <string>

#include "platform/config/config.h"

namespace lianxin::app {

// Rows to standard output, or to the new file `to` that only its owner reads; also beside a server.
int export_records(const Config&, const std::string& kind, const std::string& to);

}  // namespace lianxin::app
