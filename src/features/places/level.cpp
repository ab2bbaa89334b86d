#include "features/places/level.h"

#include <algorithm>

namespace lianxin::places {

const Level* find_level(const Levels& levels, std::string_view key) {
  for (const auto& level : levels.levels)
    if (level.key == key) return &level;
  if (levels.outside && levels.outside->key == key) return &*levels.outside;
  return nullptr;
}

int rank_of(const Levels& levels, std::string_view key) {
  for (std::size_t i = 0; i < levels.levels.size(); ++i)
    if (levels.levels[i].key == key) return static_cast<int>(i) + 1;
  return levels.outside && levels.outside->key == key ? 0 : -1;
}

bool is_kind_of(const Levels& levels, std::string_view level, std::string_view kind) {
  const Level* found = find_level(levels, level);
  return found && std::any_of(found->kinds.begin(), found->kinds.end(), [&](const auto& k) { return k.zh == kind; });
}

bool may_contain(const Levels& levels, std::string_view upper, std::string_view lower) {
  const int above = rank_of(levels, upper);
  const int below = rank_of(levels, lower);
  if (above < 0 || below < 0) return false;
  if (below == 0) return true;
  if (above == 0) return below > 1;
  return above < below;
}

}  // namespace lianxin::places
