// What may stand in a household's form and among its tags (0.10, E1, E6).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/households/household.h"
#include "features/households/household_form.h"

namespace lianxin::households {

// `before` with the changes put in; empty answers are taken out. Faults under "profile.KEY": "households.no_such_item",
// "households.no_such_choice", "households.not_a_number", "households.not_yes_no", "base.too_long" {max}. An answer to an item
// that an older form had stays until it is changed.
Profile answered(const Profile& before, const Profile& changes, const HouseholdForm&, std::vector<FieldFault>&);
// Whether every known item has an answer.
bool is_surveyed(const Profile&, const HouseholdForm&);
// As a person reads it: the option's words, the number with its unit.
std::string answer_words(const HouseholdForm&, std::string_view key, std::string_view answer, bool zh);

// internal "households.form_bad" {fault}: a key twice or badly spelt, a choice without options, no text or no reason in a language.
Result<void> check_form(const HouseholdForm&);
Result<void> check_tags(const TagList&);

}  // namespace lianxin::households
