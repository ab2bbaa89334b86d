// The form and the tags as packs hold them and as the API shows them.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "features/households/household_form.h"
#include "platform/http/message.h"

namespace lianxin::households {

// packs/household_form.json, packs/household_tags.json. internal "households.form_bad" {fault}.
Result<HouseholdForm> read_form(std::string_view json);
Result<TagList> read_tags(std::string_view json);
// In one language, with the reason beside each field.
std::string write_form(const HouseholdForm&, const TagList&, http::Language);

}  // namespace lianxin::households
