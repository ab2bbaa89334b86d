// Households as the API shows them, masked, and as it takes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/households/household_actions.h"
#include "features/households/household_tally.h"
#include "features/places/place.h"
#include "platform/http/message.h"

namespace lianxin::households {

// One with its members and what the asker may do with it.
Result<std::string> write_household(const db::Reader&, const Doing&, const Registry&, const Household&, http::Language);
Result<std::string> write_households(const db::Reader&, const Doing&, const Registry&, const Page<Household>&, http::Language);
// Opened: what is told once and recorded.
std::string write_identity(const OpenHousehold&);
std::string write_history(const Registry&, const Page<HistoryEntry>&, const Doing&, http::Language);

// A place with its tallies, those of the places below it summed up by them.
std::string write_counts(const places::Place&, const std::vector<places::Place>& below, const std::vector<HouseholdTally>&);

// Errors of the JSON reader (json.h).
Result<NewHousehold> read_new_household(std::string_view body);
// One row of what changed, with the words of its field.
std::string write_change(const Registry&, const FieldChange&, http::Language);

Result<HouseholdEdit> read_household_edit(std::string_view body);
Result<HouseholdCommand> read_household_command(std::string_view body);
Result<std::string> read_reason(std::string_view body);

}  // namespace lianxin::households
