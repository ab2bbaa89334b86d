// One record of CSV after the other out of a text in memory.
#pragma once

#include <string_view>

#include "platform/sheets/csv.h"

namespace lianxin::sheets {

class CsvScanner {
 public:
  // `line`: the number of the first line of `content`. Both must outlive the scanner.
  CsvScanner(std::string_view content, char separator, const CsvOptions& options, std::int64_t line = 1)
      : content_(content), separator_(separator), options_(options), line_(line) {}

  bool at_end() const { return at_ >= content_.size(); }
  std::size_t position() const { return at_; }
  std::int64_t line() const { return line_; }
  // REQUIRES: !at_end().
  CsvRow row();

 private:
  char peek() const { return at_end() ? '\0' : content_[at_]; }
  bool at_break() const;
  std::string plain();
  std::string quoted(std::string& fault);
  void end_of_line();

  std::string_view content_;
  char separator_;
  const CsvOptions& options_;
  std::size_t at_ = 0;
  std::int64_t line_;
};

// The wanted one, or for 0 the one of tab, comma, semicolon that the first line has most of.
char separator_of(std::string_view content, char wanted);

}  // namespace lianxin::sheets
