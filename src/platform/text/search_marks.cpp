#include "platform/text/search_marks.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.h"
#include "platform/text/folding.h"
#include "platform/text/search_terms.h"

namespace lianxin::text {
namespace {

// A text folded, and where each of its bytes came from; one more for the end.
struct Traced {
  std::string folded{};
  std::vector<std::uint32_t> begins{}, ends{};
};

Traced traced(std::string_view text) {
  Traced out;
  out.folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = folded(next_code_point(text, at));
    if (c == 0) continue;
    append_code_point(out.folded, c);
    out.begins.resize(out.folded.size(), begin);
    out.ends.resize(out.folded.size(), static_cast<std::uint32_t>(at));
  }
  return out;
}

bool stands_at(const std::vector<std::string_view>& terms, std::size_t at, const Phrase& phrase) {
  for (std::size_t i = 0; i < phrase.terms.size(); ++i) {
    const bool may_begin = phrase.prefix && i + 1 == phrase.terms.size();
    if (may_begin ? !terms[at + i].starts_with(phrase.terms[i]) : terms[at + i] != phrase.terms[i]) return false;
  }
  return true;
}

}  // namespace

std::vector<Mark> search_marks(std::string_view text, std::string_view typed, std::size_t most) {
  const Traced trace = traced(text);
  const std::string wanted = folded(typed);
  const auto phrases = search_phrases(wanted);
  const auto terms = search_terms(trace.folded);
  const auto offset = [&](std::string_view term) { return static_cast<std::size_t>(term.data() - trace.folded.data()); };
  std::vector<Mark> out;
  for (std::size_t at = 0; at < terms.size() && out.size() < most; ++at) {
    for (std::size_t which = 0; which < phrases.size(); ++which) {
      const Phrase& phrase = phrases[which];
      if (phrase.terms.empty() || at + phrase.terms.size() > terms.size() || !stands_at(terms, at, phrase)) continue;
      const std::size_t last = offset(terms[at + phrase.terms.size() - 1]) + phrase.terms.back().size() - 1;
      out.push_back({trace.begins[offset(terms[at])], trace.ends[last], which});
    }
  }
  return out;
}

}  // namespace lianxin::text
