#include "platform/likeness/cleaned.h"

#include <array>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "platform/text/folding.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t telephone_digits = 7;
constexpr std::size_t longest_word = 6;

// What letters begin and end with whatever they are about. Longest first.
constexpr std::array<std::u32string_view, 26> courtesies = {
    U"敬爱的书记市长", U"尊敬的各位领导", U"恳请领导百忙之中", U"此致敬礼", U"敬爱的领导", U"尊敬的领导", U"尊敬的书记",
    U"各位领导好",     U"万分感谢",       U"非常感谢",         U"不胜感激", U"谢谢领导",   U"感谢领导",   U"尊敬的",
    U"领导您好",       U"领导你好",       U"你们好",           U"您好",     U"你好",       U"谢谢您",     U"谢谢",
    U"感谢",           U"此致",           U"敬礼",             U"盼复",     U"望回复"};

// Whether a courtesy begins or ends with it.
template <bool first>
bool is_edge(char32_t c) {
  static const auto edges = [] {
    std::array<std::uint64_t, 1024> out{};
    for (const auto words : courtesies) {
      const char32_t edge = first ? words.front() : words.back();
      out[edge / 64] |= std::uint64_t{1} << edge % 64;
    }
    return out;
  }();
  return c < 0x10000 && ((edges[c / 64] >> c % 64) & 1U) != 0;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_kept(char32_t c) {
  if (c < 0x80) return is_digit(c) || (c >= 'a' && c <= 'z');
  if (c < 0x2000) return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x1800 && c <= 0x180A);
  return (c >= 0x3040 && c <= 0x30FF && c != 0x30FB) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x33FFF);
}

// Bytes of the code point that begins at `at`; 0 when it is broken.
std::size_t width_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first != 0 && first < 0x80) return 1;
  const std::size_t width = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  if (width == 0 || at + width > text.size()) return 0;
  return is_valid_text(text.substr(at, width)) ? width : 0;
}

class Runs {
 public:
  explicit Runs(Cleaned& out) : out_(out) {}

  void put(char32_t c) {
    if (is_digit(c)) {
      out_.characters.push_back(c);
      ++digits_;
      return;
    }
    end_number();
    out_.characters.push_back(c);
  }
  // A blank: words end and begin, the run goes on.
  void seam() {
    if (end_number()) return;
    has_seam_ = true;
    end_word();
  }
  void part() {
    end_number();
    if (has_seam_) end_word();
    has_seam_ = false;
    end_run();
    if (!out_.characters.empty() && out_.characters.back() != gap) out_.characters.push_back(gap);
    begin_ = word_ = out_.characters.size();
  }
  void finish() {
    part();
    if (!out_.characters.empty()) out_.characters.pop_back();
  }

 private:
  // A long number says who, not what: it goes, and nothing joins over it. 
  bool end_number() {
    const auto digits = std::exchange(digits_, 0);
    if (digits < telephone_digits) return false;
    out_.characters.resize(out_.characters.size() - digits);
    ++out_.masked_numbers;
    part();
    return true;
  }
  void end_word() {
    const auto length = out_.characters.size() - word_;
    if (length >= 1 && length <= longest_word) out_.words.push_back({word_, length});
    word_ = out_.characters.size();
  }
  void end_run() {
    const std::u32string_view whole(out_.characters.data() + begin_, out_.characters.size() - begin_);
    auto run = whole;
    for (bool cut = true; cut && !run.empty();) {
      cut = false;
      if (!is_edge<true>(run.front()) && !is_edge<false>(run.back())) break;
      for (const auto words : courtesies) {
        if (run.ends_with(words)) {
          run.remove_suffix(words.size());
          cut = true;
        } else if (run.starts_with(words)) {
          run.remove_prefix(words.size());
          cut = true;
        }
      }
    }
    const auto front = run.data() - whole.data();
    if (run.size() == whole.size()) return;
    const auto begin = out_.characters.begin() + static_cast<std::ptrdiff_t>(begin_);
    out_.characters.erase(begin + front + static_cast<std::ptrdiff_t>(run.size()), out_.characters.end());
    out_.characters.erase(begin, begin + front);
    // Words that lay in what was cut no longer point at themselves.
    while (!out_.words.empty() && out_.words.back().begin >= begin_) out_.words.pop_back();
  }

  Cleaned& out_;
  std::size_t begin_ = 0;   // of the open run
  std::size_t word_ = 0;    // where the open word begins
  std::size_t digits_ = 0;  // at its end
  bool has_seam_ = false;   // the open run
};

}  // namespace

Cleaned cleaned(std::string_view text, std::size_t max_bytes) {
  text = text.substr(0, max_bytes);
  Cleaned out;
  out.characters.reserve(text.size() / 3 + 1);
  Runs runs(out);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t width = width_at(text, at);
    if (width == 0) {
      ++at;
      // A character that the limit cut in two was whole.
      if (text.size() < max_bytes || at + 3 < text.size()) ++out.broken_bytes;
      runs.part();
      continue;
    }
    const char32_t c = text::folded(next_code_point(text, at));
    if (c == 0) continue;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0) {
      runs.seam();
      continue;
    }
    if (is_kept(c)) runs.put(c);
    else runs.part();
  }
  runs.finish();
  return out;
}

std::string shown(const std::vector<char32_t>& characters) {
  std::string out;
  for (const char32_t c : characters) {
    if (c == gap) out.push_back(' ');
    else append_code_point(out, c);
  }
  return out;
}

}  // namespace lianxin::likeness
