#include "base/id.h"

#include <atomic>
#include <mutex>
#include <random>

namespace lianxin {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::uint64_t random_bits() {
  thread_local std::mt19937_64 engine = [] {
    std::random_device source;
    std::seed_seq seed{source(), source(), source(), source(), source(), source(), source(), source()};
    return std::mt19937_64(seed);
  }();
  return engine();
}

// FNV-1a, twice with different offsets: names of demo records, never secrets.
std::uint64_t hash_of(std::string_view text, std::uint64_t basis) {
  std::uint64_t h = basis;
  for (const char c : text) {
    h ^= static_cast<unsigned char>(c);
    h *= 1099511628211ULL;
  }
  h ^= h >> 29;
  h *= 0xbf58476d1ce4e5b9ULL;
  return h ^ (h >> 32);
}

void put_bytes(Uuid& id, std::size_t at, std::uint64_t bits, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    id.bytes[at + i] = static_cast<std::uint8_t>(bits >> (8 * (count - 1 - i)));
}

void mark_version(Uuid& id, std::uint8_t version) {
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | (version << 4));
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
}

// Grows within one process even when the clock stands still: 12 bits behind the milliseconds count up.
std::uint64_t next_tick(std::uint64_t ms) {
  static std::atomic<std::uint64_t> last{0};
  std::uint64_t before = last.load();
  for (;;) {
    const std::uint64_t wanted = ms << 12;
    const std::uint64_t next = wanted > before ? wanted : before + 1;
    if (last.compare_exchange_weak(before, next)) return next;
  }
}

}  // namespace

Uuid new_uuid(Moment now) {
  const std::uint64_t tick = next_tick(static_cast<std::uint64_t>(now.ms > 0 ? now.ms : 0));
  Uuid id;
  put_bytes(id, 0, tick >> 12, 6);
  put_bytes(id, 6, tick & 0xfff, 2);
  put_bytes(id, 8, random_bits(), 8);
  mark_version(id, 7);
  return id;
}

Uuid named_uuid(std::string_view name) {
  Uuid id;
  put_bytes(id, 0, hash_of(name, 14695981039346656037ULL), 8);
  put_bytes(id, 8, hash_of(name, 1099511628211ULL), 8);
  mark_version(id, 8);
  return id;
}

std::string to_text(const Uuid& id) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out(36, '-');
  std::size_t at = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (at == 8 || at == 13 || at == 18 || at == 23) ++at;
    out[at++] = digits[id.bytes[i] >> 4];
    out[at++] = digits[id.bytes[i] & 15];
  }
  return out;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid id;
  std::size_t at = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (at == 8 || at == 13 || at == 18 || at == 23) {
      if (text[at++] != '-') return std::nullopt;
    }
    const int high = hex_value(text[at]);
    const int low = hex_value(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    at += 2;
  }
  return id;
}

}  // namespace lianxin
