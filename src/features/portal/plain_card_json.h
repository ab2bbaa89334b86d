// The contact card of a household without scripts: who answers, who came, whether it was so. The code is sent in bodies and stands in
// hidden fields, never in an address.
#pragma once

#include "features/cards/cards.h"
#include "features/portal/plain_form_json.h"
#include "features/portal/plain_page_json.h"

namespace lianxin::portal {

Html card_code_page(const Plain&, std::string_view code, const Trouble&);
// `is_noted`: the household has just said something.
Html card_page(const Plain&, const cards::CardBook&, const cards::HouseholdView&, std::string_view code, bool is_noted, const Trouble&);

struct PlainWord {
  visits::VisitId visit{};
  bool was_so = false;
  std::string words{};
};
// invalid "visit" when none is named, "was_so" when it is neither yes nor no.
Result<PlainWord> word_of(const Form&);

}  // namespace lianxin::portal
