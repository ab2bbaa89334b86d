// What the commands say, and how.
#pragma once

#include <cstdint>
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
// Reads a password: without echo from a terminal, one line from anything else. Nothing when there is none.
std::string read_password(std::string_view prompt);

// A bar on a terminal, a line every tenth elsewhere, on standard error.
class Progress {
 public:
  explicit Progress(std::string what);
  void operator()(std::int64_t done, std::int64_t all);
  void finish();

 private:
  std::string what_;
  bool terminal_;
  int shown_ = -1;
};

}  // namespace lianxin::app
