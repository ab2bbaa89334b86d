// How sheets write the rows of a table: a row of the sheet each, a column for each choice (资金来源 over 自治区, 市, 旗), or all of
// them in one cell (水泥路10条、砂石路28条).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/ledgers/ledger_type.h"

namespace lianxin::ledgers {

// Which columns say what such a row is of, how much of it, and in what measure; -1: none. `of_choices`: what it is of is a choice, so
// that columns of the sheet can be named by it.
struct LineForm {
  int what = -1;
  int quantity = -1;
  int measure = -1;
  bool of_choices = false;
  bool is_known() const { return what >= 0 && quantity >= 0; }
};
// The number that the first figure over this table adds up, else its first.
LineForm line_form(const LedgerType&, const Field& table);

// One of 水泥路10条、砂石路28条.
struct WrittenLine {
  std::string what{};    // 水泥路
  std::string number{};  // 10; with 余, 多, 以上
  std::string behind{};  // 条; with 万, 亿 in front where they are written
};
// invalid "ledgers.sheet_no_list" {text}: a part of it has no name or no number.
Result<std::vector<WrittenLine>> lines_written(std::string_view words);

}  // namespace lianxin::ledgers
