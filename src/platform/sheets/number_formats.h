// Which numbers of a workbook are dates: the format of their cells says it (ECMA-376 part 1, 18.8.30), nothing else does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/sheets/package.h"

namespace lianxin::sheets {

// What of a date a format shows.
enum class DateForm : std::uint8_t { none, day, moment, time, month, year };

// Of a built-in format, those of Chinese programs (27…36, 50…58) too.
DateForm date_form(int format_id);
// Of a code like yyyy"年"m"月"d"日";@
DateForm date_form(std::string_view format_code);

// A serial number as text: "2014-03-12", "2014-03-12T08:30:00", "08:30:00", "2014-03", "2014". Empty for what is no serial
// number of a day there is (below 0, beyond the year 9999, 29 February 1900).
std::string written_date(double serial, DateForm, bool from_1904);

// By the number of a cell's style, from the styles part; empty when there is none.
Result<std::vector<DateForm>> read_date_forms(const Package&, std::string_view part);

}  // namespace lianxin::sheets
