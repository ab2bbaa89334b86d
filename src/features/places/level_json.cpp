#include "features/places/level_json.h"

#include <set>

#include "platform/json/json.h"

namespace lianxin::places {
namespace {

Error bad(std::string what) { return fail(Code::invalid, "places.levels_bad", {{"fault", std::move(what)}}); }

}  // namespace

Result<Levels> read_levels(std::string_view text) {
  auto levels = json::read<Levels>(text);
  if (!levels) return bad(levels.error().fields.empty() ? levels.error().key : levels.error().fields.front().field);
  if (levels->levels.empty()) return bad("levels");
  std::set<std::string, std::less<>> keys;
  auto all = levels->levels;
  if (levels->outside) all.push_back(*levels->outside);
  for (const auto& level : all)
    if (level.key.empty() || level.zh.empty() || level.en.empty() || !keys.insert(level.key).second) return bad(level.key);
  return levels;
}

}  // namespace lianxin::places
