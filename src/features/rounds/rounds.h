// The door of rounds: collections of opinions, by all channels, counted.
#pragma once

#include <memory>

#include "features/rounds/opinion_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::rounds {

// `deployment` must outlive the feature. The packs' own errors when collection_channels.json or source_kinds.json is bad.
Result<Feature> feature(const Deployment& deployment);
// What the actions of rounds need.
Result<std::shared_ptr<const RoundBook>> open_book(const Deployment& deployment);

}  // namespace lianxin::rounds
