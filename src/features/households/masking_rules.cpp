#include "features/households/masking_rules.h"

#include "base/text.h"

namespace lianxin::households {
namespace {

constexpr std::size_t mobile = 11;
constexpr std::size_t id_number_length = 18;
constexpr std::size_t shown_of_id_number = 4;

}  // namespace

std::string mask_name(std::string_view name) {
  const std::string plain = with_plain_middle_dot(trimmed(name));
  if (plain.find("·") == std::string::npos) return masked_name(plain);
  std::string out;
  std::size_t at = 0;
  append_code_point(out, next_code_point(plain, at));
  return out + "***";
}

std::string mask_phone(std::string_view phone) {
  std::string figures;
  for (const char c : half_width(phone))
    if (c >= '0' && c <= '9') figures += c;
  if (figures.empty()) return {};
  if (figures.size() == mobile && figures.front() == '1') return masked_phone(figures);
  const std::size_t shown = figures.size() > 6 ? 2 : 0;
  return "****" + figures.substr(figures.size() - shown);
}

std::string mask_id_number(std::string_view id_number) {
  if (id_number.size() != id_number_length) return id_number.empty() ? std::string() : std::string(id_number_length, '*');
  return std::string(id_number_length - shown_of_id_number, '*') + std::string(id_number.substr(id_number_length - shown_of_id_number));
}

}  // namespace lianxin::households
