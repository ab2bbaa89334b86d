// What a household may be and become. Values in, values out; what is wrong is told with all its fields at once.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "features/households/household.h"
#include "features/households/household_change.h"
#include "features/households/household_form.h"
#include "features/places/place.h"

namespace lianxin::households {

constexpr std::size_t max_members = 50, max_camps = 5;

// What a decision looks at beside the household.
struct Setting {
  const HouseholdForm& form;
  Moment now{};
  Zone zone{};
  std::map<std::string, places::Place, std::less<>> places{};  // those that are named, by code; missing ones are not there
  std::vector<std::string> upper_levels{};                     // levels too far up to have households of their own
};

// Faults: "base.required", "base.too_long" {max}, "households.too_many" {max}, "households.no_such_place",
// "households.place_closed", "households.not_a_village", "households.two_heads", "households.member_twice",
// "households.in_future", and those of form_rules.h and id_number_rules.h.
Result<OpenHousehold> make_household(const NewHousehold&, HouseholdId, const Setting&);
// conflict "households.not_present" when it has left or merged. A masked name, phone or number means: as it is.
Result<OpenHousehold> edit_household(const OpenHousehold& before, const HouseholdEdit&, const Setting&);

// What differs, in the order of the form; nothing of what is sealed.
std::vector<FieldChange> changes_between(const OpenHousehold& before, const OpenHousehold& after);

// The head's row among the members, or the head beside them.
std::int64_t count_of(const std::vector<OpenMember>&);

// away, back, leave. conflict "households.not_present", "households.is_away", "households.is_not_away"; invalid
// "households.in_future" for a day after today, "base.required" for the reason of leaving.
Result<Household> change_state(const Household&, const HouseholdCommand&, const Setting&);
// Both are present and are not one; the members of `from` follow those of `into`, its head as another of the house. Errors
// under "into".
struct Merged {
  OpenHousehold from{};
  OpenHousehold into{};
};
Result<Merged> merge_households(const OpenHousehold& from, const OpenHousehold& into, const HouseholdCommand&, const Setting&);
// Members that go with a new household. Errors under "members": "households.no_such_member".
struct Split {
  OpenHousehold from{};
  OpenHousehold made{};
};
Result<Split> split_household(const OpenHousehold&, OpenHousehold made, const HouseholdCommand&, const Setting&);
// Faults: tag "households.no_such_tag", reason "base.required", until_on "base.required", "households.tag_too_long" {days},
// "households.tag_ended".
Result<Tag> make_tag(const Household&, const HouseholdCommand&, const TagList&, const Setting&);

}  // namespace lianxin::households
