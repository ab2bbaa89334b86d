#include <algorithm>

#include "platform/likeness/consolidation.h"
#include "platform/likeness/parallel.h"

namespace lianxin::likeness {

// Whether both may be from one place, by their places or, where one is not known, by those its words name.
bool Consolidation::may_be_copies(std::uint32_t text, std::uint32_t first) const {
  if (!is_one_place(out_.place[text], out_.place[first])) return false;
  const auto one = perhaps_.find(text);
  const auto other = perhaps_.find(first);
  if (one == perhaps_.end() || other == perhaps_.end()) return true;
  return std::find_first_of(one->second.begin(), one->second.end(), other->second.begin(), other->second.end()) != one->second.end();
}

// A letter is from the narrowest place told of its copies.
void Consolidation::be_copy(std::uint32_t text, std::uint32_t first) {
  out_.copy_of[text] = first;
  if (size_ > few && !is_decided(text)) words_of_[text] = first;
  if (places_.codes()[out_.place[text]].size() > places_.codes()[out_.place[first]].size()) out_.place[first] = out_.place[text];
}

// Each text is compared with the first of a letter only.
void Consolidation::copies_of(const Texts& texts, std::vector<Visitor>& visitors) {
  CopyIndex firsts(options_.seed);
  Texts text_of_first;
  for (const auto text : texts) {
    out_.copy_of[text] = words_of_[text] = text;
    for (const auto& match : firsts.find(signatures_[text])) {
      const auto first = text_of_first[match.number];
      if (!may_be_copies(text, first)) continue;
      be_copy(text, first);
      break;
    }
    if (out_.copy_of[text] != text) continue;
    firsts.add(signatures_[text]);
    text_of_first.push_back(text);
  }
  for (auto& visitor : visitors) {
    for (const auto& match : firsts.find(signatures_[visitor.text])) {
      const auto first = text_of_first[match.number];
      if (!is_one_place(visitor.place, out_.place[first])) continue;
      visitor.likeness = match.likeness;
      visitor.first = first;
      break;
    }
  }
}

// Each goes where the likest letter is; the rest are from nowhere.
void Consolidation::settle_visitors() {
  std::unordered_map<std::uint32_t, std::pair<Visitor, std::size_t>> best;  // and its shard
  for (std::size_t shard = 0; shard < visitors_.size(); ++shard) {
    for (const auto& visitor : visitors_[shard]) {
      if (visitor.likeness == 0) continue;
      const auto [at, is_first] = best.try_emplace(visitor.text, visitor, shard);
      const auto& other = at->second.first;
      if (visitor.likeness > other.likeness || (visitor.likeness == other.likeness && visitor.first < other.first)) at->second = {visitor, shard};
    }
  }
  std::erase_if(unplaced_, [&](auto text) {
    const auto found = best.find(text);
    if (found == best.end()) return false;
    const auto& [visitor, shard] = found->second;
    out_.place[text] = visitor.place;
    words_of_[text] = text;
    be_copy(text, visitor.first);
    shards_[shard].insert(std::lower_bound(shards_[shard].begin(), shards_[shard].end(), text), text);
    return true;
  });
  visitors_ = {};
}

void Consolidation::find_copies() {
  in_pieces(options_.threads, shards_.size(), 1, [&](std::size_t begin, std::size_t) { copies_of(shards_[begin], visitors_[begin]); });
  settle_visitors();
  std::vector<Visitor> none;
  if (!unplaced_.empty()) copies_of(unplaced_, none);
  signatures_ = {};
}

}  // namespace lianxin::likeness
