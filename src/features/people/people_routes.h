#pragma once

#include "features/people/person_actions.h"
#include "platform/feature/feature.h"
#include "platform/http/router.h"

namespace lianxin::people {

// `staff` must outlive the router.
void mount_people(http::Router&, const Staff& staff);   // /api/v1/people
void mount_teams(http::Router&, const Staff& staff);    // /api/v1/teams
void mount_network(http::Router&, const Staff& staff);  // /api/v1/places/{code}/network

// `lianxin import people FILE`: columns name, unit (id or exact name); id, post, rank, phone. Chinese heads too.
Importer person_importer(const Staff& staff);
// `lianxin import teams FILE`, one row a seat: columns name, level, place (code), seat, person (id, or name); id, unit (of the
// person), from. Chinese heads too.
Importer team_importer(const Staff& staff);

}  // namespace lianxin::people
