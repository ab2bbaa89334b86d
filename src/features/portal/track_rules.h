// From a request and its history to what its author reads: a headline, a few sentences, the steps. Lateness is told
// straight, with its reason where one was given (design §1.9); the office's own talk stays inside.
#pragma once

#include "features/portal/phrases.h"
#include "features/portal/track.h"

namespace lianxin::portal {

Track compose_track(const TrackFacts&, const Phrases&);

}  // namespace lianxin::portal
