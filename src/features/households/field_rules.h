// Fields of a request, each with what is wrong with it: how household_rules.cpp reads what people typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/households/household_rules.h"

namespace lianxin::households {

using Faults = std::vector<FieldFault>;

// Trimmed; a fault when it is longer than `max` characters.
std::string line_of(Faults&, std::string_view field, std::string_view text, std::size_t max);
// As people write it: trimmed, its middle dots plain, at most a hundred characters; must be there.
std::string name_of_person(Faults&, std::string_view field, std::string_view text);
// Puts code and path; faults under `field`.
void put_place(Faults&, Household&, std::string_view field, const std::string& code, const Setting&);
void put_camps(Faults&, OpenHousehold&, const std::vector<NewCamp>&, const Setting&);
// The whole list; those with the id of one that is there keep what comes back masked or not at all.
std::vector<OpenMember> members_of(Faults&, const std::vector<OpenMember>& before, const std::vector<NewMember>&, Moment now);
// A day no later than today.
void check_past(Faults&, std::string_view field, const std::optional<Day>&, const Setting&);

}  // namespace lianxin::households
