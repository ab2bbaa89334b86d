#pragma once

#include "features/places/place_actions.h"
#include "platform/feature/feature.h"
#include "platform/http/router.h"

namespace lianxin::places {

// GET, POST and DELETE /api/v1/places …; `tree` must outlive the router.
void mount_places(http::Router&, const Tree& tree);
// POST /api/v1/places/named.
void mount_place_names(http::Router&, const Tree& tree);
// GET, POST and PATCH /api/v1/units …
void mount_units(http::Router&, const Tree& tree);
// `lianxin import places FILE`: columns code, name, level, kind, parent, short_name, valid_from.
Importer place_importer(const Tree& tree);
// `lianxin import units FILE`: columns name, kind, place (code); id, short_name, superior (name or id), numbering_prefix,
// phone, categories (codes separated by blanks). Chinese heads too.
Importer unit_importer(const Tree& tree);

}  // namespace lianxin::places
