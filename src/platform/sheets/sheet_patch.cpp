#include "platform/sheets/sheet_patch.h"

#include <algorithm>
#include <cstdlib>

#include "platform/sheets/xml_tags.h"

namespace lianxin::sheets {

void SheetPatch::see(std::string_view piece) {
  raw_.erase(0, static_cast<std::size_t>(copied_ - raw_from_));
  raw_from_ = copied_;
  raw_ += piece;
}

bool SheetPatch::finish() {
  copy_to(raw_from_ + static_cast<std::int64_t>(raw_.size()));
  failed_ = failed_ || std::fwrite(ready_.data(), 1, ready_.size(), out_) != ready_.size() || std::fflush(out_) != 0;
  return !failed_;
}

std::string_view SheetPatch::tag() const {
  return std::string_view(raw_).substr(static_cast<std::size_t>(offset() - raw_from_), static_cast<std::size_t>(length()));
}

void SheetPatch::put(std::string_view text) {
  ready_ += text;
  if (ready_.size() < (1u << 20)) return;
  failed_ = failed_ || std::fwrite(ready_.data(), 1, ready_.size(), out_) != ready_.size();
  ready_.clear();
}

void SheetPatch::copy_to(std::int64_t offset) {
  if (offset <= copied_) return;
  put(std::string_view(raw_).substr(static_cast<std::size_t>(copied_ - raw_from_), static_cast<std::size_t>(offset - copied_)));
  copied_ = offset;
}

void SheetPatch::replace_tag(const std::string& tag) {
  put(tag);
  copied_ = offset() + length();
}

void SheetPatch::start(std::string_view name, const char** attributes) {
  if (dropping_) return;
  copy_to(offset());
  if (name == "c" && now_) start_cell(attributes);
  else if (name == "row") start_row(attributes);
  else if (row_ == 0) start_other(name, attributes);
}

void SheetPatch::end(std::string_view name) {
  if (name == "c" && dropping_) {
    dropping_ = false;
    copied_ = offset() + length();
  } else if (name == "row" && now_) {
    copy_to(offset());
    add_cells_before(1 << 20);
    add_reason();
    now_ = nullptr;
  } else if (name == "sheetData" && length() > 0) {
    copy_to(offset());
    add_rows_before(1 << 30);
  } else if (name == "cols" && !width_added_ && !covered_) {
    copy_to(offset());
    add_width();
  }
}

// What stands before the rows: the size of the table, the widths of its columns.
void SheetPatch::start_other(std::string_view name, const char** attributes) {
  if (name == "dimension") {
    const char* ref = attribute(attributes, "ref");
    const std::string_view range = ref ? ref : "";
    const auto colon = range.find(':');
    std::int64_t row = 0;
    int column = 0;
    if (!parse_cell_name(colon == range.npos ? range : range.substr(colon + 1), row, column) || column >= reason_column_) return;
    const std::string first(colon == range.npos ? range : range.substr(0, colon));
    replace_tag(with_attribute(tag(), "ref", first + ":" + cell_name(row, reason_column_)));
  } else if (name == "col") {
    const char *first = attribute(attributes, "min"), *last = attribute(attributes, "max");
    if (first && last && std::atoi(last) > reason_column_) covered_ = true;  // there, or behind it: they must stay in order
  } else if (name == "sheetData") {
    prefix_ = prefix_of(tag());
    if (width_added_ || covered_ || seen_columns_) return;
    put("<" + prefix_ + "cols>");
    add_width();
    put("</" + prefix_ + "cols>");
  } else if (name == "cols") {
    prefix_ = prefix_of(tag());
    seen_columns_ = true;
  }
}

void SheetPatch::add_width() {
  const std::string number = std::to_string(reason_column_ + 1);
  put("<" + prefix_ + "col min=\"" + number + "\" max=\"" + number + "\" width=\"48\" customWidth=\"1\"/>");
  width_added_ = true;
}

void SheetPatch::start_row(const char** attributes) {
  const char* number = attribute(attributes, "r");
  row_ = number ? std::atoll(number) : row_ + 1;
  column_ = -1;
  prefix_ = prefix_of(tag());
  add_rows_before(row_);
  if (next_mark_ == marks_.end() || next_mark_->first != row_) return;
  now_ = &next_mark_->second;
  ++next_mark_;
  next_column_ = 0;
  reason_added_ = false;
  std::string changed = without_attribute(tag(), "spans");
  if (!closes_itself(changed)) return replace_tag(changed);
  changed.replace(changed.size() - 2, 2, ">");
  replace_tag(changed);
  add_cells_before(1 << 20);
  add_reason();
  put("</" + prefix_ + "row>");
  now_ = nullptr;
}

void SheetPatch::start_cell(const char** attributes) {
  const char* name = attribute(attributes, "r");
  std::int64_t row = 0;
  if (!name || !parse_cell_name(name, row, column_)) ++column_;
  add_cells_before(column_);
  if (column_ >= reason_column_) {
    add_reason();
    if (column_ > reason_column_) return;
    copied_ = offset() + length();  // a cell without content, in the way
    dropping_ = !closes_itself(tag());
    return;
  }
  if (next_column_ >= now_->columns.size() || now_->columns[next_column_] != column_) return;
  ++next_column_;
  const char* style = attribute(attributes, "s");
  replace_tag(with_attribute(tag(), "s", std::to_string(styles_.red(style ? std::atoi(style) : 0))));
}

// Marked cells the file does not have, for they are empty.
void SheetPatch::add_cells_before(int column) {
  for (; next_column_ < now_->columns.size() && now_->columns[next_column_] < std::min(column, reason_column_); ++next_column_)
    put("<" + prefix_ + "c r=\"" + cell_name(row_, now_->columns[next_column_]) + "\" s=\"" + std::to_string(styles_.plain_red) + "\"/>");
}

void SheetPatch::add_reason() {
  if (std::exchange(reason_added_, true)) return;
  put("<" + prefix_ + "c r=\"" + cell_name(row_, reason_column_) + "\" s=\"" + std::to_string(styles_.reason) + "\" t=\"inlineStr\"><" + prefix_ + "is><" + prefix_ +
      "t xml:space=\"preserve\">" + xml_text(now_->reason) + "</" + prefix_ + "t></" + prefix_ + "is></" + prefix_ + "c>");
}

void SheetPatch::add_rows_before(std::int64_t row) {
  const std::int64_t here = row_;
  for (; next_mark_ != marks_.end() && next_mark_->first < row; ++next_mark_) {
    row_ = next_mark_->first;
    now_ = &next_mark_->second;
    next_column_ = 0;
    reason_added_ = false;
    put("<" + prefix_ + "row r=\"" + std::to_string(row_) + "\">");
    add_cells_before(1 << 20);
    add_reason();
    put("</" + prefix_ + "row>");
    now_ = nullptr;
  }
  row_ = here;
}

}  // namespace lianxin::sheets
