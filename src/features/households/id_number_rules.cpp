#include "features/households/id_number_rules.h"

#include <algorithm>
#include <array>

#include "base/moment.h"
#include "base/text.h"

namespace lianxin::households {
namespace {

constexpr std::size_t length = 18, old_length = 15;

bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool are_figures(std::string_view text) { return std::ranges::all_of(text, is_figure); }

bool is_nothing(std::string_view text) {
  static constexpr std::array<std::string_view, 8> words{"", "无", "/", "-", "—", "——", "\\", "没有"};
  return std::ranges::find(words, text) != words.end();
}

std::string cleaned(std::string_view text) {
  std::string out;
  for (const char c : half_width(trimmed(text)))
    if (c != ' ' && c != '\t' && c != '\'') out += c == 'x' ? 'X' : c;
  return out;
}

// "1.50725E+17", "150725198001010000" where a spreadsheet kept fifteen figures, "1.50725198001E17".
bool is_damaged(std::string_view text) {
  if (text.find_first_of("eE") != std::string_view::npos && text.find_first_of("0123456789") != std::string_view::npos) return true;
  if (text.find('.') != std::string_view::npos) return true;
  return text.size() == length && are_figures(text) && text.ends_with("000") && check_character(text.substr(0, length - 1)) != '0';
}

// 996–999 were given to people of more than a hundred years (domain §3.3).
std::string upgraded(std::string_view old) {
  const std::string_view century = old.substr(12) >= "996" ? "18" : "19";
  std::string out = std::string(old.substr(0, 6)) + std::string(century) + std::string(old.substr(6));
  return out + check_character(out);
}

bool has_birth_day(std::string_view id) {
  const auto number = [&](std::size_t at, std::size_t count) { return std::stoi(std::string(id.substr(at, count))); };
  const CivilDate date{number(6, 4), number(10, 2), number(12, 2)};
  if (date.year < 1800 || date.year > 2199 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return false;
  return civil_from(day_from(date)) == date;
}

}  // namespace

char check_character(std::string_view first_seventeen) {
  static constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  static constexpr std::string_view characters = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (first_seventeen[i] - '0') * weights[i];
  return characters[static_cast<std::size_t>(sum % 11)];
}

Result<std::string> read_id_number(std::string_view text, std::string_view field) {
  std::string id = cleaned(text);
  if (is_nothing(id)) return std::string();
  if (is_damaged(id)) return invalid_field(field, "households.id_damaged");
  if (id.size() == old_length && are_figures(id)) id = upgraded(id);
  const std::string_view body = std::string_view(id).substr(0, std::min(id.size(), length - 1));
  if (id.size() != length || !are_figures(body) || (!is_figure(id.back()) && id.back() != 'X'))
    return invalid_field(field, "households.id_length");
  if (!has_birth_day(id)) return invalid_field(field, "households.id_birth");
  if (check_character(body) != id.back()) return invalid_field(field, "households.id_check");
  return id;
}

}  // namespace lianxin::households
