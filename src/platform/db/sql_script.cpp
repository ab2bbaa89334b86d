#include "platform/db/sql_script.h"

#include <cctype>

namespace lianxin::db {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Past what begins at `at` and must not be looked into; `at` itself when nothing does.
std::size_t past_quoted(std::string_view text, std::size_t at) {
  const auto past = [&](std::string_view end, std::size_t from) {
    const auto found = text.find(end, from);
    return found == std::string_view::npos ? text.size() : found + end.size();
  };
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("--")) return past("\n", at);
  if (rest.starts_with("/*")) return past("*/", at + 2);
  if (rest.starts_with("'")) return past("'", at + 1);  // '' inside is two texts side by side: the same end
  if (rest.starts_with("\"")) return past("\"", at + 1);
  if (!rest.starts_with("$")) return at;
  std::size_t tag = 1;
  while (tag < rest.size() && is_word(rest[tag])) ++tag;
  if (tag >= rest.size() || rest[tag] != '$') return at;
  return past(rest.substr(0, tag + 1), at + tag + 1);
}

struct Words {
  std::string first;
  bool trigger = false;  // "create … trigger"
  int depth = 0;         // of begin/case … end inside one

  void take(std::string word) {
    for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (first.empty()) first = word;
    if (first == "create" && word == "trigger") trigger = true;
    if (!trigger) return;
    if (word == "begin" || word == "case") ++depth;
    if (word == "end") --depth;
  }
};

}  // namespace

std::vector<std::string> statements_of(std::string_view script) {
  std::vector<std::string> out;
  std::string statement;
  Words words;
  const auto finish = [&] {
    while (!statement.empty() && std::isspace(static_cast<unsigned char>(statement.back())) != 0) statement.pop_back();
    if (!statement.empty()) out.push_back(statement);
    statement.clear();
    words = {};
  };
  for (std::size_t at = 0; at < script.size();) {
    const std::size_t past = past_quoted(script, at);
    if (past > at) {
      const bool comment = script[at] == '-' || script[at] == '/';
      if (!comment) statement.append(script.substr(at, past - at));
      else if (!statement.empty()) statement.push_back('\n');
      at = past;
      continue;
    }
    if (is_word(script[at])) {
      std::size_t end = at;
      while (end < script.size() && is_word(script[end])) ++end;
      words.take(std::string(script.substr(at, end - at)));
      statement.append(script.substr(at, end - at));
      at = end;
      continue;
    }
    const char c = script[at++];
    if (c == ';' && words.depth <= 0) finish();
    else if (!statement.empty() || std::isspace(static_cast<unsigned char>(c)) == 0) statement.push_back(c);
  }
  finish();
  return out;
}

}  // namespace lianxin::db
