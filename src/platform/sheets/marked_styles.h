// The styles of a workbook with a red variant of each.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/sheets/package.h"

namespace lianxin::sheets {

struct MarkedStyles {
  std::string xml{};     // the new part
  int first_red = 0;     // style n is red as first_red + n, when n < own
  int own = 0;
  int plain_red = 0;     // red and nothing else
  int reason = 0;        // of the column of reasons
  int red(int style) const { return style >= 0 && style < own ? first_red + style : plain_red; }
};

// Fails with invalid "sheets.cannot_mark" where there is nothing to add to, and as scan_xml does.
Result<MarkedStyles> marked_styles(const Package&, std::string_view part);

}  // namespace lianxin::sheets
