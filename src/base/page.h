// Page: one part of a list, by key and never by offset, so that page 1,000 costs what page 1 costs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin {

constexpr int default_page_limit = 50;
constexpr int max_page_limit = 500;

struct PageRequest {
  int limit = default_page_limit;  // 1…max_page_limit
  std::string cursor{};            // empty: from the beginning
  bool with_total = false;
};

template <class T>
struct Page {
  std::vector<T> items;
  std::string next{};                        // cursor of what follows; empty at the end
  std::optional<std::int64_t> total{};       // only when asked for
};

// A cursor is the sort key of the last item, opaque to the client: fields joined and base64url-encoded.
std::string make_cursor(const std::vector<std::string>& fields);
// nullopt when it is not a cursor of exactly `count` fields.
std::optional<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t count);

}  // namespace lianxin
