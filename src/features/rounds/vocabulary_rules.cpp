// Words of the packs, as they are and as others write them.
#include <algorithm>

#include "base/text.h"
#include "features/rounds/opinion.h"

namespace lianxin::rounds {
namespace {

template <class T>
const T* by_key(const std::vector<T>& all, std::string_view key) {
  const auto found = std::ranges::find(all, key, &T::key);
  return found == all.end() ? nullptr : &*found;
}

template <class T>
const T* meant(const std::vector<T>& all, std::string_view words) {
  const std::string plain = half_width(trimmed(words));
  for (const T& each : all) {
    const bool is = each.key == plain || each.zh == plain || each.en == plain || (each.synonyms && std::ranges::find(*each.synonyms, plain) != each.synonyms->end());
    if (is) return &each;
  }
  return nullptr;
}

}  // namespace

const CollectionChannel* Vocabulary::channel(std::string_view key) const { return by_key(channels, key); }
const SourceKind* Vocabulary::source(std::string_view key) const { return by_key(sources, key); }
const CollectionChannel* Vocabulary::channel_meant(std::string_view words) const { return meant(channels, words); }
const SourceKind* Vocabulary::source_meant(std::string_view words) const { return meant(sources, words); }

}  // namespace lianxin::rounds
