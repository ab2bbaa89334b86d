// Editions as the API shows them.
#pragma once

#include "base/page.h"
#include "features/rulebook/edition.h"

namespace lianxin::rulebook {

struct Setting {
  std::string reason{};
  std::string content{};  // JSON
};
struct Reverting {
  std::string reason{};
  std::int64_t version = 0;
};
Result<Setting> read_setting(std::string_view);
Result<Reverting> read_reverting(std::string_view);

// With the content in force by it. `may_change`: whether the reader may set another.
Result<std::string> edition_json(const Book&, const Edition&, bool may_change, Zone);
std::string editions_json(const Page<Edition>&, Zone);

}  // namespace lianxin::rulebook
