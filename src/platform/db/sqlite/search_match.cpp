#include "platform/db/sqlite/search_match.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "platform/text/search_terms.h"

namespace lianxin::db {
namespace {

using Terms = std::vector<std::string_view>;

std::vector<text::Phrase> phrases_of(std::string_view query) {
  std::vector<text::Phrase> out;
  for (std::size_t at = query.find('"'); at != std::string_view::npos; at = query.find('"', at)) {
    const auto end = query.find('"', at + 1);
    if (end == std::string_view::npos) break;
    out.push_back({.terms = split(query.substr(at + 1, end - at - 1), ' '), .prefix = query.substr(end + 1, 2) == " *"});
    at = end + 1;
  }
  return out;
}

// Terms are pieces of the text: one that stands nowhere in it saves the cutting.
bool may_match(std::string_view folded, const text::Phrase& phrase) {
  return std::ranges::all_of(phrase.terms, [&](std::string_view term) { return folded.find(term) != std::string_view::npos; });
}

bool stands_at(const Terms& terms, std::size_t at, const text::Phrase& phrase) {
  const std::size_t last = phrase.terms.size() - 1;
  for (std::size_t i = 0; i <= last; ++i) {
    const bool same = i == last && phrase.prefix ? terms[at + i].starts_with(phrase.terms[i]) : terms[at + i] == phrase.terms[i];
    if (!same) return false;
  }
  return true;
}

bool stands_in(const Terms& terms, const text::Phrase& phrase) {
  for (std::size_t at = 0; at + phrase.terms.size() <= terms.size(); ++at) {
    if (stands_at(terms, at, phrase)) return true;
  }
  return false;
}

std::string_view text_in(sqlite3_value* value) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

void answer(sqlite3_context* context, int, sqlite3_value** values) {
  sqlite3_result_int(context, search_text_matches(text_in(values[0]), text_in(values[1])) ? 1 : 0);
}

}  // namespace

bool search_text_matches(std::string_view folded, std::string_view query) {
  const auto phrases = phrases_of(query);
  if (phrases.empty()) return false;
  if (!std::ranges::all_of(phrases, [&](const text::Phrase& phrase) { return may_match(folded, phrase); })) return false;
  const Terms terms = text::search_terms(folded);
  return std::ranges::all_of(phrases, [&](const text::Phrase& phrase) { return stands_in(terms, phrase); });
}

int add_text_matches(sqlite3* connection) {
  return sqlite3_create_function_v2(connection, "text_matches", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                    &answer, nullptr, nullptr, nullptr);
}

}  // namespace lianxin::db
