#include "app/cli/terminal.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "platform/http/texts.h"

namespace lianxin::app {

http::Language terminal_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return std::string_view(value).starts_with("zh") ? http::Language::zh : http::Language::en;
  }
  return http::Language::en;
}

std::string say(std::string_view key, const std::vector<Arg>& args) { return http::translated(key, args, terminal_language()); }

int report(const Error& error) {
  std::fprintf(stderr, "lianxin: %s\n", say(error.key, error.args).c_str());
  for (const FieldFault& fault : error.fields) {
    std::fprintf(stderr, "  %s: %s\n", fault.field.c_str(), say(fault.key, fault.args).c_str());
  }
  if (!error.detail.empty()) std::fprintf(stderr, "  (%s)\n", error.detail.c_str());
  return error.code == Code::invalid || error.code == Code::malformed ? wrong_use : failed;
}

std::string read_password(std::string_view prompt) {
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

}  // namespace lianxin::app
