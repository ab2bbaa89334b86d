#include "platform/sheets/csv.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "platform/text/folding.h"

namespace lianxin::sheets {
namespace {

class Scanner {
 public:
  Scanner(std::string_view content, char separator, const CsvOptions& options)
      : content_(content), separator_(separator), options_(options) {}

  bool at_end() const { return at_ >= content_.size(); }

  CsvRow row() {
    CsvRow out;
    out.line = line_;
    for (;;) {
      out.cells.push_back(options_.quotes && peek() == '"' ? quoted(out.fault) : plain());
      if (out.cells.back().size() > options_.max_cell_bytes) note(out.fault, "sheets.cell_too_long");
      if (peek() != separator_ || at_end()) break;
      ++at_;
    }
    end_of_line();
    for (const auto& cell : out.cells) {
      if (cell.find('\0') != std::string::npos) note(out.fault, "sheets.has_nul");
      else if (!is_valid_text(cell)) note(out.fault, "sheets.not_utf8");
    }
    return out;
  }

 private:
  static void note(std::string& fault, std::string_view key) {
    if (fault.empty()) fault = key;
  }
  char peek() const { return at_end() ? '\0' : content_[at_]; }
  bool at_break() const {
    return at_end() || content_[at_] == '\n' ||
           (content_[at_] == '\r' && at_ + 1 < content_.size() && content_[at_ + 1] == '\n');
  }

  std::string plain() {
    const std::size_t begin = at_;
    while (!at_break() && content_[at_] != separator_) ++at_;
    return std::string(content_.substr(begin, at_ - begin));
  }

  std::string quoted(std::string& fault) {
    const std::size_t begin = at_;
    const std::int64_t first_line = line_;
    std::string cell;
    for (++at_; !at_end() && cell.size() <= options_.max_cell_bytes; ++at_) {
      const char c = content_[at_];
      if (c == '"') {
        if (at_ + 1 >= content_.size() || content_[at_ + 1] != '"') {
          ++at_;
          if (!at_break() && content_[at_] != separator_) {
            note(fault, "sheets.text_after_quote");
            cell += plain();
          }
          return cell;
        }
        ++at_;
      }
      if (c == '\n') ++line_;
      cell += c;
    }
    // A quotation mark never closed, or closed too late, would swallow the rest of the file: give up this line only.
    note(fault, "sheets.open_quote");
    at_ = begin;
    line_ = first_line;
    return plain();
  }

  void end_of_line() {
    if (at_end()) return;
    if (content_[at_] == '\r') ++at_;
    if (!at_end() && content_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view content_;
  char separator_;
  const CsvOptions& options_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

char separator_of(std::string_view content, char wanted) {
  if (wanted != 0) return wanted;
  const auto first = content.substr(0, content.find('\n'));
  constexpr std::array candidates{'\t', ',', ';'};
  return *std::max_element(candidates.begin(), candidates.end(), [&](char a, char b) {
    return std::count(first.begin(), first.end(), a) < std::count(first.begin(), first.end(), b);
  });
}

bool is_nothing(const CsvRow& row) {
  return row.fault.empty() && std::all_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return is_blank(c); });
}

// Whether csv_cell puts an apostrophe before it.
bool is_guarded(std::string_view text) {
  const auto at = text.find_first_not_of('\'');
  return at != std::string_view::npos && std::string_view("=+-@\t\r").find(text[at]) != std::string_view::npos;
}

}  // namespace

int CsvTable::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

int CsvTable::column_of(std::initializer_list<std::string_view> names) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (std::ranges::find(names, std::string_view(text::folded(columns[i]))) != names.end()) return static_cast<int>(i);
  return -1;
}

std::string_view CsvTable::cell(const CsvRow& row, int column) const {
  if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return {};
  return trimmed(row.cells[static_cast<std::size_t>(column)]);
}

Result<CsvTable> read_csv(std::string_view content, const CsvOptions& options) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  Scanner scanner(content, separator_of(content, options.separator), options);
  CsvTable table;
  while (!scanner.at_end() && table.columns.empty()) {
    CsvRow head = scanner.row();
    if (is_nothing(head)) continue;
    if (!head.fault.empty()) return fail(Code::invalid, head.fault);
    for (auto& cell : head.cells) table.columns.emplace_back(trimmed(cell));
  }
  if (table.columns.empty()) return fail(Code::invalid, "sheets.empty");
  while (!scanner.at_end()) {
    CsvRow row = scanner.row();
    if (is_nothing(row)) continue;
    if (table.rows.size() >= options.max_rows)
      return fail(Code::invalid, "sheets.too_many_rows", {{"max", std::to_string(options.max_rows)}});
    if (row.fault.empty() && row.cells.size() > table.columns.size()) row.fault = "sheets.too_many_cells";
    if (options.guarded)
      for (auto& cell : row.cells) cell = std::string(unguarded(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string_view unguarded(std::string_view text) {
  if (text.starts_with('\'') && is_guarded(text.substr(1))) text.remove_prefix(1);
  return text;
}

std::string csv_cell(std::string_view text) {
  std::string out;
  const bool formula = is_guarded(text);
  const bool quote = text.find_first_of(",\"\r\n\t;") != std::string_view::npos;
  if (quote) out += '"';
  if (formula) out += '\'';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quote) out += '"';
  return out;
}

}  // namespace lianxin::sheets
