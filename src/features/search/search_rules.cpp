#include "features/search/search_rules.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace lianxin::search {
namespace {

constexpr std::int64_t weight_in_heading = 6, weight_in_text = 2, most_in_text = 3;
constexpr std::int64_t length_of_half = 400;  // a text of so many characters weighs half

void add(std::vector<Piece>& out, std::string_view text, bool hit) {
  if (text.empty()) return;
  if (!out.empty() && out.back().hit == hit) out.back().text += text;
  else out.push_back({std::string(text), hit});
}

// Bytes [begin, end) of the text, cut at the hits.
std::vector<Piece> cut(std::string_view text, const std::vector<Span>& spans, std::size_t begin, std::size_t end) {
  std::vector<Piece> out;
  std::size_t at = begin;
  for (const Span& span : spans) {
    const std::size_t from = std::clamp(span.begin, at, end), to = std::clamp(span.end, at, end);
    if (to <= from) continue;
    add(out, text.substr(at, from - at), false);
    add(out, text.substr(from, to - from), true);
    at = to;
  }
  add(out, text.substr(at, end - at), false);
  return out;
}

std::size_t back_by(std::string_view text, std::size_t at, std::size_t count) {
  while (at > 0 && count > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) --count;
  }
  return at;
}

std::size_t forward_by(std::string_view text, std::size_t at, std::size_t count) {
  for (; at < text.size() && count > 0; --count) (void)next_code_point(text, at);
  return at;
}

void lay_flat(std::vector<Piece>& pieces) {
  for (Piece& piece : pieces) std::ranges::replace_if(piece.text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
}

}  // namespace

std::vector<Piece> whole(std::string_view text, const std::vector<Span>& spans) { return cut(text, spans, 0, text.size()); }

std::vector<Piece> around_first(std::string_view text, const std::vector<Span>& spans) {
  const std::size_t begin = spans.empty() ? 0 : back_by(text, spans.front().begin, shown_before);
  const std::size_t end = forward_by(text, begin, shown_length);
  auto out = cut(text, spans, begin, end);
  lay_flat(out);
  if (begin > 0) out.insert(out.begin(), {"…", false});
  if (end < text.size()) add(out, "…", false);
  if (begin > 0 && out.size() > 1 && !out[1].hit) {
    out[0].text += out[1].text;
    out.erase(out.begin() + 1);
  }
  return out;
}

std::int64_t score_of(const std::vector<Span>& in_heading, const std::vector<Span>& in_text, std::size_t length) {
  std::map<std::size_t, std::int64_t> headings, texts;
  for (const Span& span : in_heading) headings[span.word] = weight_in_heading;
  for (const Span& span : in_text) texts[span.word] = std::min(texts[span.word] + weight_in_text, most_in_text * weight_in_text);
  std::int64_t points = 0;
  for (const auto& one : headings) points += one.second;
  for (const auto& one : texts) points += one.second;
  return points * 1000 * length_of_half / (length_of_half + static_cast<std::int64_t>(length));
}

}  // namespace lianxin::search
