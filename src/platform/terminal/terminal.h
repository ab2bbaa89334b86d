// Terminal: what a command needs of the one it was started from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lianxin::terminal {

// Without echo from a terminal, one line from anything else. Empty when there is none.
std::string read_secret(std::string_view prompt);

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

}  // namespace lianxin::terminal
