// Following, judging and answering without scripts. The code is sent in bodies and stands in hidden fields, never in an
// address.
#pragma once

#include "features/portal/plain_form_json.h"
#include "features/portal/plain_page_json.h"
#include "features/portal/track.h"
#include "features/tickets/ticket_command.h"

namespace lianxin::portal {

// What can be said by code; the names are those of the paths.
enum class Saying { rate, object, answer, withdraw, not_mine };

// `rounds`: what stands below the ways, of open collections of opinions.
Html plain_home(const Plain&, const Html& rounds = {});
Html follow_page(const Plain&, std::string_view code, const Trouble&);
Html track_page(const Plain&, const Track&, std::string_view code);
// The form of one saying alone, with what is wrong and what was typed.
Html saying_page(const Plain&, Saying, const Form& typed, const Trouble&);
// What was written down, after it was sent: "solved", "not_solved", "object", "answer", "withdraw", "not_mine"; empty for another.
Html done_page(const Plain&, std::string_view what);

// invalid "solved", "satisfied" with every fault.
Result<tickets::Rate> rating_of(const Form&);

}  // namespace lianxin::portal
