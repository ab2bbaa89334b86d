#include "platform/likeness/tsv_texts.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>

#include "base/text.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t piece = 1 << 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view nth(std::string_view line, int column) {
  if (column < 0) return {};
  for (; column > 0; --column) {
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) return {};
    line.remove_prefix(tab + 1);
  }
  return trimmed(line.substr(0, line.find('\t')));
}

bool is_nothing(std::string_view line) { return line.find_first_not_of("\r\n\t ") == std::string_view::npos; }

}  // namespace

TsvTexts::~TsvTexts() { ::close(file_); }

Result<std::unique_ptr<TsvTexts>> TsvTexts::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return invalid_field("FILE", "config.no_file", {{"path", path}});
  std::unique_ptr<TsvTexts> out(new TsvTexts(file));
  TRY(out->index(path));
  return out;
}

Result<void> TsvTexts::index(const std::string& path) {
  std::string room(piece, '\0');
  std::string first;
  bool is_first = true;
  bool is_blank = true;
  std::vector<std::uint64_t> begins;
  std::uint64_t at = 0;
  std::uint64_t begin = 0;
  const auto end_line = [&] {
    if (is_first) is_first = false;
    else if (!is_blank) begins.push_back(begin);
    is_blank = true;
    begin = at;
  };
  for (;;) {
    const auto count = ::pread(file_, room.data(), room.size(), static_cast<off_t>(at));
    if (count < 0) return invalid_field("FILE", "config.no_file", {{"path", path}});
    if (count == 0) break;
    std::string_view rest(room.data(), static_cast<std::size_t>(count));
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      const auto part = rest.substr(0, end);
      if (is_first) first += part;
      if (is_blank) is_blank = is_nothing(part);
      at += end;
      rest.remove_prefix(end);
      if (part.back() == '\n') end_line();
    }
  }
  if (at > begin) end_line();
  begins_ = std::move(begins);
  begins_.push_back(at);
  std::string_view names = first;
  if (names.starts_with(byte_order_mark)) names.remove_prefix(byte_order_mark.size());
  for (const auto& name : split(names, '\t')) columns_.emplace_back(trimmed(name));
  title_ = column("title");
  text_ = column("text");
  place_ = column("place");
  if (text_ < 0) return invalid_field("FILE", "likeness.no_column", {{"column", "text"}});
  return {};
}

int TsvTexts::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] == name) return static_cast<int>(i);
  }
  return -1;
}

std::string_view TsvTexts::line(std::uint32_t number, std::string& room) const {
  const auto begin = begins_[number];
  room.resize(begins_[number + 1] - begin);
  std::size_t got = 0;
  while (got < room.size()) {
    const auto count = ::pread(file_, room.data() + got, room.size() - got, static_cast<off_t>(begin + got));
    if (count <= 0) break;  // the file was cut meanwhile
    got += static_cast<std::size_t>(count);
  }
  const std::string_view all(room.data(), got);
  return all.substr(0, all.find('\n'));
}

std::string_view TsvTexts::cell(std::uint32_t number, int column, std::string& room) const { return nth(line(number, room), column); }

SourceText TsvTexts::read(std::uint32_t number, std::string& room) const {
  const auto whole = line(number, room);
  return {nth(whole, title_), nth(whole, text_), nth(whole, place_)};
}

}  // namespace lianxin::likeness
