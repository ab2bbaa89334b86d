// The command line: lianxin COMMAND …
#pragma once

namespace lianxin::app {

// Exit status: 0 done, 1 failed, 2 wrong use.
int run_command_line(int argc, const char* const* argv);

}  // namespace lianxin::app
