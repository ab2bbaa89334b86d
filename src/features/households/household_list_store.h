// Lists of households, masked, within what the asker may see.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/households/household.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::households::store {

struct HouseholdFilter {
  std::string words{};                     // part of the number, a name as it is masked (or the whole: it is masked first)
  std::vector<PathRange> word_places{};    // or at a place that is called so
  std::optional<PathRange> places{};
  std::optional<HouseholdState> state{};   // none: those who are present
  std::optional<bool> surveyed{};
  std::optional<std::string> tag{};        // holds on `today`
  std::optional<std::vector<PathRange>> own_places{};  // with own_households: only these
  std::vector<HouseholdId> own_households{};
};

// In the order of paths and numbers. Only ranges of `sight` count.
Result<Page<Household>> list_households(const db::Reader&, std::string_view partition, const HouseholdFilter&, const access::Sight&,
                                        Day today, const PageRequest&);
// Where in that order a household stands: the fields of its cursor.
std::vector<std::string> key_of(const Household&);
// Present ones at a place and below, in the order of paths and numbers.
Result<std::vector<HouseholdRef>> households_below(const db::Reader&, std::string_view partition, const PathRange&);

}  // namespace lianxin::households::store
