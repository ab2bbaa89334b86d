// The words a workbook keeps once for all its cells. Some 1.5 MiB of them stay in memory, the others wait in a file without a
// name: a book of 100,000 rows takes no more memory than one of 10,000.
#pragma once

#include <cstdint>
#include <cstdio>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/sheets/package.h"

namespace lianxin::sheets {

class BookStrings {
 public:
  // Fails with invalid "sheets.too_many_strings" {file, max}, "sheets.cell_too_large" {file, max}, and what scan_xml fails with.
  static Result<BookStrings> read(const Package&, std::string_view part);

  std::size_t size() const { return count_; }
  // REQUIRES: index < size(). Valid until the next call. Fails with unavailable "sheets.no_room" when the file is gone.
  Result<std::string_view> at(std::size_t index);

 private:
  friend class StringsHandler;
  struct Page {
    std::size_t first = 0;                 // the number of its first text
    std::string bytes{};                   // empty when it is not in memory
    std::vector<std::uint32_t> ends{};     // likewise: where each text ends
    std::int64_t offset = -1, size = 0;    // in the file; -1: was never written
    std::uint64_t used = 0;
  };
  struct Close { void operator()(std::FILE* file) const { std::fclose(file); } };

  void add(std::string_view);
  bool make_room();
  bool write(Page&);
  bool load(Page&);
  Page* page_of(std::size_t index);

  std::vector<Page> pages_{};
  std::vector<std::size_t> resident_{};
  std::unique_ptr<std::FILE, Close> file_{};
  std::int64_t file_size_ = 0;
  std::size_t count_ = 0;
  std::size_t last_ = 0;     // the page asked for last
  std::uint64_t clock_ = 0;
  bool broken_ = false;
};

// _x000D_ and its like in a text of a workbook, taken back (ECMA-376 part 1, 22.9.2.19).
void take_back_escapes(std::string& text, std::size_t from);

}  // namespace lianxin::sheets
