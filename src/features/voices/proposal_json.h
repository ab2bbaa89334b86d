// Proposals of problems as JSON, with why each was made in words.
#pragma once

#include <string>

#include "features/places/network.h"
#include "features/voices/answer_actions.h"
#include "features/voices/proposal_actions.h"
#include "platform/http/call.h"

namespace lianxin::voices {

std::string write_proposals(const Page<GroupProposal>&, const tickets::Desk&, const places::Network&, http::Language);
std::string write_answers(const std::vector<SimilarAnswer>&, const tickets::Desk&, const places::Network&);
std::string write_members(const Page<Member>&, const tickets::Desk&, const places::Network&, http::Language);

}  // namespace lianxin::voices
