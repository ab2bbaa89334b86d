// What happened to a household: its history, and what the journal tells other features.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/households/household.h"

namespace lianxin::households {

// Of what is sealed it only says that it changed.
struct FieldChange {
  std::string field{};                   // "place", "profile.water", "phone"
  std::optional<std::string> before{};
  std::optional<std::string> after{};
  bool sealed = false;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (field, before, after, sealed))

struct HistoryEntry {
  std::int64_t version = 1;
  Moment at{};
  PersonId person{};
  std::string name{};                    // of who did it
  std::string what{};                    // "changed", "moved", "away"
  std::string reason{};
  std::optional<Uuid> visit{};           // which one brought it
  std::vector<FieldChange> changes{};
};

// Whether a row of the journal tells that a household came, went, or lies elsewhere; the others tell what is written of it.
inline bool concerns_standing(std::string_view kind) {
  for (const std::string_view one : {"registered", "moved", "away", "back", "left", "merged", "split"})
    if (kind.ends_with(one)) return true;
  return false;
}

// Detail of every journal row "household.…": registered, changed, moved, away, back, left, merged, split, tagged, untagged,
// offered, offer_accepted, offer_declined.
struct HouseholdEvent {
  std::string number{};
  HouseholdState state = HouseholdState::active;
  std::string place{};
  std::string path{};
  std::optional<std::string> from_place{};  // moved
  std::optional<std::string> from_path{};
  std::optional<HouseholdId> into{};        // merged
  std::optional<HouseholdId> origin{};      // registered by a split
  std::optional<Uuid> visit{};           // which one brought it
  std::vector<std::string> fields{};        // which ones changed
  Day on{};                                 // the day from which it holds
};
BOOST_DESCRIBE_STRUCT(HouseholdEvent, (), (number, state, place, path, from_place, from_path, into, origin, visit, fields, on))

}  // namespace lianxin::households
