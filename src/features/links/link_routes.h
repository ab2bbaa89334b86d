// The routes of links.
#pragma once

#include "features/links/link_actions.h"
#include "platform/feature/feature.h"
#include "platform/http/router.h"

namespace lianxin::links {

// `registry` must outlive the router.
void mount_links(http::Router&, const Registry& registry);
void mount_oversight(http::Router&, const Registry& registry);  // gaps, overlaps, quotas, the report

Importer link_importer(const Registry&);

}  // namespace lianxin::links
