// Lists as offices really keep them (domain §3.14): a title above, heads of two storeys or repeated in the middle, 同上 and cells
// merged downwards, sums and notes, full-width figures, numbers a spreadsheet has damaged.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/households/household_form.h"
#include "features/households/household_sheet.h"

namespace lianxin::households {

struct SheetLine {
  std::int64_t line = 0;
  std::vector<std::string> cells{};
};

struct SheetFault {
  std::int64_t line = 0;
  std::string column{};  // as it stands in the head
  std::string key{};
};

struct Sheet {
  std::vector<SheetRow> rows{};
  std::vector<SheetFault> faults{};
  std::string missing{};  // a column that must be there and is not: "place", "head"
  std::map<std::string, std::string> titles{};  // what the sheet calls a field: "id_number" → "身份证号码"
};

// The head is the first row, or the first two as two storeys, with a column of the head of the household and two more that are
// known.
Sheet read_sheet(const std::vector<SheetLine>&, const HouseholdForm&);

// 户主 head, 配偶 spouse, 妻子, 长子, 母亲 …; other for what is not known.
Relation relation_meant(std::string_view);
// A household's rows one after the other: same place and number, or, without a number, same place and head.
struct SheetHousehold {
  std::int64_t line = 0;
  std::string place{};
  NewHousehold household{};
  std::vector<std::int64_t> member_lines{};
};
std::vector<SheetHousehold> households_of(const Sheet&, const HouseholdForm&);

}  // namespace lianxin::households
