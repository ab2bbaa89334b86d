// Numbers as reports write them (1.45): "232.4万余户", "两万八千多起", "11,300多场", "3000以上".
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/named.h"

namespace lianxin {

// some 余: a little over; many 多: over; at_least 以上: that or more. All of them say that it is not less.
enum class Qualifier : std::uint8_t { exact, some, many, at_least };
BOOST_DESCRIBE_ENUM(Qualifier, exact, some, many, at_least)

struct WrittenNumber {
  std::int64_t amount = 0;
  Qualifier qualifier = Qualifier::exact;
  friend bool operator==(const WrittenNumber&, const WrittenNumber&) = default;
};

// Figures or Chinese numerals, with 万 and 亿, with or without a measure word behind. Nothing when it is none, when a part of one
// is left over (半, 近), or above 10^14.
std::optional<WrittenNumber> parse_written_number(std::string_view text);
// The qualifier of a sum: exact with exact is exact, 余 stays 余 and 多 stays 多; of different kinds nothing but 以上 is true.
WrittenNumber operator+(const WrittenNumber&, const WrittenNumber&);
// "232.4万余", "38500余", "11300多", "9000以上"; 万 and 亿 where nothing is lost by it.
std::string to_chinese_text(const WrittenNumber&);

}  // namespace lianxin
