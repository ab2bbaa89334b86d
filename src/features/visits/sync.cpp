#include "features/visits/sync.h"

#include <charconv>

namespace lianxin::visits {

std::string to_text(const SyncToken& token) { return token.scope + "." + std::to_string(token.mark.ms); }

std::optional<SyncToken> parse_sync_token(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  SyncToken out{.scope = std::string(text.substr(0, dot))};
  const auto number = text.substr(dot + 1);
  const auto read = std::from_chars(number.data(), number.data() + number.size(), out.mark.ms);
  if (read.ec != std::errc{} || read.ptr != number.data() + number.size()) return std::nullopt;
  return out;
}

}  // namespace lianxin::visits
