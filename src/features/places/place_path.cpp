#include "features/places/place_path.h"

namespace lianxin::places {
namespace {

constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";

// The following number of as many digits; nullopt when there is none.
std::optional<std::string> following(std::string text) {
  for (auto i = text.size(); i-- > 0;) {
    const auto at = digits.find(text[i]);
    if (at + 1 < digits.size()) {
      text[i] = digits[at + 1];
      return text;
    }
    text[i] = digits[0];
  }
  return std::nullopt;
}

}  // namespace

PathRange range_of(std::string_view path) {
  // The last step never is "zzz" (next_path), so there always is a following one.
  return {std::string(path), following(std::string(path)).value_or("")};
}

PathRange range_below(std::string_view path) {
  auto range = range_of(path);
  range.begin += "000";
  return range;
}

bool is_below(std::string_view path, std::string_view above) {
  return path.size() > above.size() && path.starts_with(above);
}

std::vector<std::string> paths_above(std::string_view path) {
  std::vector<std::string> out;
  for (std::size_t length = path_step; length < path.size(); length += path_step) out.emplace_back(path.substr(0, length));
  return out;
}

std::optional<std::string> next_path(std::string_view parent, const std::optional<std::string>& last) {
  if (!last) return std::string(parent) + "001";
  auto step = following(last->substr(parent.size()));
  if (!step || *step == "zzz") return std::nullopt;
  return std::string(parent) + *step;
}

std::string moved_path(std::string_view path, std::string_view from, std::string_view to) {
  return std::string(to) + std::string(path.substr(from.size()));
}

}  // namespace lianxin::places
