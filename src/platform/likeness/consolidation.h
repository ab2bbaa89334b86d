// How a throng is consolidated (throng.h): what is told of each text alone, then its copies, then its group.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/likeness/copies.h"
#include "platform/likeness/throng.h"

namespace lianxin::likeness {

using Texts = std::vector<std::uint32_t>;
constexpr std::uint32_t nowhere = 0;  // the place of a text without one
constexpr std::size_t few = 20'000;   // texts: of no more each is grouped for itself; of more a copy goes with the first of them

// Codes as numbers, on several threads.
class PlaceNumbers {
 public:
  std::uint32_t of(std::string_view code) {
    const std::scoped_lock lock(mutex_);
    if (const auto found = numbers_.find(std::string(code)); found != numbers_.end()) return found->second;
    codes_.emplace_back(code);
    return numbers_.emplace(code, static_cast<std::uint32_t>(codes_.size() - 1)).first->second;
  }
  const std::vector<std::string>& codes() const { return codes_; }

 private:
  std::mutex mutex_;
  std::vector<std::string> codes_{""};
  std::unordered_map<std::string, std::uint32_t> numbers_{{"", 0}};
};

class Consolidation {
 public:

  Consolidation(const TextSource& source, const ThrongOptions& options)
      : source_(source), options_(options), size_(static_cast<std::uint32_t>(source.size())), signatures_(size_) {}

  Consolidated run();

 private:
  // A text whose words name several places looks for the letter it copies in each of them.
  struct Visitor {
    std::uint32_t text = 0;
    std::uint32_t place = 0;
    double likeness = 0;  // of the first below, 0: none
    std::uint32_t first = 0;
  };
  void read();
  void note_perhaps(std::uint32_t text, const std::vector<std::string_view>& codes);
  void part();
  void unite(std::vector<std::uint32_t>& root_of) const;
  void find_copies();
  void copies_of(const Texts&, std::vector<Visitor>& visitors);
  void settle_visitors();
  bool may_be_copies(std::uint32_t text, std::uint32_t first) const;
  void be_copy(std::uint32_t text, std::uint32_t first);
  void group();
  void group_shard(const Texts&, unsigned threads);
  void group_unplaced();
  void fill(Grouper&, const Texts&, unsigned threads) const;
  void obey(Grouper&, const Texts&) const;
  void settle();
  void describe();
  bool is_one_place(std::uint32_t a, std::uint32_t b) const {
    const auto& codes = places_.codes();
    return a == b || codes[a].starts_with(codes[b]) || codes[b].starts_with(codes[a]);
  }
  bool is_decided(std::uint32_t text) const { return !decided_.empty() && std::binary_search(decided_.begin(), decided_.end(), text); }
  // Texts that are grouped: others stand with the one whose words they have.
  Texts grouped(const Texts&) const;

  const TextSource& source_;
  const ThrongOptions& options_;
  std::uint32_t size_;
  std::unique_ptr<TermWeights> weights_{};
  PlaceNumbers places_{};
  std::vector<Signature> signatures_;
  std::vector<Texts> shards_{};  // the largest first
  Texts unplaced_{};
  std::vector<std::vector<Visitor>> visitors_{};  // of each shard
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> perhaps_{};  // places, sorted, of texts that name several
  Texts decided_{};              // people did, of these
  Texts words_of_{};             // of each text one that says the same in nearly the same words, perhaps itself
  std::vector<std::pair<std::uint32_t, StandingGroup>> standing_{};
  std::mutex standing_mutex_;
  Consolidated out_{};
};

}  // namespace lianxin::likeness
