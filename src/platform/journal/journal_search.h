// Looking things up in the journal, newest first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/page.h"
#include "platform/journal/journal.h"

namespace lianxin::journal {

struct Search {
  // Rows of these places; rows without a place only with `placeless`. No ranges and not placeless: nothing.
  std::vector<PathRange> places{};
  bool placeless = false;
  std::optional<PathRange> within{};      // besides
  std::optional<PersonId> person{};       // who acted
  std::optional<AccountId> account{};
  std::string kind{};                     // "ticket.assigned", or "ticket.*"; empty: all
  std::string kind_end{};                 // "_opened"; empty: all
  std::string subject{};                  // id or code of the record acted on
  std::string words{};                    // in the actor's name or the kind
  std::optional<Moment> from{};           // inclusive
  std::optional<Moment> until{};          // exclusive
};

// Costs what the rows that are passed over cost: name a subject or a time when the journal is long.
// malformed "cursor" "base.page_cursor".
Result<Page<Row>> search(const db::Reader&, const Search&, const PageRequest&);

}  // namespace lianxin::journal
