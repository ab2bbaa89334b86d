#include "platform/sheets/merge_scan.h"

#include <algorithm>

namespace lianxin::sheets {

namespace {
constexpr std::string_view word = "mergeCell ";
constexpr std::size_t longest_tag = 512;

// The tag may have a prefix: "<x:mergeCell ".
bool opens_tag(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  if (text[at - 1] == '<') return true;
  if (text[at - 1] != ':') return false;
  for (std::size_t i = at - 1; i-- > 0 && at - i < 64;) {
    const char c = text[i];
    if (c == '<') return true;
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-')) return false;
  }
  return false;
}
}  // namespace

void MergeScan::take(std::string_view piece) {
  kept_ += piece;
  const bool last = piece.empty();
  std::size_t done = 0;
  for (std::size_t at = 0; (at = kept_.find(word, at)) != std::string::npos; ++at) {
    const std::size_t end = kept_.find('>', at);
    if (end == std::string::npos) {
      if (!last && kept_.size() - at < longest_tag) break;  // the rest comes with the next piece
      continue;
    }
    if (opens_tag(kept_, at)) tag(std::string_view(kept_).substr(at + word.size(), end - at - word.size()));
    done = end;
  }
  kept_.erase(0, std::max(done, kept_.size() - std::min(kept_.size(), longest_tag + 64)));
}

void MergeScan::tag(std::string_view attributes) {
  const auto ref = attributes.find("ref");
  if (ref == attributes.npos) return;
  const auto open = attributes.find_first_of("\"'", ref);
  if (open == attributes.npos) return;
  const auto close = attributes.find(attributes[open], open + 1);
  if (close == attributes.npos) return;
  const auto value = attributes.substr(open + 1, close - open - 1);
  const auto colon = value.find(':');
  MergedRange range;
  if (colon == value.npos || !parse_cell_name(value.substr(0, colon), range.first_row, range.first_column) ||
      !parse_cell_name(value.substr(colon + 1), range.last_row, range.last_column))
    return;
  if (range.first_row <= range.last_row && range.first_column <= range.last_column) ranges.push_back(range);
}

}  // namespace lianxin::sheets
