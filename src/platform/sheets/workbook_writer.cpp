#include "platform/sheets/workbook_writer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>

#include "base/moment.h"
#include "base/text.h"
#include "platform/sheets/sheet_handler.h"
#include "platform/sheets/temporary_file.h"

namespace lianxin::sheets {
namespace {

// What a format is for.
enum Role : int { plain, red, head, title, unit, total, note };

constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::size_t longest_text = 32'000;
constexpr double narrowest = 6, widest = 42;

lxw_col_t at(std::size_t column) { return static_cast<lxw_col_t>(column); }

// Characters of Chinese are two wide.
double width_of(std::string_view text) {
  double widest_line = 0, line = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c == U'\n') line = 0;
    else line += c < 0x1100 ? 1 : 2;
    widest_line = std::max(widest_line, line);
  }
  return widest_line;
}

bool looks_like_formula(std::string_view text) { return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != text.npos; }

// A sheet's name has at most 31 characters and none of []:*?/\ .
std::string fit_name(std::string_view wanted, const std::vector<std::string>& taken) {
  std::string base;
  std::size_t length = 0;
  for (std::size_t i = 0; i < wanted.size() && length < 26; ++length) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(wanted, i);
    if (c < 0x20 || std::u32string_view(U"[]:*?/\\'").find(c) != std::u32string_view::npos) base += ' ';
    else base.append(wanted, begin, i - begin);
  }
  base = trimmed(base);
  if (base.empty()) base = "Sheet";
  std::string name = base;
  for (int n = 2; std::ranges::find(taken, name) != taken.end(); ++n) name = base + "(" + std::to_string(n) + ")";
  return name;
}

// Days since 1899-12-30 of "2014-03-12" or "2014-03"; -1 for what is no such day.
double serial_of(std::string_view text) {
  const auto day = parse_day(text.size() == 7 ? std::string(text) + "-01" : std::string(text));
  return day && day->number > -25'500 ? day->number + 25'569 : -1;
}

bool is_numeric(FormKind kind) {
  return kind == FormKind::integer || kind == FormKind::decimal || kind == FormKind::money || kind == FormKind::percent || kind == FormKind::number;
}

std::string number_format(FormKind kind, int decimals) {
  const std::string places = decimals > 0 ? "." + std::string(static_cast<std::size_t>(std::min(decimals, 10)), '0') : "";
  switch (kind) {
    case FormKind::code: return "@";
    case FormKind::integer: return "0";
    case FormKind::decimal: return "0" + places;
    case FormKind::money: return "#,##0" + places;
    case FormKind::percent: return "0" + places + "%";
    case FormKind::date: return decimals == 7 ? "yyyy-mm" : "yyyy-mm-dd";
    case FormKind::text:
    case FormKind::number: break;
  }
  return "";
}

}  // namespace

void WorkbookWriter::Free::operator()(lxw_workbook* book) const { lxw_workbook_free(book); }

Result<WorkbookWriter> WorkbookWriter::create(const std::filesystem::path& path) {
  std::string folder = path.parent_path().string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  if (!folder.empty()) options.tmpdir = folder.data();
  options.use_zip64 = LXW_TRUE;
  WorkbookWriter out;
  out.book_.reset(workbook_new_opt(path.c_str(), &options));
  if (!out.book_) return fail(Code::unavailable, "sheets.no_room");
  return out;
}

lxw_format* WorkbookWriter::look(FormKind kind, int decimals, int role) {
  auto& format = looks_[{kind, decimals, role}];
  if (format) return format;
  format = workbook_add_format(book_.get());
  format_set_font_name(format, "宋体");
  format_set_font_size(format, role == title ? 16 : 11);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (role == title || role == head || role == total) format_set_bold(format);
  if (role != title && role != unit && role != note) format_set_border(format, LXW_BORDER_THIN);
  if (role == red) format_set_bg_color(format, 0xFFC7CE);
  const bool left = kind == FormKind::text && (role == plain || role == red);
  if (role == title || role == head || (kind == FormKind::text && role == total)) format_set_align(format, LXW_ALIGN_CENTER);
  else if (role == unit || is_numeric(kind)) format_set_align(format, LXW_ALIGN_RIGHT);
  else if (!left && role != note) format_set_align(format, LXW_ALIGN_CENTER);
  if (left || role == head || role == note) format_set_text_wrap(format);
  if (const std::string code = number_format(kind, decimals); !code.empty()) format_set_num_format(format, code.c_str());
  return format;
}

void WorkbookWriter::merge(std::uint32_t row, std::size_t first, std::size_t last, const std::string& text, lxw_format* format) {
  if (first == last) worksheet_write_string(sheet_, row, at(first), text.c_str(), format);
  else worksheet_merge_range(sheet_, row, at(first), row, at(last), text.c_str(), format);
}

Result<void> WorkbookWriter::begin(const SheetForm& form) {
  if (sheet_) {
    if (auto ended = end(); !ended) return ended;
  }
  form_ = form;
  names_.push_back(fit_name(form.name, names_));
  sheet_ = workbook_add_worksheet(book_.get(), names_.back().c_str());
  if (!sheet_ || form.columns.empty()) return fail(Code::unavailable, "sheets.no_room");
  sums_.assign(form.columns.size(), {});
  widths_.assign(form.columns.size(), 0);
  row_ = 0;
  const std::size_t last = form.columns.size() - 1;
  if (!form.title.empty()) {
    worksheet_set_row(sheet_, row_, 32, nullptr);
    merge(row_++, 0, last, form.title, look(FormKind::text, 0, title));
  }
  if (!form.unit_line.empty()) merge(row_++, 0, last, form.unit_line, look(FormKind::text, 0, unit));
  write_head();
  return {};
}

// Constant memory lets a row be written only once: what spans two rows is written in both, then declared merged on the lower one.
void WorkbookWriter::write_head() {
  const auto& columns = form_.columns;
  lxw_format* format = look(FormKind::text, 0, head);
  const bool two = std::ranges::any_of(columns, [](const FormColumn& c) { return !c.group.empty(); });
  head_first_ = row_;
  if (two) {
    for (std::size_t i = 0; i < columns.size();) {
      std::size_t last = i;
      while (!columns[i].group.empty() && last + 1 < columns.size() && columns[last + 1].group == columns[i].group) ++last;
      merge(row_, i, last, columns[i].group.empty() ? columns[i].title : columns[i].group, format);
      i = last + 1;
    }
    ++row_;
  }
  worksheet_set_row(sheet_, row_, 30, nullptr);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double said = width_of(columns[i].title);
    widths_[i] = std::min(said, std::max(8.0, said / 2 + 1));  // a long head goes over two lines
    if (two && columns[i].group.empty()) worksheet_merge_range(sheet_, row_ - 1, at(i), row_, at(i), "", format);
    else worksheet_write_string(sheet_, row_, at(i), columns[i].title.c_str(), format);
  }
  data_first_ = ++row_;
}

void WorkbookWriter::widen(std::size_t column, std::string_view text) { widths_[column] = std::max(widths_[column], std::min(widest, width_of(text))); }

void WorkbookWriter::write_cell(std::size_t i, std::string_view text, int role) {
  const FormColumn& column = form_.columns[i];
  const bool numeric = is_numeric(column.kind);
  widen(i, text);
  if (text.empty()) return void(worksheet_write_blank(sheet_, row_, at(i), look(column.kind, column.decimals, role)));
  const auto figures = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  if (numeric && figures <= 15 && is_decimal(text)) {
    double number = 0;
    std::from_chars(text.data() + (text[0] == '+'), text.data() + text.size(), number);
    if (column.kind == FormKind::percent) number /= 100;
    if (role != total) sums_[i].amount += number, sums_[i].any = true;
    if (column.kind == FormKind::money) widen(i, std::string(text.size() + text.size() / 3 + 3, '0'));
    return void(worksheet_write_number(sheet_, row_, at(i), number, look(column.kind, column.decimals, role)));
  }
  if (column.kind == FormKind::date) {
    if (const double serial = serial_of(text); serial >= 0)
      return void(worksheet_write_number(sheet_, row_, at(i), serial, look(FormKind::date, text.size() == 7 ? 7 : 0, role)));
  }
  const std::string whole = text.size() > longest_text ? shortened(text, longest_text / 4) : std::string(text);
  const bool keep = column.kind == FormKind::code || looks_like_formula(whole);
  lxw_format* format = keep ? look(FormKind::code, 0, role) : look(numeric ? column.kind : FormKind::text, column.decimals, role);
  if (const auto error = worksheet_write_string(sheet_, row_, at(i), whole.c_str(), format); error != LXW_NO_ERROR) error_ = error;
}

Result<void> WorkbookWriter::row(std::span<const std::string_view> cells, std::span<const char> red_cells) {
  if (row_ + 1 + form_.notes.size() >= most_rows)
    return fail(Code::invalid, "sheets.too_many_rows", {{"max", std::to_string(most_rows)}});
  for (std::size_t i = 0; i < form_.columns.size(); ++i)
    write_cell(i, i < cells.size() ? cells[i] : std::string_view(), i < red_cells.size() && red_cells[i] ? red : plain);
  ++row_;
  if (error_ != 0) return fail(Code::unavailable, "sheets.no_room");
  return {};
}

void WorkbookWriter::write_totals(std::span<const std::string> totals) {
  const auto& columns = form_.columns;
  const bool given = !totals.empty();
  const auto is_total = [&](std::size_t i) { return given ? i < totals.size() && !totals[i].empty() : columns[i].summed; };
  std::size_t words = 0;
  while (words < columns.size() && !is_total(words)) ++words;
  if (words == columns.size()) return;
  lxw_format* format = look(FormKind::text, 0, total);
  if (words > 0) merge(row_, 0, words - 1, form_.total_word, format);
  for (std::size_t i = words; i < columns.size(); ++i) {
    if (given) {
      write_cell(i, i < totals.size() ? std::string_view(totals[i]) : std::string_view(), total);
    } else if (!columns[i].summed || data_first_ == row_) {
      worksheet_write_blank(sheet_, row_, at(i), format);
    } else {
      char first[16], last[16];
      lxw_rowcol_to_cell(first, data_first_, at(i));
      lxw_rowcol_to_cell(last, row_ - 1, at(i));
      const std::string formula = std::string("=SUM(") + first + ":" + last + ")";
      worksheet_write_formula_num(sheet_, row_, at(i), formula.c_str(), look(columns[i].kind, columns[i].decimals, total), sums_[i].amount);
    }
  }
  ++row_;
}

void WorkbookWriter::lay_out() {
  const std::size_t last = form_.columns.size() - 1;
  for (std::size_t i = 0; i <= last; ++i) {
    const double own = form_.columns[i].width;
    worksheet_set_column(sheet_, at(i), at(i), own > 0 ? own : std::clamp(widths_[i] + 2, narrowest, widest), nullptr);
  }
  if (form_.portrait) worksheet_set_portrait(sheet_);
  else worksheet_set_landscape(sheet_);
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(sheet_, a4);
  worksheet_set_margins(sheet_, 0.5, 0.5, 0.6, 0.7);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_center_horizontally(sheet_);
  worksheet_repeat_rows(sheet_, head_first_, data_first_ - 1);
  worksheet_print_area(sheet_, 0, 0, std::max(row_, 1u) - 1, at(last));
  worksheet_freeze_panes(sheet_, data_first_, 0);
  worksheet_set_footer(sheet_, ("&C" + form_.page_words).c_str());
}

Result<void> WorkbookWriter::end(std::span<const std::string> totals) {
  if (!sheet_) return {};
  write_totals(totals);
  for (const auto& each : form_.notes) merge(row_++, 0, form_.columns.size() - 1, each, look(FormKind::text, 0, note));
  lay_out();
  sheet_ = nullptr;
  if (error_ != 0) return fail(Code::unavailable, "sheets.no_room");
  return {};
}

Result<void> WorkbookWriter::close() {
  if (auto ended = end(); !ended) return ended;
  if (workbook_close(book_.release()) != LXW_NO_ERROR) return fail(Code::unavailable, "sheets.no_room");
  return {};
}

Result<std::string> workbook_bytes(const std::function<Result<void>(WorkbookWriter&)>& write) {
  auto file = TemporaryFile::create();
  if (!file) return std::move(file).error();
  WorkbookWriter writer = TRY(WorkbookWriter::create(file->path()));
  if (auto done = write(writer); !done) return std::move(done).error();
  if (auto done = writer.close(); !done) return std::move(done).error();
  return file->bytes();
}

}  // namespace lianxin::sheets
