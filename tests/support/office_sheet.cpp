#include "tests/support/office_sheet.h"

#include <iconv.h>

#include <stdexcept>

#include "platform/sheets/cells.h"
#include "tests/support/made_workbook.h"

namespace lianxin::tests {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else out += c;
  }
  return out;
}

std::string cell_of(const std::string& at, const std::string& text) {
  if (text.starts_with('#')) return "<c r=\"" + at + "\"><v>" + text.substr(1) + "</v></c>";
  return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + escaped(text) + "</t></is></c>";
}

std::string in_gb18030(std::string text) {
  const iconv_t to = iconv_open("GB18030", "UTF-8");
  if (to == iconv_t(-1)) throw std::runtime_error("no GB 18030 here");
  std::string out(text.size() * 2 + 16, '\0');
  char *from = text.data(), *into = out.data();
  std::size_t left = text.size(), room = out.size();
  const bool failed = iconv(to, &from, &left, &into, &room) == std::size_t(-1);
  iconv_close(to);
  if (failed) throw std::runtime_error("not to be written in GB 18030");
  out.resize(out.size() - room);
  return out;
}

}  // namespace

OfficeSheet& OfficeSheet::row(std::vector<std::string> cells) {
  rows_.push_back(std::move(cells));
  return *this;
}

OfficeSheet& OfficeSheet::merge(std::string_view range) {
  merged_.emplace_back(range);
  return *this;
}

OfficeSheet& OfficeSheet::merge_down(int column, std::size_t rows) {
  const std::string name = sheets::column_name(column);
  return merge(name + std::to_string(rows_.size() - rows + 1) + ":" + name + std::to_string(rows_.size()));
}

OfficeSheet& OfficeSheet::across(std::string_view words, int columns) {
  row({std::string(words)});
  return merge("A" + std::to_string(rows_.size()) + ":" + sheets::column_name(columns - 1) + std::to_string(rows_.size()));
}

std::string OfficeSheet::workbook() const {
  std::string sheet = "<sheetData>";
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const std::string number = std::to_string(r + 1);
    sheet += "<row r=\"" + number + "\">";
    for (std::size_t c = 0; c < rows_[r].size(); ++c)
      if (!rows_[r][c].empty()) sheet += cell_of(sheets::column_name(static_cast<int>(c)) + number, rows_[r][c]);
    sheet += "</row>";
  }
  sheet += "</sheetData>";
  if (!merged_.empty()) {
    sheet += "<mergeCells>";
    for (const std::string& each : merged_) sheet += "<mergeCell ref=\"" + each + "\"/>";
    sheet += "</mergeCells>";
  }
  return MadeWorkbook{.sheet = sheet}.bytes();
}

std::string OfficeSheet::csv_in_gb18030() const {
  std::string out;
  for (const auto& cells : rows_) {
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + (cells[i].starts_with('#') ? cells[i].substr(1) : cells[i]);
    out += "\r\n";
  }
  return in_gb18030(out);
}

}  // namespace lianxin::tests
