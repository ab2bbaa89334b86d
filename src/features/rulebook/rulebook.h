// The door of rulebook: time limits and calendar years as administrators set them, in place of the packs' (3.8, 4.41).
#pragma once

#include <vector>

#include "features/rulebook/edition.h"
#include "features/rulebook/rulebook_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::rulebook {

// Offers the calendar and the books of other features. internal "base.pack_broken".
Result<Feature> feature(const Deployment&, std::vector<Book> others);

// Changes with every change of any book: who holds rules in memory looks whether it is still the same.
Result<std::int64_t> stamp(const db::Reader&);
// What administrators set in the book, as Book::checked gave it; nullopt when nothing.
Result<std::optional<Edition>> find_edition(const db::Reader&, std::string_view partition, std::string_view book);

}  // namespace lianxin::rulebook
