// Links of the demonstration prefecture: contact points of leaders, pairings and keepers in the demonstration sumu.
#pragma once

#include "features/links/link_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::links {

Result<void> seed_links(db::Store&, const Registry&, const SeedOptions&);

}  // namespace lianxin::links
