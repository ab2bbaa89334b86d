// Copies the part of a sheet and marks cells on the way.
#pragma once

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "platform/sheets/marked_styles.h"
#include "platform/sheets/marked_workbook.h"
#include "platform/sheets/xml_scan.h"

namespace lianxin::sheets {

struct RowMarks {
  std::vector<int> columns{};  // in order, each once
  std::string reason{};
  bool is_head = false;
};
using Marks = std::map<std::int64_t, RowMarks>;

class SheetPatch : public XmlHandler {
 public:
  SheetPatch(const Marks& marks, const MarkedStyles& styles, int reason_column, std::FILE* out)
      : marks_(marks), styles_(styles), reason_column_(reason_column), out_(out), next_mark_(marks.begin()) {}
  // Every piece of the document, before it is parsed.
  void see(std::string_view piece);
  // After the last one. False when the file took no more.
  bool finish();
  void start(std::string_view name, const char** attributes) override;
  void end(std::string_view name) override;

 private:
  std::string_view tag() const;
  void copy_to(std::int64_t offset);
  void put(std::string_view text);
  void replace_tag(const std::string& tag);
  void start_row(const char** attributes);
  void start_cell(const char** attributes);
  void start_other(std::string_view name, const char** attributes);
  void add_cells_before(int column);
  void add_reason();
  void add_rows_before(std::int64_t row);
  void add_width();

  const Marks& marks_;
  const MarkedStyles& styles_;
  const int reason_column_;
  std::FILE* out_;
  Marks::const_iterator next_mark_;
  const RowMarks* now_ = nullptr;        // of the row that is being copied
  std::size_t next_column_ = 0;
  bool reason_added_ = false, dropping_ = false, width_added_ = false, covered_ = false, seen_columns_ = false, failed_ = false;
  std::int64_t row_ = 0, copied_ = 0, raw_from_ = 0;
  int column_ = -1;
  std::string raw_{}, ready_{}, prefix_{};
};

}  // namespace lianxin::sheets
