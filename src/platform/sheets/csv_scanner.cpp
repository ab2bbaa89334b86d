#include "platform/sheets/csv_scanner.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace lianxin::sheets {
namespace {

void note(std::string& fault, std::string_view key) {
  if (fault.empty()) fault = key;
}

}  // namespace

CsvRow CsvScanner::row() {
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

bool CsvScanner::at_break() const {
  return at_end() || content_[at_] == '\n' ||
         (content_[at_] == '\r' && at_ + 1 < content_.size() && content_[at_ + 1] == '\n');
}

std::string CsvScanner::plain() {
  const std::size_t begin = at_;
  while (!at_break() && content_[at_] != separator_) ++at_;
  return std::string(content_.substr(begin, at_ - begin));
}

std::string CsvScanner::quoted(std::string& fault) {
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

void CsvScanner::end_of_line() {
  if (at_end()) return;
  if (content_[at_] == '\r') ++at_;
  if (!at_end() && content_[at_] == '\n') ++at_;
  ++line_;
}

char separator_of(std::string_view content, char wanted) {
  if (wanted != 0) return wanted;
  const auto first = content.substr(0, content.find('\n'));
  constexpr std::array candidates{'\t', ',', ';'};
  return *std::max_element(candidates.begin(), candidates.end(), [&](char a, char b) {
    return std::count(first.begin(), first.end(), a) < std::count(first.begin(), first.end(), b);
  });
}

}  // namespace lianxin::sheets
