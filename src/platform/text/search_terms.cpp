#include "platform/text/search_terms.h"

#include <algorithm>

#include "base/text.h"

namespace lianxin::text {
namespace {

enum class Kind { gap, word, character };

constexpr std::size_t max_word_bytes = 60;

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

Kind kind_of(char32_t c) {
  if (c < 0x80) return is_between(c, '0', '9') || is_between(c, 'a', 'z') || is_between(c, 'A', 'Z') ? Kind::word : Kind::gap;
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA ? Kind::word : Kind::gap;
  if (c == 0xD7 || c == 0xF7) return Kind::gap;
  if (c < 0x250 || is_between(c, 0x370, 0x52F)) return Kind::word;
  const bool gap = is_between(c, 0x1800, 0x180A) || is_between(c, 0x2000, 0x206F) || is_between(c, 0x2190, 0x25FF) ||
                   is_between(c, 0x2E00, 0x2E7F) || is_between(c, 0x3000, 0x3004) || is_between(c, 0x3008, 0x3020) ||
                   c == 0x3030 || c == 0x303D || c == 0x30FB || is_between(c, 0xFE10, 0xFE6F) || is_between(c, 0xFF5F, 0xFF65);
  return gap ? Kind::gap : Kind::character;
}

// A stretch of one kind: [begin, end) of the text.
struct Stretch {
  Kind kind = Kind::gap;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A word that is too long for an index is cut, at the same places in texts and queries.
Stretch next_stretch(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  Stretch found{kind_of(next_code_point(text, at)), begin, at};
  while (at < text.size()) {
    const Kind kind = kind_of(next_code_point(text, at));
    if (kind != found.kind || (kind == Kind::word && at - begin > max_word_bytes)) break;
    found.end = at;
  }
  return found;
}

// Overlapping pairs; `with_last` adds the last character alone.
void add_pairs(std::string_view run, bool with_last, std::vector<std::string_view>& out) {
  std::size_t first = 0;
  std::size_t second = 0;
  (void)next_code_point(run, second);
  while (second < run.size()) {
    std::size_t end = second;
    (void)next_code_point(run, end);
    out.push_back(run.substr(first, end - first));
    first = second;
    second = end;
  }
  if (with_last) out.push_back(run.substr(first));
}

bool is_bracket(char32_t c) {
  return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' || is_between(c, 0x3008, 0x3011) || is_between(c, 0x3014, 0x301B) ||
         is_between(c, 0xFE59, 0xFE5E);
}

bool is_number(std::string_view piece) {
  return !piece.empty() && std::ranges::all_of(piece, [](char c) { return c >= '0' && c <= '9'; });
}

// The brackets around a year in a document's number, whichever they are: what stands before, in and behind them follows each other.
bool is_bracket_of_number(std::string_view folded, const Stretch& gap, bool number_before) {
  std::string_view inside = trimmed(folded.substr(gap.begin, gap.end - gap.begin));
  if (inside.empty()) return false;
  std::size_t at = 0;
  if (!is_bracket(next_code_point(inside, at)) || at < inside.size()) return false;
  if (gap.end >= folded.size()) return false;
  const Stretch next = next_stretch(folded, gap.end);
  return number_before || is_number(folded.substr(next.begin, next.end - next.begin));
}

// What stands behind a run or a word, over such brackets.
Kind kind_behind(std::string_view folded, std::size_t at) {
  if (at >= folded.size()) return Kind::gap;
  const Stretch next = next_stretch(folded, at);
  if (next.kind != Kind::gap || !is_bracket_of_number(folded, next, false)) return next.kind;
  return Kind::word;
}

}  // namespace

std::vector<std::string_view> search_terms(std::string_view folded) {
  std::vector<std::string_view> out;
  out.reserve(folded.size() / 3 + 1);
  for (std::size_t at = 0; at < folded.size() && out.size() < max_terms;) {
    const Stretch stretch = next_stretch(folded, at);
    const auto piece = folded.substr(stretch.begin, stretch.end - stretch.begin);
    if (stretch.kind == Kind::word) out.push_back(piece);
    if (stretch.kind == Kind::character) add_pairs(piece, true, out);
    at = stretch.end;
  }
  if (out.size() > max_terms) out.resize(max_terms);
  return out;
}

std::vector<Phrase> search_phrases(std::string_view folded) {
  std::vector<Phrase> out;
  bool open = false;    // the last phrase goes on
  bool number = false;  // and ended with one
  for (std::size_t at = 0; at < folded.size();) {
    const Stretch stretch = next_stretch(folded, at);
    const auto piece = folded.substr(stretch.begin, stretch.end - stretch.begin);
    at = stretch.end;
    if (stretch.kind == Kind::gap) {
      open = open && is_bracket_of_number(folded, stretch, number);
      continue;
    }
    if (!open) out.emplace_back();
    open = true;
    number = is_number(piece);
    Phrase& phrase = out.back();
    if (stretch.kind == Kind::word) {
      phrase.terms.push_back(piece);
      phrase.prefix = true;
      continue;
    }
    // Followed by a word, the run ends here in the text too, and its last character stands alone.
    const bool goes_on = kind_behind(folded, at) == Kind::word;
    std::size_t one = 0;
    (void)next_code_point(piece, one);
    const bool single = one == piece.size();
    add_pairs(piece, goes_on || single, phrase.terms);
    phrase.prefix = single && !goes_on;
  }
  return out;
}

}  // namespace lianxin::text
