// Finds <mergeCell ref="A1:B2"/> in a sheet without parsing it: a start tag cannot stand inside a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/sheets/cells.h"

namespace lianxin::sheets {

class MergeScan {
 public:
  // Piece after piece; an empty one at the end.
  void take(std::string_view piece);
  std::vector<MergedRange> ranges{};

 private:
  void tag(std::string_view attributes);
  std::string kept_{};
};

}  // namespace lianxin::sheets
