#include "features/tickets/receipt.h"

#include "base/text.h"

namespace lianxin::tickets {
namespace {
constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t length = 10;
}  // namespace

std::string receipt_code_from(std::string_view random) {
  std::string out = "LX-";
  for (std::size_t i = 0; i < length; ++i) {
    if (i == 4 || i == 8) out += '-';
    out += alphabet[static_cast<unsigned char>(random[i]) % alphabet.size()];
  }
  return out;
}

std::string plain_receipt_code(std::string_view typed) {
  if (!is_valid_text(typed) || typed.size() > 60) return {};
  std::string out;
  for (const char c : half_width(typed)) {
    if (c == ' ' || c == '-') continue;
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (out.size() == length + 2 && out.starts_with("LX")) out.erase(0, 2);
  if (out.size() != length || out.find_first_not_of(alphabet) != std::string::npos) return {};
  return out;
}

}  // namespace lianxin::tickets
