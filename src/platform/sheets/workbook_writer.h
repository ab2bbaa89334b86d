// Workbooks that print like the paper form: title over the whole width, unit line, head of one or two storeys, frozen and repeated on
// every page, columns of their kind, totals, notes; A4, as wide as one page. Rows go straight to the disk. No text ever becomes a formula.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace lianxin::sheets {

// code: a text whatever it looks like (cards, accounts, numbers that begin with 0). number: as many places as it has, for columns of
// several kinds of figures.
enum class FormKind : std::uint8_t { text, code, integer, decimal, money, date, percent, number };

struct FormColumn {
  std::string title{};
  std::string group{};            // the upper storey; neighbours of the same one share it
  FormKind kind = FormKind::text;
  int decimals = 2;               // of decimal, money and percent
  bool summed = false;            // in the totals row
  double width = 0;               // in characters; 0: by what stands in it
};

struct SheetForm {
  std::string name{};             // of the sheet; made fit where it is not
  std::string title{};            // empty: none
  std::string unit_line{};        // "单位：万元", at the right above the head; empty: none
  std::vector<FormColumn> columns{};
  std::vector<std::string> notes{};
  std::string total_word = "合计";
  std::string page_words = "第 &P 页，共 &N 页";  // &P the page, &N how many there are
  bool portrait = false;
};

class WorkbookWriter {
 public:
  // The file is there once close() has succeeded.
  static Result<WorkbookWriter> create(const std::filesystem::path&);

  // Ends the sheet before it, if there is one.
  Result<void> begin(const SheetForm&);
  // One cell a column, as it is written: decimals ("-1234.50"), days ("2014-03-12", "2014-03"), percents ("12.5" is 12.5 %). What is none of
  // its kind ("300余") stays a text. `red`: which cells are marked.
  Result<void> row(std::span<const std::string_view> cells, std::span<const char> red = {});
  // Totals and notes. `totals`: one a column where the sums of the written numbers are not what should stand there.
  Result<void> end(std::span<const std::string> totals = {});
  // Fails with unavailable "sheets.no_room".
  Result<void> close();

 private:
  struct Free { void operator()(lxw_workbook*) const; };
  struct Sum { double amount = 0; bool any = false; };
  struct Look { FormKind kind; int decimals; int role; auto operator<=>(const Look&) const = default; };

  lxw_format* look(FormKind kind, int decimals, int role);
  void write_head();
  void write_cell(std::size_t column, std::string_view text, int role);
  void write_totals(std::span<const std::string> totals);
  void lay_out();
  void merge(std::uint32_t row, std::size_t first, std::size_t last, const std::string& text, lxw_format*);
  void widen(std::size_t column, std::string_view text);

  std::unique_ptr<lxw_workbook, Free> book_{};
  lxw_worksheet* sheet_ = nullptr;
  SheetForm form_{};
  std::map<Look, lxw_format*> looks_{};
  std::vector<std::string> names_{};
  std::vector<Sum> sums_{};
  std::vector<double> widths_{};
  std::uint32_t row_ = 0, head_first_ = 0, data_first_ = 0;
  int error_ = 0;
};

// The whole file in memory, for small ones.
Result<std::string> workbook_bytes(const std::function<Result<void>(WorkbookWriter&)>& write);

}  // namespace lianxin::sheets
