#include "features/search/search.h"

#include "features/search/search_routes.h"

namespace lianxin::search {

Result<Feature> feature(const Deployment& deployment) {
  const auto desk = TRY(tickets::open_desk(deployment));
  const auto book = TRY(ledgers::open_book(deployment));
  Feature out{.name = "search"};
  out.verbs = {find_records};
  out.mount = [desk, book](http::Router& router) { mount_search(router, desk, book); };
  return out;
}

}  // namespace lianxin::search
