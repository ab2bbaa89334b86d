// The HTTP face of tickets, orders and the lists behind the forms.
#pragma once

#include <memory>

#include "features/tickets/desk_source.h"
#include "platform/http/router.h"

namespace lianxin::tickets {

void mount_tickets(http::Router&, std::shared_ptr<const DeskSource>);
void mount_assignments(http::Router&, std::shared_ptr<const DeskSource>);
void mount_suggestions(http::Router&, std::shared_ptr<const DeskSource>);
void mount_notices(http::Router&, std::shared_ptr<const DeskSource>);

}  // namespace lianxin::tickets
