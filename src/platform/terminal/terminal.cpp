#include "platform/terminal/terminal.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

namespace lianxin::terminal {

std::string read_secret(std::string_view prompt) {
  termios before{};
  const bool terminal = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &before) == 0;
  if (terminal) {
    std::fprintf(stderr, "%.*s: ", static_cast<int>(prompt.size()), prompt.data());
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  std::string line;
  std::getline(std::cin, line);
  if (terminal) {
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fputc('\n', stderr);
  }
  return line;
}

Progress::Progress(std::string what) : what_(std::move(what)), terminal_(isatty(STDERR_FILENO)) {}

void Progress::operator()(std::int64_t now, std::int64_t all) {
  const int percent = all > 0 ? static_cast<int>(now * 100 / all) : 100;
  const int step = terminal_ ? percent : percent / 10 * 10;
  if (step == shown_) return;
  shown_ = step;
  if (terminal_) {
    std::string bar(static_cast<std::size_t>(percent) / 4, '#');
    bar.resize(25, '.');
    std::fprintf(stderr, "\r%s [%s] %3d %%", what_.c_str(), bar.c_str(), percent);
  } else {
    std::fprintf(stderr, "%s: %d %%\n", what_.c_str(), step);
  }
}

void Progress::finish() {
  if (terminal_ && shown_ >= 0) std::fputc('\n', stderr);
}

}  // namespace lianxin::terminal
