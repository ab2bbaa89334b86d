// What the commands say, and how.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/http/message.h"

namespace lianxin::app {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrong_use = 2;

// en unless LC_ALL, LC_MESSAGES or LANG begins with zh.
http::Language terminal_language();
std::string say(std::string_view key, const std::vector<Arg>& args = {});
// Prints an error to standard error, with the faults of its fields; gives the exit status.
int report(const Error&);

}  // namespace lianxin::app
