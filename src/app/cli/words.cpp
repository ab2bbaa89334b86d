#include "app/cli/words.h"

#include <cstdio>
#include <cstdlib>

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

}  // namespace lianxin::app
