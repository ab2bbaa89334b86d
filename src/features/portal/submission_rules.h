// What must be right before words from outside are kept.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "features/portal/phrases.h"
#include "features/portal/submission.h"

namespace lianxin::portal {

// invalid with every fault: "portal.text_blank", "portal.text_too_long", "portal.name_needed", "portal.name_too_long",
// "portal.phone_unusual", "portal.anonymous_with_contact"; and on `text` "portal.personal_data" when an anonymous text
// holds what may give its author away and he or she has not said that this is meant (E3).
Result<void> check_submission(const Submission&, const Phrases&);
// invalid "portal.code_length". What it looks like inside is not looked at: a wrong code takes as long as another.
Result<void> check_code(std::string_view code);
// A text of `min` to `max` characters in `field`.
Result<void> check_words(std::string_view field, std::string_view text, std::size_t min, std::size_t max);

}  // namespace lianxin::portal
