#include "platform/sheets/csv_rows.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

#include "base/text.h"
#include "platform/sheets/csv_scanner.h"

namespace lianxin::sheets {
namespace {

constexpr std::size_t piece = 64 * 1024;
constexpr std::size_t ahead = 256 * 1024;        // of the text in front of a record
constexpr std::size_t longest_row = 4u << 20;

class Bytes {
 public:
  explicit Bytes(const SheetFile& file) : rest_(file.bytes) {
    size_ = file.bytes.size();
    if (file.path.empty()) return;
    in_ = std::make_unique<std::ifstream>(file.path, std::ios::binary);
    std::error_code error;
    size_ = std::filesystem::file_size(file.path, error);
    failed_ = error || !*in_;
  }
  bool failed() const { return failed_; }
  double progress() const { return size_ == 0 ? 1 : static_cast<double>(taken_) / static_cast<double>(size_); }
  // Valid until the next call; empty at the end.
  std::string_view next() {
    std::string_view out;
    if (in_) {
      buffer_.resize(piece);
      in_->read(buffer_.data(), static_cast<std::streamsize>(piece));
      out = std::string_view(buffer_).substr(0, static_cast<std::size_t>(in_->gcount()));
    } else {
      out = rest_.substr(0, piece);
      rest_.remove_prefix(out.size());
    }
    taken_ += out.size();
    return out;
  }

 private:
  std::string_view rest_;
  std::unique_ptr<std::ifstream> in_{};
  std::string buffer_{};
  std::uint64_t size_ = 0, taken_ = 0;
  bool failed_ = false;
};

// How many bytes at the end begin a character of UTF-8 that the next piece ends.
std::size_t unfinished(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto c = static_cast<unsigned char>(text[text.size() - back]);
    if (c < 0x80) return 0;
    if (c < 0xC0) continue;
    const std::size_t whole = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    return back < whole ? back : 0;
  }
  return 0;
}

// UTF-16 without a mark: every ASCII character, so every line's end, has a zero byte.
std::optional<TextEncoding> wide(std::string_view begin) {
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < begin.size(); ++i)
    if (begin[i] == '\0') ++zeros[i % 2];
  const std::size_t many = begin.size() / 64 + 1;
  if (zeros[0] + zeros[1] < many) return std::nullopt;
  return zeros[1] > zeros[0] ? TextEncoding::utf16le : TextEncoding::utf16be;
}

class Decoder {
 public:
  explicit Decoder(TextEncoding encoding) {
    if (encoding == TextEncoding::utf8) return;
    UErrorCode error = U_ZERO_ERROR;
    const char* name = encoding == TextEncoding::gb18030 ? "gb18030" : encoding == TextEncoding::utf16le ? "UTF-16LE" : "UTF-16BE";
    converter_.reset(ucnv_open(name, &error));
  }
  void take(std::string_view bytes, std::string& out) {
    if (!converter_) return void(out += bytes);
    units_.resize(bytes.size() * 2 + 64);
    UErrorCode error = U_ZERO_ERROR;
    const char* source = bytes.data();
    UChar* target = units_.data();
    ucnv_toUnicode(converter_.get(), &target, units_.data() + units_.size(), &source, bytes.data() + bytes.size(), nullptr, bytes.empty(), &error);
    for (const UChar* unit = units_.data(); unit != target; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        lead_ = *unit;
      } else if (lead_ != 0 && U16_IS_TRAIL(*unit)) {
        append_code_point(out, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, *unit)));
        lead_ = 0;
      } else {
        append_code_point(out, U16_IS_SURROGATE(*unit) ? U'\uFFFD' : static_cast<char32_t>(*unit));
      }
    }
  }

 private:
  struct Close { void operator()(UConverter* converter) const { ucnv_close(converter); } };
  std::unique_ptr<UConverter, Close> converter_{};
  std::vector<UChar> units_{};
  UChar lead_ = 0;
};

// A title may stand above the table, so the first line alone does not tell.
char likeliest_separator(std::string_view begin) {
  constexpr std::array candidates{',', '\t', ';'};
  return *std::ranges::max_element(candidates, {}, [&](char c) { return std::ranges::count(begin, c); });
}

// The text of the file, a window of it at a time.
class Records {
 public:
  Records(Bytes& bytes, TextEncoding encoding, const CsvOptions& options) : bytes_(bytes), encoding_(encoding), decoder_(encoding), options_(options) {
    fill(ahead);
    if (text_.starts_with("\xEF\xBB\xBF")) from_ = 3;
    const std::string_view begin = std::string_view(text_).substr(from_);
    if (begin.starts_with("sep=") && begin.size() > 5 && (begin[5] == '\r' || begin[5] == '\n')) {  // a habit of one program
      separator_ = begin[4];
      from_ += begin.find('\n') + 1;
      ++line_;
      number_ = 1;
    } else {
      separator_ = likeliest_separator(begin.substr(0, 16 * 1024));
    }
  }

  bool next(CsvRow& row) {
    fill(ahead);
    if (from_ >= text_.size()) return false;
    for (std::size_t want = ahead;; want *= 2) {
      const std::string_view window = std::string_view(text_).substr(from_);
      CsvScanner scanner(window, separator_, options_, line_);
      row = scanner.row();
      const bool whole = ended_ || !scanner.at_end();
      if (!whole && want < longest_row) {
        fill(want * 2);
        continue;
      }
      if (!whole) row.fault = "sheets.row_too_long";
      from_ += scanner.position();
      line_ = scanner.line();
      break;
    }
    ++number_;
    if (encoding_ != TextEncoding::utf8 && row.fault.empty())
      for (const auto& cell : row.cells)
        if (cell.find("\xEF\xBF\xBD") != std::string::npos) row.fault = "sheets.not_gb18030";
    return true;
  }
  std::int64_t number() const { return number_; }

 private:
  void fill(std::size_t wanted) {
    if (ended_ || text_.size() - from_ >= wanted) return;
    text_.erase(0, from_);
    from_ = 0;
    while (!ended_ && text_.size() < wanted) {
      const auto next = bytes_.next();
      decoder_.take(next, text_);
      ended_ = next.empty();
    }
  }

  Bytes& bytes_;
  TextEncoding encoding_;
  Decoder decoder_;
  const CsvOptions& options_;
  std::string text_{};
  std::size_t from_ = 0;
  std::int64_t line_ = 1, number_ = 0;
  char separator_ = ',';
  bool ended_ = false;
};

// ="00123" keeps a spreadsheet from counting it.
std::string_view unwrapped(std::string_view cell) {
  if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"')) return cell.substr(2, cell.size() - 3);
  return unguarded(cell);
}

}  // namespace

namespace {

// A character of UTF-8 from outside ASCII hardly comes about in another encoding: more of them than damaged bytes, and it is UTF-8.
TextEncoding likelier(std::string_view text) {
  std::size_t whole = 0, damaged = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    const bool is_whole = is_valid_text(text.substr(at, length)) && at + length <= text.size();
    if (length >= 3 && is_whole) ++whole;
    if (!is_whole) ++damaged;
    at += is_whole ? length : 1;
  }
  return whole > damaged ? TextEncoding::utf8 : TextEncoding::gb18030;
}

}  // namespace

Result<TextEncoding> encoding_of(const SheetFile& file) {
  Bytes bytes(file);
  if (bytes.failed()) return fail(Code::unavailable, "sheets.no_room");
  std::string text(bytes.next());
  if (text.starts_with("\xFF\xFE")) return TextEncoding::utf16le;
  if (text.starts_with("\xFE\xFF")) return TextEncoding::utf16be;
  if (text.starts_with("\xEF\xBB\xBF")) return TextEncoding::utf8;
  if (const auto found = wide(std::string_view(text).substr(0, 4096))) return *found;
  while (!text.empty()) {
    const std::size_t tail = unfinished(text);
    if (!is_valid_text(std::string_view(text).substr(0, text.size() - tail))) return likelier(text);
    const auto next = bytes.next();
    if (next.empty()) return tail == 0 ? TextEncoding::utf8 : likelier(text);
    text.erase(0, text.size() - tail);
    text += next;
  }
  return TextEncoding::utf8;
}

Result<void> read_csv_rows(const SheetFile& file, const RowSink& sink, const SheetLimits& limits, const std::function<void(double)>& progress) {
  const TextEncoding encoding = TRY(encoding_of(file));
  Bytes bytes(file);
  const CsvOptions options{.max_cell_bytes = limits.max_cell_bytes};
  Records records(bytes, encoding, options);
  CsvRow row;
  std::vector<Cell> cells;
  std::int64_t rows = 0;
  while (records.next(row)) {
    cells.clear();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string_view text = unwrapped(row.cells[i]);
      if (i == 0 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // of UTF-16
      if (!text.empty()) cells.push_back({.column = static_cast<int>(i), .text = text});
    }
    if (cells.empty() && row.fault.empty()) continue;
    const int last = cells.empty() ? 0 : cells.back().column;
    if (last >= limits.max_columns)
      return fail(Code::invalid, "sheets.too_many_columns", {{"file", file.name}, {"sheet", file.name}, {"cell", cell_name(records.number(), last)},
                                                             {"max", std::to_string(limits.max_columns)}});
    if (++rows > limits.max_rows)
      return fail(Code::invalid, "sheets.too_many_rows_in_sheet", {{"file", file.name}, {"sheet", file.name}, {"max", std::to_string(limits.max_rows)}});
    if (progress && rows % 256 == 0) progress(bytes.progress());
    if (!sink({.number = records.number(), .cells = cells, .fault = row.fault})) return {};
  }
  if (rows == 0) return fail(Code::invalid, "sheets.empty_file", {{"file", file.name}});
  return {};
}

Result<CsvTable> read_csv_of_any(std::string_view content, const CsvOptions& options) {
  const SheetFile file{.name = {}, .bytes = content, .path = {}};
  const TextEncoding encoding = TRY(encoding_of(file));
  if (encoding == TextEncoding::utf8) return read_csv(content, options);
  std::string text;
  Bytes bytes(file);
  Decoder decoder(encoding);
  for (bool is_over = false; !is_over;) {
    const auto next = bytes.next();
    decoder.take(next, text);
    is_over = next.empty();
  }
  auto table = TRY(read_csv(text, options));
  for (auto& row : table.rows) {
    const bool is_damaged = std::ranges::any_of(row.cells, [](const std::string& cell) { return cell.find("\xEF\xBF\xBD") != std::string::npos; });
    if (is_damaged && row.fault.empty()) row.fault = "sheets.not_gb18030";
  }
  return table;
}

}  // namespace lianxin::sheets
