// Id<Tag>: the name of a record, a UUIDv7 made where the record is born (RFC 9562 §5.7).
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/moment.h"

namespace lianxin {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  friend auto operator<=>(const Uuid&, const Uuid&) = default;
  bool is_nil() const { return bytes == std::array<std::uint8_t, 16>{}; }
};

// A new UUIDv7: 48 bits of milliseconds, then random bits; grows within one process.
Uuid new_uuid(Moment now);
// The same for the same `name`: for seeds and demo data only.
Uuid named_uuid(std::string_view name);
// 36 lower-case characters "01930000-0000-7000-8000-000000000000".
std::string to_text(const Uuid& id);
// Takes upper or lower case with hyphens; nothing else.
std::optional<Uuid> parse_uuid(std::string_view text);

// Ids of different records do not mix: Id<struct Ticket> is not Id<struct Unit>.
template <class Tag>
struct Id {
  Uuid value{};
  bool is_nil() const { return value.is_nil(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

template <class Tag>
std::string to_text(const Id<Tag>& id) { return to_text(id.value); }

template <class T>
std::optional<T> parse_id(std::string_view text) {
  if (auto id = parse_uuid(text)) return T{*id};
  return std::nullopt;
}

}  // namespace lianxin
