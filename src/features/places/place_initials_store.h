// What places are found by when somebody types the first letters of their syllables. It is the store's alone: made where a
// place is written, asked for by `PlaceFilter.words`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/db/db.h"
#include "platform/db/store.h"

namespace lianxin::places::store {

// The column's value for a place of these names: "cbehq cq"; "-" when they have no letters; "" when the machine knows no
// pinyin, so that one that does fills it later.
std::string initials_to_keep(std::string_view name, std::string_view short_name);
// What to look for when these words may be initials: 2–12 ASCII letters, lower case; else none.
std::optional<std::string> initials_asked(std::string_view words);
// Fills places that have none yet, at most `batch` in a transaction; one that is renamed meanwhile keeps what the rename
// wrote. Gives how many were filled.
Result<int> fill_initials(db::Store&, std::string_view partition, int batch);

}  // namespace lianxin::places::store
