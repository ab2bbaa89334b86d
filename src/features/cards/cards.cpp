#include "features/cards/cards.h"

#include "features/cards/card_routes.h"
#include "features/cards/card_seed.h"

namespace lianxin::cards {

Result<std::shared_ptr<const CardBook>> open_book(const Deployment& deployment) {
  CardBook out{.partition = deployment.partition, .secret_key = deployment.secret_key, .public_address = deployment.public_address,
               .zone = deployment.zone};
  out.links = TRY(links::open_registry(deployment));
  out.visits = TRY(visits::open_book(deployment));
  out.households = out.visits->households;
  return std::make_shared<const CardBook>(std::move(out));
}

Result<Feature> feature(const Deployment& deployment) {
  const auto book = TRY(open_book(deployment));
  Feature out{.name = "cards"};
  out.verbs = {read_cards, make_cards, use_card};
  out.mount = [book](http::Router& router) { mount_cards(router, book); };
  out.seed = [book](db::Store& store, const SeedOptions& options) { return seed_cards(store, *book, options); };
  return out;
}

}  // namespace lianxin::cards
