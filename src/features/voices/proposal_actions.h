// Proposals of problems: groups over a place, a time, a category, made of what the asker may see. People decide what becomes a problem.
#pragma once

#include "base/page.h"
#include "features/voices/proposal.h"
#include "features/voices/voice_actions.h"

namespace lianxin::voices {

inline const access::Verb read_proposals{.name = "voice.proposals", .roles = {Role::office, Role::unit_leader, Role::inspector}};
constexpr int most_proposals_at_once = 50;
constexpr int trend_days = 30;

// Those with the most who wait first. invalid "from" "voices.from_after_to"; "least" "voices.least" {min, max}; "place" "places.no_such_place".
Result<Page<GroupProposal>> list_proposals(const db::Reader&, const Doing&, const VoiceBook&, const GroupFilter&, const PageRequest&);
// The requests of a group that the asker may see, of those the filter takes, the oldest first. not_found when there are none.
Result<Page<Member>> list_members(const db::Reader&, const Doing&, const VoiceBook&, TicketId group, const GroupFilter&, const PageRequest&);

}  // namespace lianxin::voices
