#include "platform/sheets/book_strings.h"

#include <unistd.h>

#include <algorithm>

#include "base/text.h"
#include "platform/sheets/xml_scan.h"

namespace lianxin::sheets {

namespace {
constexpr std::size_t page_bytes = 32 * 1024, page_strings = 2048, most_resident = 48;
}

class StringsHandler : public XmlHandler {
 public:
  StringsHandler(BookStrings& into, const Package& package) : into_(into), package_(package) {}

  void start(std::string_view name, const char**) override {
    if (name == "si") text_.clear();
    else if (name == "rPh") ++phonetic_;
    else if (name == "t") inside_ = phonetic_ == 0;
  }
  void end(std::string_view name) override {
    if (name == "t") inside_ = false;
    else if (name == "rPh") --phonetic_;
    else if (name == "si") finish();
  }
  void text(std::string_view text) override {
    if (inside_) text_ += text;
    const std::size_t most = package_.limits().max_cell_bytes;
    if (text_.size() > most) stop(fail(Code::invalid, "sheets.cell_too_large", {{"file", package_.file()}, {"max", std::to_string(most)}}));
  }

 private:
  void finish() {
    take_back_escapes(text_, 0);
    into_.add(text_);
    const std::size_t most = package_.limits().max_strings;
    if (into_.size() > most) stop(fail(Code::invalid, "sheets.too_many_strings", {{"file", package_.file()}, {"max", std::to_string(most)}}));
    if (into_.broken_) stop(fail(Code::unavailable, "sheets.no_room"));
  }

  BookStrings& into_;
  const Package& package_;
  std::string text_{};
  int phonetic_ = 0;
  bool inside_ = false;
};

Result<BookStrings> BookStrings::read(const Package& package, std::string_view name) {
  BookStrings out;
  if (name.empty() || !package.has(name)) return out;
  auto part = package.part(name);
  if (!part) return std::move(part).error();
  StringsHandler handler(out, package);
  if (auto done = scan_xml(*part, handler); !done) return std::move(done).error();
  return out;
}

void BookStrings::add(std::string_view text) {
  if (pages_.empty() || pages_.back().bytes.size() >= page_bytes || pages_.back().ends.size() >= page_strings) {
    if (!make_room()) broken_ = true;
    pages_.push_back({.first = count_});
    pages_.back().bytes.reserve(page_bytes + 512);
    resident_.push_back(pages_.size() - 1);
    pages_.back().used = ++clock_;
  }
  pages_.back().bytes += text;
  pages_.back().ends.push_back(static_cast<std::uint32_t>(pages_.back().bytes.size()));
  ++count_;
}

// The page nobody asked for longest leaves the memory.
bool BookStrings::make_room() {
  if (resident_.size() < most_resident) return true;
  const auto oldest = std::min_element(resident_.begin(), resident_.end(), [&](auto a, auto b) { return pages_[a].used < pages_[b].used; });
  Page& page = pages_[*oldest];
  if (page.offset < 0 && !write(page)) return false;
  std::string().swap(page.bytes);  // `= {}` would keep the room
  std::vector<std::uint32_t>().swap(page.ends);
  resident_.erase(oldest);
  return true;
}

bool BookStrings::write(Page& page) {
  if (!file_) file_.reset(std::tmpfile());
  if (!file_) return false;
  std::string packed;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : page.ends) {
    const std::uint32_t size = end - begin;
    packed.append(reinterpret_cast<const char*>(&size), sizeof size);
    begin = end;
  }
  packed += page.bytes;
  page.offset = file_size_;
  page.size = static_cast<std::int64_t>(packed.size());
  if (::pwrite(fileno(file_.get()), packed.data(), packed.size(), page.offset) != page.size) return false;
  file_size_ += page.size;
  return true;
}

bool BookStrings::load(Page& page) {
  const std::size_t next = &page == &pages_.back() ? count_ : (&page + 1)->first;
  std::vector<std::uint32_t> sizes(next - page.first);
  const auto head = static_cast<std::int64_t>(sizes.size() * sizeof(std::uint32_t));
  if (::pread(fileno(file_.get()), sizes.data(), static_cast<std::size_t>(head), page.offset) != head) return false;
  page.bytes.resize(static_cast<std::size_t>(page.size - head));
  if (::pread(fileno(file_.get()), page.bytes.data(), page.bytes.size(), page.offset + head) != page.size - head) return false;
  std::uint32_t end = 0;
  for (auto& size : sizes) size = end += size;
  page.ends = std::move(sizes);
  return true;
}

BookStrings::Page* BookStrings::page_of(std::size_t index) {
  const auto holds = [&](std::size_t page) {
    return pages_[page].first <= index && (page + 1 == pages_.size() || index < pages_[page + 1].first);
  };
  if (!holds(last_)) {
    const auto behind = std::upper_bound(pages_.begin(), pages_.end(), index, [](std::size_t i, const Page& page) { return i < page.first; });
    last_ = static_cast<std::size_t>(behind - pages_.begin()) - 1;
  }
  Page& page = pages_[last_];
  if (page.ends.empty()) {
    if (!make_room() || !load(page)) return nullptr;
    resident_.push_back(last_);
  }
  page.used = ++clock_;
  return &page;
}

Result<std::string_view> BookStrings::at(std::size_t index) {
  const Page* page = page_of(index);
  if (!page) return fail(Code::unavailable, "sheets.no_room");
  const std::size_t in_page = index - page->first;
  const std::uint32_t begin = in_page == 0 ? 0 : page->ends[in_page - 1];
  return std::string_view(page->bytes).substr(begin, page->ends[in_page] - begin);
}

void take_back_escapes(std::string& text, std::size_t from) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  for (std::size_t at = from; (at = text.find("_x", at)) != std::string::npos; ++at) {
    if (at + 7 > text.size() || text[at + 6] != '_') continue;
    int code = 0;
    for (std::size_t i = at + 2; i < at + 6 && code >= 0; ++i) code = digit(text[i]) < 0 ? -1 : code * 16 + digit(text[i]);
    if (code <= 0 || (code >= 0xD800 && code <= 0xDFFF)) continue;
    std::string character;
    append_code_point(character, static_cast<char32_t>(code));
    text.replace(at, 7, character);
    at += character.size() - 1;
  }
}

}  // namespace lianxin::sheets
