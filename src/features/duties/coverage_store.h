// What is owed and done, by place: leaf rows that every level's figure is the sum of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/duties/duty_rules.h"
#include "features/households/household.h"
#include "features/people/person.h"
#include "features/places/place.h"
#include "platform/db/db.h"

namespace lianxin::duties::store {

// Figures of the place at a path itself.
struct Leaf {
  std::string path{};
  std::int64_t owed = 0;
  std::int64_t done = 0;
  std::int64_t away = 0;
  std::int64_t attempts = 0;           // not met, but somebody tried
};

// Code of the highest place in the range.
Result<std::optional<std::string>> top_place(const db::Reader&, std::string_view partition, const PathRange&);
Result<bool> is_closed(const db::Reader&, std::string_view partition, const Rule&, const Period&);
// In the order of their paths. Of a closed period as it was written down; else by what is in force.
Result<std::vector<Leaf>> leaves(const db::Reader&, std::string_view partition, const Rule&, const Period&, const PathRange&, Zone);
// Those that have ended and are not written down: after the last one that is, or since the first one in which anything was done;
// where neither is known, the one before the running one.
Result<std::vector<Period>> to_close(const db::Reader&, std::string_view partition, const Rule&, const Period& running);
// Writes down what was owed in a period that has ended. True unless it was written down before.
Result<bool> close_period(db::Writer&, std::string_view partition, const Rule&, const Period&, Moment now, Zone);

}  // namespace lianxin::duties::store
