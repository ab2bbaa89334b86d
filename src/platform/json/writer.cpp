#include "platform/json/writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace lianxin::json {

namespace {

constexpr std::int64_t max_exact = std::int64_t{1} << 53;

constexpr auto must_escape = [] {
  std::array<bool, 256> out{};
  for (std::size_t c = 0; c < 0x20; ++c) out[c] = true;
  out['"'] = out['\\'] = out[0x7f] = true;
  return out;
}();

void write_escape(std::string& out, unsigned char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  static constexpr char digits[] = "0123456789abcdef";
  out += "\\u00";
  out += digits[c >> 4];
  out += digits[c & 15];
}

}  // namespace

void write_text(std::string& out, std::string_view text) {
  out += '"';
  std::size_t clean = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (!must_escape[c]) continue;
    out.append(text, clean, at - clean);
    write_escape(out, c);
    clean = at + 1;
  }
  out.append(text, clean);
  out += '"';
}

void write_integer(std::string& out, std::int64_t value) {
  char digits[24];
  const auto [end, ec] = std::to_chars(digits, digits + sizeof digits, value);
  (void)ec;
  const bool as_text = value > max_exact || value < -max_exact;
  if (as_text) out += '"';
  out.append(digits, end);
  if (as_text) out += '"';
}

void write_real(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char digits[32];
  const auto [end, ec] = std::to_chars(digits, digits + sizeof digits, value);
  (void)ec;
  out.append(digits, end);
}

void write_uuid(std::string& out, const Uuid& id) {
  out += '"';
  out += to_text(id);
  out += '"';
}

void write_day(std::string& out, Day day) {
  out += '"';
  out += to_text(day);
  out += '"';
}

void write_moment(std::string& out, Moment moment, Zone zone) {
  out += '"';
  out += to_text(moment, zone);
  out += '"';
}

void write_page_end(std::string& out, std::string_view next, const std::optional<std::int64_t>& total) {
  out += ",\"next\":";
  if (next.empty()) out += "null";
  else write_text(out, next);
  if (total) {
    out += ",\"total\":";
    write_integer(out, *total);
  }
  out += '}';
}

}  // namespace lianxin::json
