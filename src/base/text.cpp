#include "base/text.h"

#include <array>

namespace lianxin {
namespace {

// Length of the sequence that begins with `lead`, 0 when it cannot begin one.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool is_sequence(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return false;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte_at(text, at + i) & 0xC0) != 0x80) return false;
  if (length < 3) return true;
  const unsigned char lead = byte_at(text, at);
  const unsigned char second = byte_at(text, at + 1);
  if (lead == 0xE0) return second >= 0xA0;  // overlong
  if (lead == 0xED) return second < 0xA0;   // surrogates
  if (lead == 0xF0) return second >= 0x90;  // overlong
  if (lead == 0xF4) return second < 0x90;   // beyond U+10FFFF
  return true;
}

constexpr std::array<std::string_view, 4> wide_blanks = {"\u3000", "\u00A0", "\uFEFF", "\u200B"};

std::size_t blank_at_front(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned char c = byte_at(text, 0);
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  for (const auto blank : wide_blanks)
    if (text.starts_with(blank)) return blank.size();
  return 0;
}

std::size_t blank_at_end(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned char c = byte_at(text, text.size() - 1);
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  for (const auto blank : wide_blanks)
    if (text.ends_with(blank)) return blank.size();
  return 0;
}

std::string_view first_character(std::string_view text) {
  if (text.empty()) return {};
  return text.substr(0, std::min(text.size(), std::max<std::size_t>(1, sequence_length(byte_at(text, 0)))));
}

}  // namespace

bool is_valid_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(byte_at(text, at));
    if (length == 0 || text[at] == '\0' || !is_sequence(text, at, length)) return false;
    at += length;
  }
  return true;
}

std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
  return count;
}

std::string_view trimmed(std::string_view text) {
  while (const auto n = blank_at_front(text)) text.remove_prefix(n);
  while (const auto n = blank_at_end(text)) text.remove_suffix(n);
  return text;
}

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

std::string shortened(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < count && at < text.size(); ++i) next_code_point(text, at);
  if (at >= text.size()) return std::string(text);
  return std::string(text.substr(0, at)) + "…";
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const unsigned char lead = byte_at(text, at);
  const std::size_t length = sequence_length(lead);
  if (length <= 1 || at + length > text.size()) {
    ++at;
    return lead;
  }
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (byte_at(text, at + i) & 0x3FU);
  at += length;
  return code;
}

void append_code_point(std::string& out, char32_t code) {
  const auto put = [&out](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::string half_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (code >= 0xFF01 && code <= 0xFF5E) append_code_point(out, code - 0xFEE0);
    else append_code_point(out, code == 0x3000 ? U' ' : code);
  }
  return out;
}

std::string with_plain_middle_dot(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const bool dot = code == 0x2022 || code == 0x30FB || code == 0xFF0E || code == 0x2027 || code == 0xFF65;
    append_code_point(out, dot ? U'\u00B7' : code);
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string masked_name(std::string_view name) {
  static constexpr std::array<std::string_view, 8> double_surnames = {"欧阳", "司马", "诸葛", "上官", "司徒",
                                                                      "东方", "慕容", "皇甫"};
  std::string_view shown = first_character(name);
  for (const auto surname : double_surnames)
    if (name.starts_with(surname)) shown = surname;
  const std::size_t hidden = length_of(name) - length_of(shown);
  // The number of stars must not tell a long name apart from another long one.
  return std::string(shown) + std::string(hidden == 0 ? 0 : (hidden <= 2 ? 1 : 3), '*');
}

std::string masked_phone(std::string_view phone) {
  if (phone.size() < 7) return std::string(phone.size(), '*');
  return std::string(phone.substr(0, 3)) + "****" + std::string(phone.substr(phone.size() - 4));
}

}  // namespace lianxin
