#include "base/position.h"

#include <charconv>

#include "base/bad_cursor.h"
#include "base/page.h"

namespace lianxin {

std::string make_position(std::size_t before) { return make_cursor({std::to_string(before)}); }

Result<std::size_t> read_position(std::string_view cursor) {
  std::size_t out = 0;
  if (cursor.empty()) return out;
  const auto fields = read_cursor(cursor, 1);
  if (!fields || std::from_chars((*fields)[0].data(), (*fields)[0].data() + (*fields)[0].size(), out).ec != std::errc{}) return bad_cursor();
  return out;
}

}  // namespace lianxin
