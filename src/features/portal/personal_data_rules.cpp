#include "features/portal/personal_data_rules.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace lianxin::portal {
namespace {

using Points = std::u32string;

Points points_of(std::string_view text) {
  Points out;
  for (std::size_t at = 0; at < text.size();) out.push_back(next_code_point(text, at));
  return out;
}

// The digit a character stands for, also 幺 and 〇; -1 for none.
int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  constexpr std::u32string_view han = U"零一二三四五六七八九";
  if (const auto at = han.find(c); at != std::u32string_view::npos) return static_cast<int>(at);
  if (c == U'〇' || c == U'○') return 0;
  return c == U'幺' ? 1 : -1;
}

bool is_separator(char32_t c) {
  return c == U' ' || c == U'-' || c == U'\u00B7' || c == U'\u2013' || c == U'\u2014' || c == U'_';
}
bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool is_han(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

bool is_mobile(std::string_view d) { return d.size() == 11 && d[0] == '1' && d[1] >= '3'; }
// Area code of three or four digits and a number of seven or eight.
bool is_long_distance(std::string_view d) {
  return (d.size() == 11 || d.size() == 12 || (d.size() == 10 && d[1] <= '2')) && d[0] == '0' && d[1] != '0';
}
bool is_phone(std::string_view d) {
  if (d.starts_with("0086"))
    d.remove_prefix(4);
  else if (d.size() == 13 && d.starts_with("86"))
    d.remove_prefix(2);
  return is_mobile(d) || is_long_distance(d);
}

int number_in(std::string_view d, std::size_t from, std::size_t count) {
  int out = 0;
  for (const char c : d.substr(from, count)) out = out * 10 + (c - '0');
  return out;
}
bool is_birth_day(int month, int day) { return month >= 1 && month <= 12 && day >= 1 && day <= 31; }
// GB 11643: region, day of birth, number. The check digit is not asked for: a slip of the pen gives the person away too.
bool is_id_number(std::string_view d) {
  if (d.empty() || d[0] == '0') return false;
  if (d.size() == 18) {
    const int year = number_in(d, 6, 4);
    return year >= 1900 && year <= 2100 && is_birth_day(number_in(d, 10, 2), number_in(d, 12, 2));
  }
  return d.size() == 15 && is_birth_day(number_in(d, 8, 2), number_in(d, 10, 2));
}

struct Found {
  bool name = false, phone = false, id_number = false, plate = false;
};

// Runs of digits with single separators between them: every way of taking neighbouring groups together.
void look_at_groups(const std::vector<std::string>& groups, Found& found) {
  for (std::size_t first = 0; first < groups.size(); ++first) {
    std::string digits;
    for (std::size_t last = first; last < groups.size() && digits.size() <= 18; ++last) {
      digits += groups[last];
      found.phone = found.phone || is_phone(digits);
      found.id_number = found.id_number || is_id_number(digits);
    }
  }
}

void find_numbers(const Points& text, Found& found) {
  for (std::size_t at = 0; at < text.size();) {
    if (digit_of(text[at]) < 0) {
      ++at;
      continue;
    }
    std::vector<std::string> groups(1);
    while (at < text.size()) {
      if (const int digit = digit_of(text[at]); digit >= 0) {
        groups.back() += static_cast<char>('0' + digit);
      } else if (is_separator(text[at]) && at + 1 < text.size() && digit_of(text[at + 1]) >= 0) {
        groups.emplace_back();
      } else {
        break;
      }
      ++at;
    }
    // The X at the end of an identity number stands for ten.
    if (at < text.size() && (text[at] == U'X' || text[at] == U'x') && groups.back().size() == 17) groups.back() += '0';
    look_at_groups(groups, found);
  }
}

bool is_plate_at(const Points& text, std::size_t at) {
  constexpr std::u32string_view provinces = U"京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
  if (provinces.find(text[at]) == std::u32string_view::npos || ++at >= text.size() || !is_letter(text[at])) return false;
  if (++at < text.size() && (is_separator(text[at]) || text[at] == U'.')) ++at;
  std::size_t signs = 0;
  bool has_digit = false;
  for (; at < text.size() && (is_letter(text[at]) || (text[at] >= U'0' && text[at] <= U'9')); ++at, ++signs)
    has_digit = has_digit || !is_letter(text[at]);
  return has_digit && (signs == 5 || signs == 6);
}

// "我叫巴特尔，": two to four characters, or more around a middle dot, and then an end.
bool is_name_at(const Points& text, std::size_t at) {
  constexpr std::u32string_view not_names = U"人他她它你您不了来去车大爸妈孩过一天地";
  if (at >= text.size() || !is_han(text[at]) || not_names.find(text[at]) != std::u32string_view::npos) return false;
  std::size_t length = 0;
  bool has_dot = false;
  for (; at < text.size() && (is_han(text[at]) || text[at] == U'\u00B7'); ++at, ++length)
    has_dot = has_dot || text[at] == U'\u00B7';
  return length >= 2 && (length <= 4 || (has_dot && length <= 15));
}

void find_names(const Points& text, Found& found) {
  for (const std::u32string_view before : {U"我叫", U"我的名字是", U"我的名字叫", U"姓名是", U"姓名:", U"姓名 "}) {
    for (auto at = text.find(before); at != Points::npos; at = text.find(before, at + 1)) {
      auto begin = at + before.size();
      while (begin < text.size() && text[begin] == U' ') ++begin;
      found.name = found.name || is_name_at(text, begin);
    }
  }
}

}  // namespace

std::vector<PersonalData> personal_data_in(std::string_view text) {
  const Points points = points_of(with_plain_middle_dot(half_width(text)));
  Found found;
  find_numbers(points, found);
  find_names(points, found);
  for (std::size_t at = 0; at < points.size(); ++at) found.plate = found.plate || is_plate_at(points, at);
  std::vector<PersonalData> out;
  if (found.name) out.push_back(PersonalData::name);
  if (found.phone) out.push_back(PersonalData::phone);
  if (found.id_number) out.push_back(PersonalData::id_number);
  if (found.plate) out.push_back(PersonalData::plate);
  return out;
}

}  // namespace lianxin::portal
