// 1.45 numbers as they are written in reports.
#include "base/written_number.h"

#include <doctest/doctest.h>

namespace lianxin {

TEST_CASE("1.45 figures and numerals are read with 余, 多 and 以上") {
  struct Case {
    std::string_view text;
    std::int64_t amount;
    Qualifier qualifier = Qualifier::exact;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"0", 0}, {"38500", 38'500}, {"38,500", 38'500}, {"１２３", 123}, {" 205 场次", 205}, {"232.4万", 2'324'000},
           {"232.4万余户", 2'324'000, Qualifier::some}, {"75.6万余条", 756'000, Qualifier::some}, {"38500余人次", 38'500, Qualifier::some},
           {"11300多场", 11'300, Qualifier::many}, {"两万八千多起", 28'000, Qualifier::many}, {"3000多处", 3000, Qualifier::many},
           {"670多条", 670, Qualifier::many}, {"3.3万余条", 33'000, Qualifier::some}, {"十二", 12}, {"二十", 20}, {"一百零五", 105},
           {"一千二百三十四", 1234}, {"三千", 3000}, {"一亿二千万", 120'000'000}, {"1.2亿", 120'000'000}, {"二〇二六", 2026}, {"3000人以上", 3000, Qualifier::at_least},
           {"90以上", 90, Qualifier::at_least}, {"二十多万人", 200'000, Qualifier::many}, {"百", 100}, {"75.6325万", 756'325}}) {
    CAPTURE(c.text);
    const auto read = parse_written_number(c.text);
    REQUIRE(read.has_value());
    CHECK(read->amount == c.amount);
    CHECK(read->qualifier == c.qualifier);
  }
}

TEST_CASE("1.45 what is no number, or only half of one, is refused") {
  for (const std::string_view text : {"", "余", "多", "万", "许多", "近千", "1.", "0.00001", "3至5", "1.2345", "99999999999999999999", "9亿亿亿", "\xff"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_written_number(text).has_value());
  }
}

TEST_CASE("3.25 a sum is as little exact as what it was made of") {
  const WrittenNumber exact{10}, some{20, Qualifier::some}, many{30, Qualifier::many};
  CHECK((exact + exact) == WrittenNumber{20});
  CHECK((exact + some) == WrittenNumber{30, Qualifier::some});
  CHECK((some + exact) == WrittenNumber{30, Qualifier::some});
  CHECK((some + some).qualifier == Qualifier::some);
  CHECK((some + many) == WrittenNumber{50, Qualifier::at_least});
  CHECK((exact + (some + many)).qualifier == Qualifier::at_least);
}

TEST_CASE("3.25 what was read is written as it was") {
  for (const std::string_view text : {"232.4万余", "75.6万余", "38500余", "11300多", "28000多", "90以上", "1.2亿", "205"}) {
    CAPTURE(text);
    CHECK(to_chinese_text(*parse_written_number(text)) == text);
  }
}

}  // namespace lianxin
