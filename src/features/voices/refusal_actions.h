// What people say to a proposal besides taking it: that they do not want it; and that somebody was put to the wrong problem.
#pragma once

#include "features/voices/proposal_actions.h"

namespace lianxin::voices {

constexpr std::size_t max_refusal = 500;  // characters of a reason

// The group is not offered again where the one who says so decides, until twice as many speak of it. not_found when he sees nobody of
// it; invalid "reason" "base.required", "base.too_long" {max}.
Result<void> refuse_group(db::Writer&, const Doing&, const VoiceBook&, TicketId group, std::string_view reason);
// Taken back. not_found when nothing was refused there.
Result<void> offer_again(db::Writer&, const Doing&, const VoiceBook&, TicketId group);

// It was taken out of a problem: it is not the same as those of its group that are in it.
Result<void> part_from_problem(db::Writer&, std::string_view partition, Moment now, TicketId voice, TicketId problem);

}  // namespace lianxin::voices
