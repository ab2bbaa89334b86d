#pragma once

#include "features/people/person_actions.h"
#include "platform/http/router.h"

namespace lianxin::people {

// `staff` must outlive the router.
void mount_people(http::Router&, const Staff& staff);   // /api/v1/people
void mount_teams(http::Router&, const Staff& staff);    // /api/v1/teams
void mount_network(http::Router&, const Staff& staff);  // /api/v1/places/{code}/network

}  // namespace lianxin::people
