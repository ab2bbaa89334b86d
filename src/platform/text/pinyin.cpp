#include "platform/text/pinyin.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "base/text.h"

namespace lianxin::text {
namespace {

bool is_han(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0; }

// What ICU reads otherwise before a certain character: 西藏文, 重庆, 沈阳, 秘鲁.
bool looks_ahead(char32_t c) { return c == U'藏' || c == U'重' || c == U'沈' || c == U'秘'; }

void append_first_letters(std::string_view latin, std::string& out) {
  bool inside = false;
  for (char c : latin) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool is_letter = c >= 'a' && c <= 'z';
    if (is_letter && !inside) out.push_back(c);
    inside = is_letter;
  }
}

class Readings {
 public:
  Readings() {
    UErrorCode status = U_ZERO_ERROR;
    latin_.reset(icu::Transliterator::createInstance(u"Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) latin_.reset();
  }

  bool are_known() const { return latin_ != nullptr; }

  std::string initials(std::string_view text) {
    const std::lock_guard lock(mutex_);
    std::string out;
    std::size_t begin = 0;  // of what is not Chinese
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t here = at;
      const char32_t c = next_code_point(text, at);
      if (!is_han(c)) continue;
      append_first_letters(spelled(text.substr(begin, here - begin)), out);
      begin = at;
      std::size_t end = at;
      if (looks_ahead(c) && at < text.size()) next_code_point(text, end);
      out += letter_of(text.substr(here, end - here));
    }
    append_first_letters(spelled(text.substr(begin)), out);
    return out;
  }

 private:
  std::string spelled(std::string_view piece) const {
    const bool is_ascii = std::all_of(piece.begin(), piece.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (is_ascii || !latin_) return std::string(piece);
    auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(piece.data(), static_cast<std::int32_t>(piece.size())));
    latin_->transliterate(wide);
    std::string out;
    return wide.toUTF8String(out);
  }

  // Of the first character of a piece; kept, because ICU takes tens of microseconds for each.
  const std::string& letter_of(std::string_view piece) {
    const auto [found, is_new] = letters_.try_emplace(std::string(piece));
    if (!is_new) return found->second;
    std::string letters;
    if (const auto latin = spelled(piece); !latin.empty() && latin[0] >= 'a' && latin[0] <= 'z') letters = latin.substr(0, 1);
    return found->second = letters;
  }

  std::unique_ptr<icu::Transliterator> latin_{};
  std::mutex mutex_{};
  std::unordered_map<std::string, std::string> letters_{};
};

Readings& readings() {
  static Readings made;
  return made;
}

}  // namespace

std::string initials_of(std::string_view text) { return readings().initials(text); }

bool knows_pinyin() { return readings().are_known(); }

}  // namespace lianxin::text
