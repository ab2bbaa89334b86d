#include "platform/text/folding.h"

#include <opencc/opencc.h>

#include <exception>
#include <vector>

#include "base/text.h"

namespace lianxin::text {
namespace {

constexpr char32_t last_simple = 0x33FFF;  // planes 0 to 3: all Chinese characters

char32_t simple_folded(char32_t c) {
  if (c == 0x3000) return ' ';
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c >= 'A' && c <= 'Z') return c + 0x20;
  if (c < 0xC0) return c;
  if (c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c >= 0x100 && c <= 0x137) return c | 1;
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x460 && c <= 0x481) return c | 1;
  if (c >= 0x48A && c <= 0x4BF) return c | 1;
  if (c >= 0x4D0 && c <= 0x52F) return c | 1;
  const bool invisible = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF ||
                         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  return invisible ? 0 : c;
}

// Every character of `text` on a line of its own, converted, gives the table: OpenCC offers no other way in.
void convert_block(const opencc::SimpleConverter& converter, char32_t begin, char32_t end, std::vector<char32_t>& table) {
  std::string lines;
  for (char32_t c = begin; c < end; ++c) {
    append_code_point(lines, c);
    lines.push_back('\n');
  }
  const std::string converted = converter.Convert(lines);
  const auto answers = split(converted, '\n');
  if (answers.size() < end - begin) return;
  for (char32_t c = begin; c < end; ++c) {
    const std::string_view answer = answers[c - begin];
    std::size_t at = 0;
    if (answer.empty()) continue;
    const char32_t simplified = next_code_point(answer, at);
    if (at == answer.size()) table[c] = simplified;
  }
}

struct Table {
  std::vector<char32_t> to;
  bool complete = false;

  Table() : to(last_simple + 1) {
    for (char32_t c = 0; c <= last_simple; ++c) to[c] = simple_folded(c);
    try {
      const opencc::SimpleConverter converter("t2s.json");
      convert_block(converter, 0x3400, 0xA000, to);
      convert_block(converter, 0xF900, 0xFB00, to);
      convert_block(converter, 0x20000, 0x33480, to);
      complete = true;
    } catch (const std::exception&) {
      complete = false;
    }
  }
};

const Table& table() {
  static const Table made;
  return made;
}

}  // namespace

char32_t folded(char32_t c) { return c <= last_simple ? table().to[c] : simple_folded(c); }

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const char32_t c = folded(next_code_point(text, at)); c != 0) append_code_point(out, c);
  }
  return out;
}

bool folds_traditional() { return table().complete; }

}  // namespace lianxin::text
