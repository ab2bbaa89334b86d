// lianxin backup, restore
#pragma once

#include <string>

#include "platform/config/config.h"

namespace lianxin::app {

// Both: SQLite; PostgreSQL has tools of its own, which are named (1).
int back_up(const Config&, const std::string& file);
int restore(const Config&, const std::string& file);

}  // namespace lianxin::app
