// Phrases: the portal's sentences in one language, filled with names and days.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "base/result.h"

namespace lianxin::portal {

class Phrases {
 public:
  // The text of a key with its {placeholders} filled (packs/texts/portal.*.json).
  using Say = std::function<std::string(std::string_view key, const std::vector<Arg>& args)>;
  explicit Phrases(Say say) : say_(std::move(say)) {}

  std::string say(std::string_view key, const std::vector<Arg>& args = {}) const { return say_(key, args); }
  // "11 月 18 日", with the year when it is not that of `today`.
  std::string day(Day day, Day today) const;

 private:
  Say say_;
};

}  // namespace lianxin::portal
