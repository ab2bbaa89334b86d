// What voices do by themselves: hearing what is registered, judging and placing it, learning.
#pragma once

#include <memory>
#include <vector>

#include "features/voices/placing_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::voices {

std::vector<Reaction> voice_reactions(const std::string& partition);
std::vector<TimedJob> voice_jobs(std::shared_ptr<const VoiceBook>, std::shared_ptr<Placing>);

}  // namespace lianxin::voices
