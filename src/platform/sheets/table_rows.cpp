#include "platform/sheets/table_rows.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "platform/sheets/cell_words.h"

namespace lianxin::sheets {
namespace {

bool ends_like_total(std::string_view text) {
  for (const std::string_view word : {"合计", "小计", "总计", "累计", "共计"})
    if (text == word || (text.ends_with(word) && text.size() <= 8 * 3) || (text.starts_with(word) && (text.substr(word.size()).starts_with(":") || text.substr(word.size()).starts_with("(")))) return true;
  return text == "总合计" || text == "其中" || text == "其中:";
}

bool begins_like_note(std::string_view text) {
  for (const std::string_view word : {"注:", "备注:", "说明:", "附注:", "填表说明", "填表人:", "制表人:", "审核人:", "填报人:", "负责人:", "单位负责人:",
                                      "联系电话:", "填表日期:", "填报日期:", "制表日期:", "填报时间:", "联系人:", "经办人:", "注1", "注①", "※"})
    if (text.starts_with(word)) return true;
  return false;
}

bool says_same(std::string_view text) {
  constexpr std::array<std::string_view, 13> words{"同上", "〃", "″", "\"", "”", "“", "＂", "々", "同前", "ditto", "〞", "\"\"", "，，"};
  return text.size() <= 9 && std::ranges::find(words, trimmed(text)) != words.end();
}

// Cheap first: most cells are neither long nor begin like one of those.
constexpr std::size_t longest_mark = 60;

}  // namespace

TableRows::TableRows(const TableMapping& mapping, std::span<const MergedRange> merged)
    : head_last_row_(mapping.head_last_row), serial_column_(mapping.serial_column), last_column_(mapping.last_column) {
  for (const MappedColumn& each : mapping.columns) {
    Column column{.column = each.column, .head = squeezed(std::string_view(each.head).substr(each.head.rfind('/') + 1))};
    for (const MergedRange& range : merged)
      if (range.first_column == each.column && range.last_row > range.first_row && range.last_row > head_last_row_) column.merged.push_back(range);
    std::ranges::sort(column.merged, {}, &MergedRange::first_row);
    columns_.push_back(std::move(column));
  }
  for (const MergedRange& range : merged)
    if (range.first_row > head_last_row_ && 2 * (range.last_column - range.first_column + 1) > last_column_) wide_.push_back(range);
  std::ranges::sort(wide_, {}, &MergedRange::first_row);
  cells_.resize(columns_.size());
  filled_.resize(columns_.size());
}

bool TableRows::is_section(const Row& row, int first_column) const {
  for (std::size_t i = next_wide_; i < wide_.size() && wide_[i].first_row <= row.number; ++i)
    if (wide_[i].first_row == row.number && wide_[i].first_column == first_column) return true;
  return false;
}

bool TableRows::repeats_head(const Row& row) const {
  std::size_t same = 0;
  for (const Column& column : columns_) {
    const Cell* cell = row.cell(column.column);
    if (!cell || cell->text.empty()) continue;
    if (cell->kind != CellKind::text || squeezed(cell->text) != column.head) return false;
    ++same;
  }
  return same >= std::min<std::size_t>(2, columns_.size());
}

std::string_view TableRows::reason(const Row& row) {
  if (row.number <= head_last_row_) return "sheets.row_head";
  if (!row.fault.empty()) return row.fault;
  while (next_wide_ < wide_.size() && wide_[next_wide_].first_row < row.number) ++next_wide_;
  std::size_t said = 0, figures = 0;
  bool total = false, note = false, has_mapped = false;
  int first_column = -1, expected = 0;
  for (const Cell& cell : row.cells) {
    if (cell.column == serial_column_ && cell.kind == CellKind::number) continue;
    const std::string_view text = trimmed(cell.text);
    if (text.empty() && cell.kind != CellKind::formula) continue;
    if (first_ && text.size() <= 4 && squeezed(text) == std::to_string(expected + 1)) ++expected, ++figures;
    if (++said == 1) first_column = cell.column;
    if (said <= 3 && cell.kind == CellKind::text && text.size() <= longest_mark) {
      const bool is_short = text.size() <= 40;
      total = total || (is_short && (text.ends_with("计") || text.find("计") != text.npos || text.starts_with("其中")) && ends_like_total(squeezed(text)));
    }
    if (said == 1 && cell.kind == CellKind::text) note = begins_like_note(squeezed(text.substr(0, 24)));
    has_mapped = has_mapped || std::ranges::find(columns_, cell.column, &Column::column) != columns_.end();
  }
  const bool was_first = std::exchange(first_, false);
  if (said == 0) return "sheets.row_empty";
  if (total) return "sheets.row_total";
  if (note && said <= 6) return "sheets.row_note";
  if (said == 1 && is_section(row, first_column)) return "sheets.row_section";
  if (!has_mapped) return "sheets.row_empty";
  if (was_first && figures >= 3 && figures + 2 >= said) return "sheets.row_numbers";
  if (repeats_head(row)) return "sheets.row_head";
  return {};
}

bool TableRows::fill(Column& column, const Row& row, Cell& cell) {
  while (column.next < column.merged.size() && column.merged[column.next].last_row < row.number) ++column.next;
  const bool inside = column.next < column.merged.size() && column.merged[column.next].contains(row.number, column.column);
  if (inside && column.merged[column.next].first_row == row.number) {
    column.carried = cell.text;
    column.carried_kind = cell.kind;
  } else if (inside && cell.text.empty()) {
    cell = {.column = column.column, .kind = column.carried_kind, .text = column.carried};
    return !cell.text.empty();
  }
  if (cell.kind == CellKind::text && !cell.text.empty() && says_same(cell.text)) {
    cell = {.column = column.column, .kind = column.before_kind, .text = column.before};
    if (inside) column.carried = column.before, column.carried_kind = column.before_kind;
    return true;
  }
  return false;
}

TakenRow TableRows::take(const Row& row) {
  TakenRow out;
  out.skipped = reason(row);
  if (row.number <= head_last_row_) return out;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Column& column = columns_[i];
    const Cell* cell = row.cell(column.column);
    cells_[i] = cell ? *cell : Cell{.column = column.column};
    filled_[i] = fill(column, row, cells_[i]);
  }
  if (!out.skipped.empty()) return out;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (filled_[i] && cells_[i].text.data() == columns_[i].before.data()) continue;
    columns_[i].before.assign(cells_[i].text);
    columns_[i].before_kind = cells_[i].kind;
  }
  out.cells = cells_;
  out.filled = filled_;
  return out;
}

}  // namespace lianxin::sheets
