// Households in the database, with what is sealed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/households/household.h"
#include "features/households/household_change.h"
#include "platform/db/db.h"

namespace lianxin::households::store {

// Where sealed things lie and what opens them.
struct Vault {
  std::string partition{};
  std::string key{};
};

Result<std::optional<Household>> find_household(const db::Reader&, std::string_view partition, HouseholdId);
Result<std::int64_t> version_of(const db::Reader&, std::string_view partition, HouseholdId);  // 0 when it is not there
// In any order; unknown ids are left out.
Result<std::vector<Household>> find_households(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&);
Result<std::optional<Household>> household_of_number(const db::Reader&, std::string_view partition, std::string_view place, std::string_view number);
// Present ones of a place whose head's masked name is that of this one.
Result<std::vector<Household>> households_masked(const db::Reader&, std::string_view partition, std::string_view place, std::string_view head);
// Masked, in their order.
Result<std::vector<Member>> list_members(const db::Reader&, std::string_view partition, HouseholdId);
// Digest of what it was first registered with.
Result<std::string> first_digest(const db::Reader&, std::string_view partition, HouseholdId);

// internal "households.vault_broken" when it does not open with this key.
Result<OpenHousehold> open(const db::Reader&, const Vault&, const Household&);
// As if it had no members: for what has nothing to do with them.
Result<OpenHousehold> open_without_members(const db::Reader&, const Vault&, const Household&);
// A keyed digest of an id number; "" of none.
std::string id_index(std::string_view key, std::string_view id_number);
// Which households have somebody with this id number.
Result<std::vector<HouseholdId>> households_with_id(const db::Reader&, const Vault&, std::string_view id_number);

// The row, the members and the tally. conflict "base.duplicate" when the number is taken at the place.
Result<void> insert_household(db::Writer&, const Vault&, const OpenHousehold&, std::string_view digest);
// Where members go from one to the other, the one they leave is saved first.
Result<void> save_household(db::Writer&, const Vault&, const OpenHousehold& before, const OpenHousehold& after);
// State, version and time of change only.
Result<void> save_state(db::Writer&, std::string_view partition, const Household& before, const Household& after);

// "150725200201-0007": the next one at a place that nobody has.
Result<std::string> next_number(db::Writer&, std::string_view partition, std::string_view place);

}  // namespace lianxin::households::store
