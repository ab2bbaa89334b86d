// One sheet of texts, some of them red: what is written where a user's own workbook cannot be patched.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace lianxin::sheets {

class PlainWriter {
 public:
  static Result<PlainWriter> create(const std::filesystem::path&, std::string_view sheet_name);
  // REQUIRES: number above that of the row before.
  void row(std::int64_t number, std::span<const std::string_view> cells, std::span<const char> red);
  // Fails with unavailable "sheets.no_room".
  Result<void> close();

 private:
  struct Free { void operator()(lxw_workbook*) const; };
  std::unique_ptr<lxw_workbook, Free> book_{};
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *plain_ = nullptr, *red_ = nullptr;
};

}  // namespace lianxin::sheets
