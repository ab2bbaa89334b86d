// Searching requests, problems, visits and records of ledgers at once: what the asker may see of each is found and counted, and nothing else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/ledgers/ledgers.h"
#include "features/search/hit.h"
#include "features/tickets/tickets.h"
#include "features/visits/visits.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::search {

// Whoever may read requests or visits.
inline const access::Verb find_records{.name = "search.find", .roles = tickets::read_tickets.roles};

constexpr int few_of_each = 5;             // of each kind, when all are asked for
constexpr std::int64_t most_counted = 1000;
constexpr int most_weighed = 300;          // by relevance: the newest so many of a kind are put in order

struct Asked {
  std::string words{};
  std::optional<HitKind> kind{};           // none: a few of each
  std::string ledger{};                    // key: records of this one alone
  Order order = Order::date;
  std::string cursor{};                    // of one kind
  int limit = 20;
};

struct Results {
  std::vector<KindCount> kinds{};          // those the asker may read at all
  std::vector<Hit> items{};                // by kind, then in the order asked for
  std::string next{};
};

// Where is searched.
struct Shelves {
  const tickets::Desk& desk;
  const ledgers::LedgerBook& book;
};

// bad_cursor.
Result<Results> find_records_of(const db::Reader&, const Actor&, const Shelves&, const Asked&);

}  // namespace lianxin::search
