// The small words: ids, moments, text, cursors, results.
#include <doctest/doctest.h>

#include <set>

#include "base/actor.h"
#include "base/id.h"
#include "base/page.h"
#include "base/result.h"
#include "base/text.h"

using namespace lianxin;

TEST_CASE("ids are UUIDv7, grow, and survive text") {
  const Moment now{1'763'775'933'000};
  Uuid before = new_uuid(now);
  for (int i = 0; i < 10'000; ++i) {
    const Uuid id = new_uuid(now);
    REQUIRE(before < id);
    before = id;
  }
  const std::string text = to_text(before);
  CHECK(text[14] == '7');
  CHECK(parse_uuid(text) == before);
  CHECK(named_uuid("包玉兰") == named_uuid("包玉兰"));
  CHECK(named_uuid("包玉兰") != named_uuid("包玉蘭"));
  for (const auto* bad : {"", "x", "01930000-0000-7000-8000-00000000000", "01930000-0000-7000-8000-00000000000g",
                          "0193000000000-7000-8000-0000000000000", "01930000-0000-7000-8000-000000000000 "})
    CHECK_FALSE(parse_uuid(bad).has_value());
}

TEST_CASE("days: only those that exist") {
  for (const auto* good : {"1970-01-01", "2024-02-29", "2026-11-22", "2199-12-31"}) CHECK(to_text(*parse_day(good)) == good);
  for (const auto* bad : {"2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-11-22x", "", "1899-12-31"})
    CHECK_FALSE(parse_day(bad).has_value());
  CHECK(weekday_of(*parse_day("2026-11-22")) == 7);
  CHECK(weekday_of(*parse_day("1969-12-31")) == 3);
  CHECK(to_chinese_text(*parse_day("2014-05-07")) == "2014年5月7日");
}

TEST_CASE("moments: RFC 3339 in, the deployment's clock out") {
  struct Row { const char* in; const char* out; };
  for (const auto& [in, out] : {Row{"2026-11-22T01:40:00Z", "2026-11-22T09:40:00+08:00"},
                                Row{"2026-11-22T23:59:59.1239+08:00", "2026-11-22T23:59:59.123+08:00"},
                                Row{"1969-12-31T20:00:00-01:30", "1970-01-01T05:30:00+08:00"}})
    CHECK(to_text(*parse_moment(in), Zone{}) == out);
  for (const auto* bad : {"2026-11-22", "2026-11-22T09:40:00", "2026-11-22T24:00:00Z", "2026-11-22T09:40Z",
                          "2026-11-22T09:40:00.Z", "2026-11-22T09:40:00+0800", "2026-11-22T09:60:00Z"})
    CHECK_FALSE(parse_moment(bad).has_value());
  CHECK(day_of(*parse_moment("2026-11-21T16:00:00Z"), Zone{}) == *parse_day("2026-11-22"));
  CHECK(minute_of_day(*parse_moment("1960-01-01T00:30:00Z"), Zone{0}) == 30);
}

TEST_CASE("text: UTF-8 without tricks") {
  for (const auto* good : {"", "连心", "ᠮᠣᠩᠭᠣᠯ", "𠮷野家", "é"}) CHECK(is_valid_text(good));
  for (const auto& bad : {std::string("\xC0\x80"), std::string("\xED\xA0\x80"), std::string("\xF4\x90\x80\x80"),
                         std::string("a\0b", 3), std::string("\xE8\xBF"), std::string("\xFF"), std::string("\xE0\x80\x80")})
    CHECK_FALSE(is_valid_text(bad));
  CHECK(length_of("𠮷a连") == 3);
  CHECK(trimmed("\u3000 连心\t\u00A0") == "连心");
  CHECK(shortened("三号供水井", 3) == "三号供…");
  CHECK(shortened("三号", 3) == "三号");
  CHECK(half_width("〔２０２６〕　ＡＢ") == "〔2026〕 AB");
  CHECK(with_plain_middle_dot("买买提・艾力") == "买买提·艾力");
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  std::size_t at = 0;
  std::string again;
  for (const std::string_view all = "aé连𠮷"; at < all.size();) append_code_point(again, next_code_point(all, at));
  CHECK(again == "aé连𠮷");
}

TEST_CASE("3.3 masks show no more than they must") {
  CHECK(masked_name("张三") == "张*");
  CHECK(masked_name("欧阳娜娜") == "欧阳*");
  CHECK(masked_name("巴雅尔图门") == "巴***");
  CHECK(masked_name("") == "");
  CHECK(masked_phone("13812345678") == "138****5678");
  CHECK(masked_phone("110") == "***");
}

TEST_CASE("cursors come back whole or not at all") {
  const std::vector<std::string> fields = {"1763775933000", "", "阿荣旗:8"};
  const std::string cursor = make_cursor(fields);
  CHECK(read_cursor(cursor, 3) == fields);
  CHECK_FALSE(read_cursor(cursor, 2).has_value());
  CHECK_FALSE(read_cursor(cursor + "!", 3).has_value());
  CHECK_FALSE(read_cursor(cursor.substr(0, cursor.size() / 2), 3).has_value());
  CHECK_FALSE(read_cursor("", 1).has_value());
}

namespace {
Result<int> halved(int n) {
  if (n % 2 != 0) return invalid_field("n", "base.odd", {{"n", std::to_string(n)}});
  return n / 2;
}
Result<int> quartered(int n) {
  const int half = TRY(halved(n));
  return TRY(halved(half));
}
}  // namespace

TEST_CASE("a result is a value or an error, and TRY hands the error on") {
  CHECK(quartered(8).value() == 2);
  const auto failed = quartered(6);
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error().code == Code::invalid);
  CHECK(failed.error().fields.at(0).field == "n");
}

TEST_CASE("names of roles are all different") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Role::auditor); ++i) names.insert(name_of(static_cast<Role>(i)));
  CHECK(names.size() == static_cast<std::size_t>(Role::auditor) + 1);
  CHECK_FALSE(names.contains(""));
}

TEST_CASE("a pretended clock goes on from where it was set") {
  const Moment before = now_from_system_clock();
  pretend_now(*parse_moment("2026-11-17T09:40:00+08:00"));
  const Moment now = now_from_system_clock();
  pretend_now(before);
  CHECK(day_of(now, Zone{}) == *parse_day("2026-11-17"));
  CHECK(now - *parse_moment("2026-11-17T09:40:00+08:00") < 60'000);
}
