// What a cell of a form says, in all the ways offices write it (domain §3.14). Each reading gives a value, nothing (the cell is
// empty, or says 无, 没有, 暂无, /, —, -), or invalid with a key whose text tells what is wrong and how to mend it. Whatever the
// kind wanted: "sheets.cell_error" {text} (#DIV/0! and its like), "sheets.formula_without_value".
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/moment.h"
#include "base/named.h"
#include "base/period.h"
#include "base/result.h"
#include "base/written_number.h"
#include "platform/sheets/cells.h"

namespace lianxin::sheets {

enum class DatePrecision : std::uint8_t { day, month, quarter, half_year, year };
BOOST_DESCRIBE_ENUM(DatePrecision, day, month, quarter, half_year, year)

struct WrittenDate {
  Day first;
  Day last;  // of the month, quarter … that was written; the same day when it was one
  DatePrecision precision = DatePrecision::day;
  friend bool operator==(const WrittenDate&, const WrittenDate&) = default;
  // Of quarters, half years and years.
  std::optional<Period> period() const;
};

struct DateReading {
  std::optional<int> default_year{};  // for 5月1日
};

// 2014-5-1, 2014/05/01, 2014.5.1, 2014年5月1日, 20140501, 41760 (a serial number), 二〇一四年五月一日, 5月1日, 2014年5月, 201405,
// 2014年, 2014年上半年, 2014年第一季度, with a time or a weekday behind. Fails with invalid {text}: "sheets.not_a_date", "sheets.no_such_date",
// "sheets.date_no_year", "sheets.date_no_century" (14.5.1), "sheets.date_order" (1/5/2014), "sheets.date_range" (5月1日至3日),
// "sheets.date_lost_zero" (the number 2014.1: January, or October that lost its zero?).
Result<std::optional<WrittenDate>> read_date(const Cell&, const DateReading& = {});

// Which number of a cell that holds two: 3/5, 12人34户, 5（其中贫困户3）.
enum class NumberPart : std::uint8_t { only, first, second };
BOOST_DESCRIBE_ENUM(NumberPart, only, first, second)

struct NumberReading {
  int decimals = 0;          // of the result, 0…6
  std::int64_t factor = 1;   // what the column's unit is worth: 10,000 where it is 万元 and the result is in 元
  bool qualifiers = true;    // 余, 多, 以上 are taken
  bool percent = false;      // % behind it is taken
  bool rounds = false;       // more decimals than `decimals` are rounded (half away from zero) instead of refused
  NumberPart part = NumberPart::only;
};

struct WrittenAmount {
  std::int64_t units = 0;    // in 10^-decimals
  Qualifier qualifier = Qualifier::exact;
  bool rounded = false;
  friend bool operator==(const WrittenAmount&, const WrittenAmount&) = default;
};

// Full-width figures, thousands separators, 万 and 亿 and Chinese numerals, a currency or a measure word. A unit in the cell itself
// (3.5万元) stands above the column's. Numbers a spreadsheet worked out are taken to 15 places, which is all they are true to.
// Fails with invalid {text …}: "sheets.not_a_number", "sheets.number_vague" (约, 近), "sheets.number_qualified", "sheets.number_range" (3至5),
// "sheets.two_numbers" {first, second}, "sheets.many_numbers", "sheets.too_many_decimals" {max}, "sheets.number_too_large",
// "sheets.number_became_date" (3/5 turned into 5 March by the spreadsheet).
Result<std::optional<WrittenAmount>> read_number(const Cell&, const NumberReading& = {});

// √ × ✓ ✗ 是 否 有 无 对 错 yes no 1 0 true false; "sheets.not_yes_no" {text}. 无 is no here, not nothing.
Result<std::optional<bool>> read_yes_no(const Cell&);

struct CodeReading {
  bool several = false;  // 13812345678/13912345678 stays as it is
};
// A number of a card, a telephone, an account: half width, without blanks. "sheets.code_damaged" {text}: figures were lost when the cell was
// kept as a number (more than 15 of them, or 1.5E+17); "sheets.two_codes" {text}.
Result<std::optional<std::string>> read_code(const Cell&, const CodeReading& = {});

// Any words: trimmed, line ends as \n; numbers and dates as they stand.
Result<std::optional<std::string>> read_words(const Cell&);

// 无, 没有, 暂无, /, —, - and blanks.
bool says_nothing(std::string_view);

}  // namespace lianxin::sheets
