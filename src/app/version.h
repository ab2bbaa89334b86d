#pragma once

#include <string_view>

namespace lianxin::app {

// Of the project in CMakeLists.txt.
extern const std::string_view version;

}  // namespace lianxin::app
