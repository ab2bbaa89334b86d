// Sheets as offices make them: title over the whole width, unit line, heads of several storeys, merged cells, sections and totals.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianxin::tests {

class OfficeSheet {
 public:
  // Texts; one that begins with '#' is a number, an empty one no cell at all.
  OfficeSheet& row(std::vector<std::string> cells);
  // Of the rows so far, counted from 1: "A1:H1".
  OfficeSheet& merge(std::string_view range);
  // The last `rows` rows of a column, 0 being A.
  OfficeSheet& merge_down(int column, std::size_t rows);
  // A row that is merged over so many columns.
  OfficeSheet& across(std::string_view words, int columns);
  std::size_t rows() const { return rows_.size(); }

  std::string workbook() const;
  // As a spreadsheet of an office saves it.
  std::string csv_in_gb18030() const;

 private:
  std::vector<std::vector<std::string>> rows_{};
  std::vector<std::string> merged_{};
};

}  // namespace lianxin::tests
