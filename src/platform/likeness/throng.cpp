#include <algorithm>
#include <numeric>

#include "platform/likeness/consolidation.h"
#include "platform/likeness/parallel.h"
#include "platform/likeness/place_reader.h"
#include "platform/likeness/summary.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t read_at_once = 1024, grouped_at_once = 4096;
constexpr std::size_t described_of = 60;    // texts of a group
constexpr std::size_t large_shard = 20'000; // texts: all threads work on one

// Each thread counts for itself; together it is the same in whatever order they were.
class Counting {
 public:
  explicit Counting(std::size_t texts) : texts_(texts) {}
  // One that no other thread has.
  std::unique_ptr<TermWeights> take() {
    const std::scoped_lock lock(mutex_);
    if (free_.empty()) return std::make_unique<TermWeights>(texts_);
    auto out = std::move(free_.back());
    free_.pop_back();
    return out;
  }
  void give(std::unique_ptr<TermWeights> weights) {
    const std::scoped_lock lock(mutex_);
    free_.push_back(std::move(weights));
  }
  std::unique_ptr<TermWeights> sum() {
    auto out = take();
    for (const auto& other : free_) out->add(*other);
    free_.clear();
    return out;
  }

 private:
  std::size_t texts_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<TermWeights>> free_{};
};

}  // namespace

Consolidated Consolidation::run() {
  out_.copy_of.resize(size_);
  out_.group.resize(size_);
  words_of_.resize(size_);
  out_.place.resize(size_);
  if (options_.classifier) out_.category.resize(size_);
  read();
  part();
  find_copies();
  group();
  settle();
  describe();
  out_.codes = places_.codes();
  return std::move(out_);
}

// Everything that is told of a text alone.
void Consolidation::read() {
  const Signer signer(options_.seed);
  Counting counting(size_);
  in_pieces(options_.threads, size_, read_at_once, [&](std::size_t begin, std::size_t end) {
    std::string room;
    auto weights = counting.take();
    for (auto i = static_cast<std::uint32_t>(begin); i < end; ++i) {
      const auto each = source_.read(i, room);
      const auto title = cleaned(each.title);
      const auto text = cleaned(each.text);
      signatures_[i] = signer.sign(title, text);
      weights->count(matter_of(title, text));
      if (options_.classifier) out_.category[i] = static_cast<std::uint16_t>(options_.classifier->judge(title, text).best);
      const bool is_open = options_.places && options_.places->is_divided(each.place);
      out_.place[i] = places_.of(is_open ? options_.places->read(title, text, each.place) : each.place);
      if (options_.places && out_.place[i] == nowhere) note_perhaps(i, options_.places->perhaps(title, text));
    }
    counting.give(std::move(weights));
  });
  weights_ = counting.sum();
  for (const auto* pairs : {&options_.must, &options_.must_not}) {
    for (const auto& pair : *pairs) decided_.insert(decided_.end(), {pair.one, pair.other});
  }
  std::sort(decided_.begin(), decided_.end());
}

void Consolidation::note_perhaps(std::uint32_t text, const std::vector<std::string_view>& codes) {
  if (codes.empty()) return;
  std::vector<std::uint32_t> numbers;
  for (const auto code : codes) numbers.push_back(places_.of(code));
  std::sort(numbers.begin(), numbers.end());
  const std::scoped_lock lock(standing_mutex_);
  perhaps_.emplace(text, std::move(numbers));
}

// What people put together, or apart, is looked at together.
void Consolidation::unite(std::vector<std::uint32_t>& root_of) const {
  for (const auto* pairs : {&options_.must, &options_.must_not}) {
    for (const auto& pair : *pairs) {
      const auto a = root_of[out_.place[pair.one]];
      const auto b = root_of[out_.place[pair.other]];
      if (a != b) std::replace(root_of.begin(), root_of.end(), std::max(a, b), std::min(a, b));
    }
  }
}

void Consolidation::part() {
  const auto& codes = places_.codes();
  std::vector<std::uint32_t> order(codes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return codes[a] < codes[b]; });
  // A code that begins others comes right before them.
  std::vector<std::uint32_t> root_of(codes.size());
  std::uint32_t root = nowhere;
  for (const auto place : order) {
    if (root == nowhere || !codes[place].starts_with(codes[root])) root = place;
    root_of[place] = root;
  }
  unite(root_of);
  std::vector<Texts> shards(codes.size());
  std::vector<std::vector<Visitor>> visitors(codes.size());
  for (std::uint32_t i = 0; i < size_; ++i) {
    shards[root_of[out_.place[i]]].push_back(i);
    const auto named = perhaps_.find(i);
    if (named == perhaps_.end()) continue;
    for (const auto place : named->second) visitors[root_of[place]].push_back({.text = i, .place = place});
  }
  unplaced_ = std::move(shards[nowhere]);
  shards[nowhere].clear();
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](auto each) { return shards[each].empty(); });
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return shards[a].size() > shards[b].size() || (shards[a].size() == shards[b].size() && shards[a] < shards[b]); });
  for (const auto each : order) {
    shards_.push_back(std::move(shards[each]));
    visitors_.push_back(std::move(visitors[each]));
  }
  if (!shards_.empty()) return;
  shards_.push_back(std::exchange(unplaced_, {}));
  visitors_.emplace_back();
}

Texts Consolidation::grouped(const Texts& texts) const {
  Texts out;
  for (const auto text : texts) {
    if (words_of_[text] == text) out.push_back(text);
  }
  return out;
}

void Consolidation::fill(Grouper& grouper, const Texts& texts, unsigned threads) const {
  for (std::size_t from = 0; from < texts.size(); from += grouped_at_once) {
    std::vector<Grouper::Newcomer> newcomers(std::min(grouped_at_once, texts.size() - from));
    in_pieces(threads, newcomers.size(), 64, [&](std::size_t begin, std::size_t end) {
      std::string room;
      for (auto i = begin; i < end; ++i) {
        const auto text = texts[from + i];
        const auto each = source_.read(text, room);
        newcomers[i] = grouper.newcomer(matter_of(each.title, each.text), places_.codes()[out_.place[text]]);
      }
    });
    grouper.add(std::move(newcomers));
  }
}

void Consolidation::obey(Grouper& grouper, const Texts& texts) const {
  const auto at = [&](std::uint32_t text) { return std::lower_bound(texts.begin(), texts.end(), text); };
  const auto tell = [&](const std::vector<TextPair>& pairs, auto use) {
    for (const auto& pair : pairs) {
      const auto one = at(pair.one);
      const auto other = at(pair.other);
      if (one == texts.end() || *one != pair.one || other == texts.end() || *other != pair.other) continue;
      use(TextPair{static_cast<std::uint32_t>(one - texts.begin()), static_cast<std::uint32_t>(other - texts.begin())});
    }
  };
  tell(options_.must, [&](TextPair pair) { grouper.must(pair); });
  tell(options_.must_not, [&](TextPair pair) { grouper.must_not(pair); });
}

void Consolidation::group_shard(const Texts& all, unsigned threads) {
  const auto texts = grouped(all);
  auto options = options_.grouping;
  options.threads = threads;
  options.keeps_profiles = false;
  Grouper grouper(*weights_, options);
  obey(grouper, texts);
  fill(grouper, texts, threads);
  grouper.merge();
  const auto groups = grouper.groups();
  for (std::size_t i = 0; i < texts.size(); ++i) out_.group[texts[i]] = texts[groups[i]];
  if (unplaced_.empty()) return;
  auto standing = grouper.take_groups();
  const std::scoped_lock lock(standing_mutex_);
  for (auto& group : standing) standing_.emplace_back(texts[group.number], std::move(group));
}

void Consolidation::group() {
  const auto is_large = [](const Texts& texts) { return texts.size() >= large_shard; };
  const auto first_small = std::partition_point(shards_.begin(), shards_.end(), is_large);
  for (auto shard = shards_.begin(); shard != first_small; ++shard) group_shard(*shard, options_.threads);
  const auto large = static_cast<std::size_t>(first_small - shards_.begin());
  in_pieces(options_.threads, shards_.size() - large, 1, [&](std::size_t begin, std::size_t) { group_shard(shards_[large + begin], 1); });
  if (!unplaced_.empty()) group_unplaced();
}

// Texts without a place, against all groups that stand.
void Consolidation::group_unplaced() {
  std::sort(standing_.begin(), standing_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const auto texts = grouped(unplaced_);
  auto options = options_.grouping;
  options.threads = options_.threads;
  options.keeps_profiles = false;
  Grouper grouper(*weights_, options);
  Texts oldest;
  for (auto& [text, group] : standing_) {
    grouper.adopt(std::move(group));
    oldest.push_back(text);
  }
  standing_.clear();
  oldest.insert(oldest.end(), texts.begin(), texts.end());
  fill(grouper, texts, options_.threads);
  const auto groups = grouper.groups();
  const auto adopted = oldest.size() - texts.size();
  for (std::size_t i = 0; i < texts.size(); ++i) out_.group[texts[i]] = oldest[groups[adopted + i]];
}

// Texts of the same words stand together; a group bears the number of its oldest text.
void Consolidation::settle() {
  for (std::uint32_t i = 0; i < size_; ++i) {
    if (words_of_[i] != i) out_.group[i] = out_.group[words_of_[i]];
  }
  Texts oldest(size_, size_);
  for (std::uint32_t i = size_; i-- > 0;) oldest[out_.group[i]] = i;
  for (std::uint32_t i = 0; i < size_; ++i) out_.group[i] = oldest[out_.group[i]];
}

void Consolidation::describe() {
  if (options_.described == 0) return;
  std::vector<std::uint32_t> sizes(size_);
  for (const auto group : out_.group) ++sizes[group];
  Texts largest(size_);
  std::iota(largest.begin(), largest.end(), 0U);
  const auto count = std::min<std::size_t>(options_.described, size_);
  std::partial_sort(largest.begin(), largest.begin() + static_cast<std::ptrdiff_t>(count), largest.end(),
                    [&](auto a, auto b) { return sizes[a] > sizes[b] || (sizes[a] == sizes[b] && a < b); });
  largest.resize(count);
  std::erase_if(largest, [&](auto group) { return sizes[group] < 2; });
  std::unordered_map<std::uint32_t, Texts> newest;
  for (const auto group : largest) newest[group];
  for (std::uint32_t i = size_; i-- > 0;) {
    if (const auto found = newest.find(out_.group[i]); found != newest.end() && found->second.size() < described_of) found->second.push_back(i);
  }
  out_.largest.resize(largest.size());
  in_pieces(options_.threads, largest.size(), 1, [&](std::size_t at, std::size_t) {
    const auto& numbers = newest.at(largest[at]);
    std::vector<std::string> rooms(numbers.size());
    std::vector<TitledText> texts;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto each = source_.read(numbers[i], rooms[i]);
      texts.push_back({each.title, each.text});
    }
    auto summary = summarised(texts, *weights_);
    out_.largest[at] = {largest[at], sizes[largest[at]], numbers[summary.nearest_first.front()], std::move(summary.words)};
  });
}

Consolidated consolidated(const TextSource& source, const ThrongOptions& options) { return Consolidation(source, options).run(); }

}  // namespace lianxin::likeness
