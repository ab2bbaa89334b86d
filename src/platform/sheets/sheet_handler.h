// The reading of one sheet's part: from elements to rows.
#pragma once

#include <string>
#include <vector>

#include "platform/sheets/workbook_reader.h"
#include "platform/sheets/xml_scan.h"

namespace lianxin::sheets {

class SheetHandler : public XmlHandler {
 public:
  SheetHandler(Workbook& book, const SheetInfo& info, const RowSink& sink) : book_(book), info_(info), sink_(sink) {}
  void start(std::string_view name, const char** attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override {
    if (collecting_) collect(text);
  }

 private:
  struct Pending {
    int column;
    CellKind kind;
    std::size_t begin, size;
  };
  void start_row(const char** attributes);
  void start_cell(const char** attributes);
  void hide_columns(const char** attributes);
  void collect(std::string_view text);
  void finish_cell();
  bool finish_number();
  bool finish_shared();
  void finish_row();
  void fault(std::string_view key, std::vector<Arg> more = {});

  Workbook& book_;
  const SheetInfo& info_;
  const RowSink& sink_;
  std::string words_{};              // of the row
  std::vector<Pending> pending_{};
  std::vector<Cell> cells_{};
  std::int64_t row_ = 0, rows_ = 0;
  int column_ = -1, style_ = 0;
  std::size_t begin_ = 0;            // where the cell's words begin
  char type_ = 'n';                  // n number, s shared, t text, b boolean, e error, d ISO date
  bool hidden_row_ = false, in_cell_ = false, has_value_ = false, has_formula_ = false, collecting_ = false, ordered_ = true;
  int phonetic_ = 0;
};

// Whether it is a decimal number: "12", "-1.50", "1.5E+17".
bool is_decimal(std::string_view);

}  // namespace lianxin::sheets
