#include "platform/sheets/plain_writer.h"

#include <xlsxwriter.h>

#include "base/text.h"

namespace lianxin::sheets {
namespace {

// A damaged line of CSV must not damage the workbook: bytes that are no UTF-8 become question marks.
std::string writable(std::string_view text) {
  constexpr std::size_t longest = 32'000;
  if (is_valid_text(text)) return text.size() > longest ? shortened(text, longest / 4) : std::string(text);
  std::string out(text.substr(0, longest));
  for (char& c : out)
    if (c == '\0' || static_cast<unsigned char>(c) >= 0x80) c = '?';
  return out;
}

}  // namespace

void PlainWriter::Free::operator()(lxw_workbook* book) const { lxw_workbook_free(book); }

Result<PlainWriter> PlainWriter::create(const std::filesystem::path& path, std::string_view sheet_name) {
  std::string folder = path.parent_path().string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  if (!folder.empty()) options.tmpdir = folder.data();
  options.use_zip64 = LXW_TRUE;
  PlainWriter out;
  out.book_.reset(workbook_new_opt(path.c_str(), &options));
  if (!out.book_) return fail(Code::unavailable, "sheets.no_room");
  const std::string name(sheet_name);
  const bool fits = !name.empty() && workbook_validate_sheet_name(out.book_.get(), name.c_str()) == LXW_NO_ERROR;
  out.sheet_ = workbook_add_worksheet(out.book_.get(), fits ? name.c_str() : nullptr);
  for (lxw_format** format : {&out.plain_, &out.red_}) {
    *format = workbook_add_format(out.book_.get());
    format_set_num_format(*format, "@");
  }
  format_set_bg_color(out.red_, 0xFFC7CE);
  if (!out.sheet_) return fail(Code::unavailable, "sheets.no_room");
  return out;
}

void PlainWriter::row(std::int64_t number, std::span<const std::string_view> cells, std::span<const char> red) {
  const auto at = static_cast<lxw_row_t>(number - 1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    lxw_format* format = red[i] ? red_ : plain_;
    if (!cells[i].empty()) worksheet_write_string(sheet_, at, column, writable(cells[i]).c_str(), format);
    else if (red[i]) worksheet_write_blank(sheet_, at, column, format);
  }
}

Result<void> PlainWriter::close() {
  if (workbook_close(book_.release()) != LXW_NO_ERROR) return fail(Code::unavailable, "sheets.no_room");
  return {};
}

}  // namespace lianxin::sheets
