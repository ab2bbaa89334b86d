#include "platform/likeness/copies.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "platform/likeness/hashing.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t most_looked_at = 32;  // in one band
constexpr std::size_t stretch = 3;          // characters

using Numbers = std::array<std::uint32_t, signature_length>;

// The least of each hash over the stretches, thirty-two hashes at a time: so many stay in registers.
[[gnu::always_inline]] inline void take_least(Numbers& least, const Numbers& offsets, const Numbers& factors, std::span<const std::uint32_t> stretches) {
  using Eight = std::uint32_t __attribute__((vector_size(32)));
  using Block = std::array<Eight, 4>;
  constexpr std::size_t width = sizeof(Block) / sizeof(std::uint32_t);
  for (std::size_t from = 0; from < signature_length; from += width) {
    Block low, offset, factor;
    std::memcpy(&low, least.data() + from, sizeof low);
    std::memcpy(&offset, offsets.data() + from, sizeof offset);
    std::memcpy(&factor, factors.data() + from, sizeof factor);
    for (const auto x : stretches) {
      for (std::size_t i = 0; i < low.size(); ++i) {
        const Eight hash = (offset[i] ^ x) * factor[i];
        low[i] = hash < low[i] ? hash : low[i];
      }
    }
    std::memcpy(least.data() + from, &low, sizeof low);
  }
}

void take_least_plainly(Numbers& least, const Numbers& offsets, const Numbers& factors, std::span<const std::uint32_t> stretches) {
  take_least(least, offsets, factors, stretches);
}

#if defined(__x86_64__)
// The same eight at a time, where the processor can.
[[gnu::target("avx2")]] void take_least_by_eight(Numbers& least, const Numbers& offsets, const Numbers& factors, std::span<const std::uint32_t> stretches) {
  take_least(least, offsets, factors, stretches);
}
const bool can_by_eight = __builtin_cpu_supports("avx2");
#endif

}  // namespace

double likeness_of(const Signature& a, const Signature& b) {
  if (a.is_empty || b.is_empty) return 0;
  unsigned equal = 0;
  for (std::size_t i = 0; i < signature_length; ++i) equal += a.values[i] == b.values[i];
  return static_cast<double>(equal) / signature_length;
}

Signer::Signer(std::uint64_t seed) : seed_(mixed(seed + 1)) {
  Sequence numbers(seed_);
  for (std::size_t i = 0; i < signature_length; ++i) {
    factors_[i] = static_cast<std::uint32_t>(numbers.next()) | 1U;
    offsets_[i] = static_cast<std::uint32_t>(numbers.next());
  }
}

Signature Signer::sign(std::string_view title, std::string_view text) const { return sign(cleaned(title), cleaned(text)); }

Signature Signer::sign(const Cleaned& title, const Cleaned& text) const {
  Numbers least{};
  least.fill(std::numeric_limits<std::uint32_t>::max());
  thread_local std::vector<std::uint32_t> stretches;
  stretches.clear();
  const auto take = [&](std::uint64_t hash) { stretches.push_back(static_cast<std::uint32_t>(mixed(hash ^ seed_) >> 32)); };
  thread_local std::vector<char32_t> characters;
  for (const auto* part : {&title, &text}) {
    characters = part->characters;
    std::erase(characters, gap);  // whoever copies a text sets other commas
    for (std::size_t i = 0; i + stretch <= characters.size(); ++i) {
      take(longer(longer(longer(0, characters[i]), characters[i + 1]), characters[i + 2]));
    }
    if (characters.empty() || characters.size() >= stretch) continue;
    std::uint64_t whole = 0;
    for (const char32_t c : characters) whole = longer(whole, c);
    take(whole);
  }
#if defined(__x86_64__)
  if (can_by_eight) take_least_by_eight(least, offsets_, factors_, stretches);
  else
#endif
    take_least_plainly(least, offsets_, factors_, stretches);
  Signature out;
  out.is_empty = stretches.empty();
  for (std::size_t i = 0; i < signature_length; ++i) out.values[i] = static_cast<std::uint16_t>(mixed(least[i]) >> 48);
  return out;
}

CopyIndex::CopyIndex(std::uint64_t seed) : seed_(mixed(seed + 2)), slots_(1024) {}

std::uint64_t CopyIndex::key_of(const Signature& signature, std::size_t band) const {
  std::uint64_t key = 0;
  for (std::size_t row = 0; row < rows; ++row) key = key << 16 | signature.values[band * rows + row];
  return mixed(mixed(key ^ seed_) + band);
}

void CopyIndex::enter(std::uint32_t number) {
  for (std::size_t band = 0; band < bands; ++band) {
    auto& slot = slots_[key_of(signatures_[number], band) & (slots_.size() - 1)];
    older_[number * bands + band] = std::exchange(slot.newest, static_cast<std::uint32_t>(number * bands + band));
  }
}

void CopyIndex::grow() {
  slots_.assign(slots_.size() * 2, Slot{});
  for (std::uint32_t number = 0; number < signatures_.size(); ++number) {
    if (!signatures_[number].is_empty) enter(number);
  }
}

std::uint32_t CopyIndex::add(const Signature& signature) {
  const auto number = static_cast<std::uint32_t>(signatures_.size());
  signatures_.push_back(signature);
  older_.resize(older_.size() + bands, none);
  if (signatures_.size() * bands > slots_.size()) grow();
  else if (!signature.is_empty) enter(number);
  return number;
}

std::vector<Match> CopyIndex::find(const Signature& signature, double least, std::size_t count) const {
  std::vector<Match> out;
  if (signature.is_empty) return out;
  std::vector<std::uint32_t> met;
  for (std::size_t band = 0; band < bands; ++band) {
    auto at = slots_[key_of(signature, band) & (slots_.size() - 1)].newest;
    for (std::size_t looked = 0; at != none && looked < most_looked_at; at = older_[at], ++looked) met.push_back(static_cast<std::uint32_t>(at / bands));
  }
  std::sort(met.begin(), met.end());
  met.erase(std::unique(met.begin(), met.end()), met.end());
  for (const auto number : met) {
    if (const double likeness = likeness_of(signature, signatures_[number]); likeness >= least) out.push_back({number, likeness});
  }
  std::stable_sort(out.begin(), out.end(), [](const Match& a, const Match& b) { return a.likeness > b.likeness; });
  if (out.size() > count) out.resize(count);
  return out;
}

std::vector<std::uint32_t> copy_groups(std::span<const TitledText> texts, std::uint64_t seed, double least) {
  const Signer signer(seed);
  CopyIndex firsts(seed);
  std::vector<std::uint32_t> first_of;  // group of each text in `firsts`
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const auto signature = signer.sign(texts[i].title, texts[i].text);
    const auto found = firsts.find(signature, least, 1);
    if (found.empty()) {
      firsts.add(signature);
      first_of.push_back(i);
      out.push_back(i);
    } else {
      out.push_back(first_of[found.front().number]);
    }
  }
  return out;
}

}  // namespace lianxin::likeness
