// Text: UTF-8 as people write it. Nothing here allocates more than its result.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin {

// Well-formed UTF-8 (no overlong forms, no surrogates) without NUL.
bool is_valid_text(std::string_view);
// Number of code points. REQUIRES: is_valid_text.
std::size_t length_of(std::string_view);
// Without white space (also U+3000, U+00A0, U+FEFF) at both ends.
std::string_view trimmed(std::string_view);
bool is_blank(std::string_view);
// The first `count` code points, with "…" where something was cut.
std::string shortened(std::string_view, std::size_t count);
// Decodes one code point at `at` and moves past it. REQUIRES: at < text.size(), is_valid_text.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(std::string& out, char32_t);
// Full-width ASCII to half-width, U+3000 to blank: for numbers, codes and search, never for people's words.
std::string half_width(std::string_view);
// Middle dots of names (U+2022, U+30FB, U+FF0E, U+2027) to U+00B7 (domain §3.3).
std::string with_plain_middle_dot(std::string_view);
std::vector<std::string_view> split(std::string_view, char separator);

// "张*", "巴***": the first character stays (domain §3.3). "欧阳*" for two-character surnames.
std::string masked_name(std::string_view);
// "138****5678"
std::string masked_phone(std::string_view);

}  // namespace lianxin
