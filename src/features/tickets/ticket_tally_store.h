// Tallies: how many tickets stand in a district, and in a district with a unit, by holder and state. They are kept in the
// transaction that changes a ticket, so that counting costs the same however many tickets there are.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "features/tickets/vocabulary.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// Length of a place path of the second level: a district is such a place with all below it.
constexpr std::size_t district_path = 6;

// What a ticket adds to the tallies. Two equal ones leave them as they are.
struct Standing {
  std::string district{};  // at most district_path characters
  TicketState state{};
  std::optional<UnitId> holder{};  // of open ones, and of those whose clock runs though they are declined (an objection)
  bool is_paused = false;
  bool needs_decision = false;
  bool is_of_round = false;  // an opinion of a collection round
  std::vector<UnitId> units{};  // who takes part
  friend bool operator==(const Standing&, const Standing&) = default;
};

// ticket_tallies.scope. All districts of a unit follow each other. Opinions of rounds stand once more in a scope of theirs.
std::string scope_of(std::string_view district);
std::string scope_of(UnitId unit, std::string_view district);
std::string scope_of_rounds(std::string_view scope);
std::string_view district_in(std::string_view scope);

Result<void> tally_new(db::Writer&, std::string_view partition, const Standing&);
Result<void> tally_change(db::Writer&, std::string_view partition, const Standing& before, const Standing& after);
// The tickets of these paths (of `only` these numbers, when any are named) are about to get other ones: `moved` gives the new
// path of each.
Result<void> tally_moves(db::Writer&, std::string_view partition, const PathRange& from,
                         const std::function<std::string(std::string_view)>& moved, const std::vector<std::string>& only = {});

}  // namespace lianxin::tickets::store
