// Where voices answer.
#pragma once

#include <memory>

#include "features/voices/voice_actions.h"
#include "platform/http/router.h"

namespace lianxin::voices {

void mount_voices(http::Router&, std::shared_ptr<const VoiceBook>);
void mount_proposals(http::Router&, std::shared_ptr<const VoiceBook>);
void mount_models(http::Router&, std::shared_ptr<const VoiceBook>);

}  // namespace lianxin::voices
