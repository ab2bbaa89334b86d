// The door of voices: what the machine says about what people say. It never decides.
#pragma once

#include <memory>

#include "features/voices/placing_actions.h"
#include "features/voices/proposal_actions.h"
#include "features/voices/voice_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::voices {

// `deployment` must outlive the feature. The packs' own errors.
Result<Feature> feature(const Deployment& deployment);
// What the actions of voices need.
Result<std::shared_ptr<const VoiceBook>> open_book(const Deployment& deployment);

}  // namespace lianxin::voices
