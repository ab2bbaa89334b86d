// Rounds in the database.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/rounds/round.h"
#include "features/rounds/round_rules.h"
#include "platform/db/db.h"

namespace lianxin::rounds::store {

Result<std::optional<Round>> find_round(const db::Reader&, std::string_view partition, RoundId);
struct RoundFilter {
  std::optional<PathRange> places{};
  std::optional<Day> open_on{};
  bool only_public = false;
};
// Those that opened last first.
Result<Page<Round>> list_rounds(const db::Reader&, std::string_view partition, const RoundFilter&, const PageRequest&);
// Of exactly this title.
Result<std::vector<RoundId>> rounds_called(const db::Reader&, std::string_view partition, std::string_view title);
Result<void> insert_round(db::Writer&, std::string_view partition, const Round&);
// stale "base.stale" when `before` is not its version.
Result<void> save_round(db::Writer&, std::string_view partition, const Round&, std::int64_t before);
Result<std::vector<std::pair<std::string, std::string>>> titles_of(const db::Reader&, std::string_view partition, const std::vector<std::string>& ids);

// Open places one step below a path, in the order of their paths.
Result<std::vector<PlaceBelow>> places_one_below(const db::Reader&, std::string_view partition, std::string_view path);

}  // namespace lianxin::rounds::store
