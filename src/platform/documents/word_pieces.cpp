#include "platform/documents/word_pieces.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "platform/sheets/xml_scan.h"
#include "platform/sheets/xml_tags.h"

namespace lianxin::documents {
namespace {

constexpr std::size_t longest_name = 80;
constexpr int body_depth = 2;  // <document><body>
constexpr std::size_t most_bytes = 32u << 20;

class Pieces : public sheets::XmlHandler {
 public:
  explicit Pieces(WordPieces& out) : out_(out) {}

  void start(std::string_view name, const char**) override {
    const auto at = static_cast<std::size_t>(offset());
    ++depth_;
    if (name == "body" && depth_ == body_depth) out_.body.begin = at + static_cast<std::size_t>(length());
    if (name == "sectPr" && depth_ == body_depth + 1) pages_begin_ = at;
    if (name == "p") paragraphs_.push_back(out_.texts.size());
    if (name == "tr") {
      open_rows_.push_back(out_.rows.size());
      out_.rows.push_back({.begin = at});
    }
    if (name != "t") return;
    const std::string_view tag = std::string_view(out_.xml).substr(at, static_cast<std::size_t>(length()));
    if (out_.prefix.empty()) out_.prefix = sheets::prefix_of(tag);
    if (sheets::closes_itself(tag)) return;
    in_text_ = true;
    out_.texts.push_back({.begin = at + tag.size()});
  }

  void text(std::string_view words) override {
    if (in_text_) out_.texts.back().words += words;
  }

  void end(std::string_view name) override {
    const auto at = static_cast<std::size_t>(offset());
    if (name == "sectPr" && depth_ == body_depth + 1) out_.body.pages_end = at + static_cast<std::size_t>(length());
    if (name == "body" && depth_ == body_depth) {
      if (out_.body.pages_end == 0) pages_begin_ = out_.body.pages_end = at;
      out_.body.end = pages_begin_;
    }
    --depth_;
    if (name == "t" && in_text_) {
      out_.texts.back().end = at;
      in_text_ = false;
    }
    if (name == "tr" && !open_rows_.empty()) {
      out_.rows[open_rows_.back()].end = at + static_cast<std::size_t>(length());
      open_rows_.pop_back();
    }
    if (name == "p" && !paragraphs_.empty()) {
      find_places(paragraphs_.back());
      paragraphs_.pop_back();
    }
  }

 private:
  // Places in the words of a paragraph, from its first text on; those of a paragraph within it were found before.
  void find_places(std::size_t first) {
    std::string words;
    std::vector<std::size_t> starts;
    for (std::size_t i = first; i < out_.texts.size(); ++i) {
      starts.push_back(words.size());
      words += out_.texts[i].words;
    }
    for (std::size_t at = words.find("{{"); at != std::string::npos; at = words.find("{{", at + 2)) {
      const auto close = words.find("}}", at);
      if (close == std::string::npos) return;
      const auto name = trimmed(std::string_view(words).substr(at + 2, close - at - 2));
      if (name.empty() || name.size() > longest_name || name.find('{') != std::string_view::npos) continue;
      mark(first, starts, at, close + 2, std::string(name));
      at = close;
    }
  }

  void mark(std::size_t first, const std::vector<std::size_t>& starts, std::size_t from, std::size_t to, std::string name) {
    for (std::size_t i = 0; i < starts.size(); ++i) {
      WordText& text = out_.texts[first + i];
      const std::size_t begin = starts[i], end = begin + text.words.size();
      if (end <= from || begin >= to) continue;
      // Found already, in a paragraph within this one.
      if (std::ranges::any_of(text.places, [&](const WordPlace& each) { return each.from + begin >= from && each.from + begin < to; })) return;
      text.places.push_back({std::max(from, begin) - begin, std::min(to, end) - begin, std::exchange(name, {})});
    }
  }

  WordPieces& out_;
  std::vector<std::size_t> paragraphs_{};
  std::vector<std::size_t> open_rows_{};
  bool in_text_ = false;
  int depth_ = 0;
  std::size_t pages_begin_ = 0;
};

// The one table whose places stand in a row.
void name_rows(WordPieces& pieces) {
  for (WordTableRow& row : pieces.rows) {
    bool several = false;
    for (const WordText& text : pieces.texts)
      for (const WordPlace& place : text.places) {
        const auto dot = place.name.find('.');
        if (text.begin < row.begin || text.end > row.end || dot == std::string::npos) continue;
        const std::string table = place.name.substr(0, dot);
        several = several || (!row.table.empty() && row.table != table);
        row.table = table;
      }
    if (several) row.table.clear();
  }
}

}  // namespace

Result<WordPieces> read_pieces(const sheets::Package& package, const std::string& part) {
  WordPieces out;
  auto whole = package.whole(part, most_bytes);
  if (!whole) return std::move(whole).error();
  out.xml = *std::move(whole);
  auto stream = package.part(part);
  if (!stream) return std::move(stream).error();
  Pieces handler(out);
  if (auto done = sheets::scan_xml(*stream, handler); !done) return std::move(done).error();
  name_rows(out);
  return out;
}

std::string escaped(std::string_view words) { return sheets::xml_text(words); }

}  // namespace lianxin::documents
