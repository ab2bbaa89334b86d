#include "features/portal/portal.h"

#include "features/cards/cards.h"
#include "features/portal/plain_routes.h"
#include "features/portal/portal_actions.h"
#include "features/portal/portal_routes.h"
#include "features/rounds/rounds.h"
#include "features/tickets/tickets.h"

namespace lianxin::portal {

Result<Feature> feature(const Deployment& deployment) {
  const auto desk = TRY(tickets::open_desk(deployment));
  const auto cards = TRY(cards::open_book(deployment));
  const auto book = TRY(rounds::open_book(deployment));
  Feature out{.name = "portal"};
  out.verbs = {speak, follow, look_up};
  out.mount = [desk, cards, book](http::Router& router) {
    mount_portal(router, desk, book);
    mount_plain(router, desk, cards, book);
  };
  return out;
}

}  // namespace lianxin::portal
