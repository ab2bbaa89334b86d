// Texts of a TSV whose first line names its columns: no quotes, a text a line. Read from the file again and again, so that a million
// take a few megabytes of memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/likeness/text_source.h"

namespace lianxin::likeness {

class TsvTexts : public TextSource {
 public:
  // Blank lines are left out. Errors: invalid "config.no_file" {path}; "likeness.no_column" {column} without `text`.
  static Result<std::unique_ptr<TsvTexts>> open(const std::string& path);
  ~TsvTexts() override;
  TsvTexts(const TsvTexts&) = delete;
  TsvTexts& operator=(const TsvTexts&) = delete;

  std::size_t size() const override { return begins_.size() - 1; }
  SourceText read(std::uint32_t number, std::string& room) const override;
  // Whether the first line names it.
  int column(std::string_view name) const;
  // A cell, trimmed; empty where the line or the table has none.
  std::string_view cell(std::uint32_t number, int column, std::string& room) const;

 private:
  explicit TsvTexts(int file) : file_(file) {}
  Result<void> index(const std::string& path);
  std::string_view line(std::uint32_t number, std::string& room) const;

  int file_;
  std::vector<std::string> columns_{};
  std::vector<std::uint64_t> begins_{0};  // of each line in the file, and the end of the last
  int title_ = -1, text_ = -1, place_ = -1;
};

}  // namespace lianxin::likeness
