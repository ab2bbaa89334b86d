#include "platform/sheets/marked_workbook.h"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <memory>

#include "platform/sheets/plain_writer.h"
#include "platform/sheets/sheet_book.h"
#include "platform/sheets/sheet_patch.h"
#include "platform/sheets/temporary_file.h"

namespace lianxin::sheets {
namespace {

constexpr std::size_t longest_reason = 4000;

Error no_room() { return fail(Code::unavailable, "sheets.no_room"); }
Error cannot_mark(const SheetFile& file) { return fail(Code::invalid, "sheets.cannot_mark", {{"file", file.name}}); }

Marks by_row(std::vector<CellMark>& marks, const MarkOptions& options) {
  std::ranges::stable_sort(marks, [](const CellMark& a, const CellMark& b) { return std::pair(a.row, a.column) < std::pair(b.row, b.column); });
  Marks out;
  for (const CellMark& mark : marks) {
    RowMarks& row = out[mark.row];
    if (mark.column >= 0 && (row.columns.empty() || row.columns.back() != mark.column)) row.columns.push_back(mark.column);
    if (row.reason.size() > longest_reason) continue;
    if (!row.reason.empty()) row.reason += "\n";
    if (mark.column >= 0) row.reason += cell_name(mark.row, mark.column) + " ";
    row.reason += mark.reason;
  }
  auto& head = out[options.head_row];
  head.reason = head.reason.empty() ? options.head : options.head + "\n" + head.reason;
  head.is_head = true;
  return out;
}

// The column behind the last one with content or merged.
Result<int> free_column(SheetBook& book, int sheet) {
  int last = 0;
  const auto done = book.read(sheet, [&](const Row& row) {
    if (!row.cells.empty()) last = std::max(last, row.cells.back().column);
    return true;
  });
  if (!done) return done.error();
  for (const MergedRange& range : TRY(book.merged(sheet))) last = std::max(last, range.last_column);
  return last + 1;
}

Result<void> patch_sheet(const Package& package, const std::string& name, const Marks& marks, const MarkedStyles& styles, int reason_column, const TemporaryFile& into) {
  auto part = package.part(name);
  if (!part) return std::move(part).error();
  struct Close { void operator()(std::FILE* file) const { std::fclose(file); } };
  const std::unique_ptr<std::FILE, Close> out(std::fopen(into.path().c_str(), "wb"));
  if (!out) return no_room();
  SheetPatch patch(marks, styles, reason_column, out.get());
  bool first = true, foreign = false;
  const auto done = scan_xml(*part, patch, [&](std::string_view piece) {
    // Only in UTF-8 may bytes be copied and texts added.
    if (std::exchange(first, false)) {
      std::string begin(piece.substr(0, 200));
      std::ranges::transform(begin, begin.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      const auto encoding = begin.find("encoding=");
      foreign = begin.find('\0') != std::string::npos || (encoding != std::string::npos && begin.compare(encoding + 10, 5, "utf-8") != 0);
    }
    patch.see(piece);
  });
  if (!done) return done.error();
  if (foreign) return fail(Code::invalid, "sheets.cannot_mark", {{"file", package.file()}});
  if (!patch.finish()) return no_room();
  return {};
}

Result<void> copy_original(const SheetFile& original, const std::filesystem::path& out) {
  std::error_code error;
  if (!original.path.empty()) {
    std::filesystem::copy_file(original.path, out, std::filesystem::copy_options::overwrite_existing, error);
    if (error) return no_room();
    return {};
  }
  std::ofstream file(out, std::ios::binary | std::ios::trunc);
  file.write(original.bytes.data(), static_cast<std::streamsize>(original.bytes.size()));
  file.close();
  if (!file) return no_room();
  return {};
}

// The copied package with two of its parts exchanged; the others are not even unpacked.
Result<void> exchange_parts(const std::filesystem::path& out, const std::string& sheet_part, const TemporaryFile& sheet, const std::string& styles_part, const std::string& styles) {
  int error = 0;
  zip_t* archive = zip_open(out.c_str(), 0, &error);
  if (!archive) return no_room();
  // A new entry instead of an exchanged one: only for those does the library take another level of packing than its slowest.
  constexpr zip_uint32_t quick = 4;
  const auto exchange = [&](const std::string& name, zip_source_t* source) {
    const zip_int64_t at = zip_name_locate(archive, name.c_str(), ZIP_FL_NOCASE);
    const std::string own = at < 0 ? "" : zip_get_name(archive, static_cast<zip_uint64_t>(at), 0);
    const bool gone = source && at >= 0 && zip_delete(archive, static_cast<zip_uint64_t>(at)) == 0;
    const zip_int64_t added = gone ? zip_file_add(archive, own.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (added >= 0) return zip_set_file_compression(archive, static_cast<zip_uint64_t>(added), ZIP_CM_DEFLATE, quick) == 0;
    if (source) zip_source_free(source);
    return false;
  };
  const bool ready = exchange(sheet_part, zip_source_file(archive, sheet.path().c_str(), 0, -1)) &&
                     exchange(styles_part, zip_source_buffer(archive, styles.data(), styles.size(), 0));
  if (ready && zip_close(archive) == 0) return {};
  zip_discard(archive);
  return no_room();
}

Result<void> mark_package(const SheetFile& original, int sheet, const Marks& marks, const std::filesystem::path& out) {
  auto book = SheetBook::open(original);
  if (!book) return std::move(book).error();
  if (!book->is_workbook()) return cannot_mark(original);
  const int reason_column = TRY(free_column(*book, sheet));
  if (reason_column >= 16'384) return cannot_mark(original);
  auto workbook = Workbook::open(original);
  if (!workbook) return std::move(workbook).error();
  const std::string& sheet_part = workbook->sheets()[static_cast<std::size_t>(sheet)].part;
  const MarkedStyles styles = TRY(marked_styles(workbook->package(), workbook->styles_part()));
  auto patched = TemporaryFile::create(out.parent_path().empty() ? std::filesystem::path(".") : out.parent_path());
  if (!patched) return std::move(patched).error();
  if (auto done = patch_sheet(workbook->package(), sheet_part, marks, styles, reason_column, *patched); !done) return done;
  if (auto done = copy_original(original, out); !done) return done;
  return exchange_parts(out, sheet_part, *patched, workbook->styles_part(), styles.xml);
}

// Rows as texts, row for row where the original has them, each row's reason behind it.
Result<void> mark_anew(const SheetFile& original, int sheet, const Marks& marks, const std::filesystem::path& out) {
  auto book = SheetBook::open(original);
  if (!book) return std::move(book).error();
  const auto width = static_cast<std::size_t>(TRY(free_column(*book, sheet)));
  PlainWriter writer = TRY(PlainWriter::create(out, book->sheets()[static_cast<std::size_t>(sheet)].name));
  std::vector<std::string_view> cells(width + 1);
  std::vector<char> red(width + 1);
  std::int64_t last = 0;
  const auto write = [&](std::int64_t number) {
    std::ranges::fill(red, char{0});
    if (const auto found = marks.find(number); found != marks.end()) {
      for (const int column : found->second.columns)
        if (static_cast<std::size_t>(column) < width) red[static_cast<std::size_t>(column)] = 1;
      cells[width] = found->second.reason;
      red[width] = 1;
    }
    writer.row(number, cells, red);
    std::ranges::fill(cells, std::string_view());
    last = number;
  };
  const auto marked_before = [&](std::int64_t row) {
    for (auto at = marks.upper_bound(last); at != marks.end() && at->first < row; ++at) write(at->first);
  };
  const auto done = book->read(sheet, [&](const Row& row) {
    marked_before(row.number);
    for (const Cell& cell : row.cells) cells[static_cast<std::size_t>(cell.column)] = cell.text;
    write(row.number);
    return true;
  });
  if (!done) return done;
  marked_before(std::int64_t{1} << 40);
  return writer.close();
}

}  // namespace

Result<void> mark_sheet(const SheetFile& original, int sheet, std::vector<CellMark> list, const MarkOptions& options, const std::filesystem::path& out) {
  std::erase_if(list, [](const CellMark& mark) { return mark.row < 1 || mark.row > 1'048'576; });
  const Marks marks = by_row(list, options);
  auto done = mark_package(original, sheet, marks, out);
  if (done || done.error().key != "sheets.cannot_mark") return done;
  return mark_anew(original, sheet, marks, out);
}

}  // namespace lianxin::sheets
