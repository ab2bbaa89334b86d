#include "features/rulebook/rulebook.h"

#include "features/rulebook/rulebook_routes.h"
#include "features/rulebook/rulebook_store.h"
#include "platform/feature/load_deployment.h"

namespace lianxin::rulebook {

Result<Feature> feature(const Deployment& deployment, std::vector<Book> others) {
  auto books = std::move(others);
  books.push_back(calendar_book(TRY(published_years(deployment.packs))));
  Feature out{.name = "rulebook"};
  out.verbs = {verb::read, verb::change};
  out.mount = [partition = deployment.partition, books = std::move(books)](http::Router& router) {
    mount_rulebook(router, partition, books);
  };
  return out;
}

Result<std::int64_t> stamp(const db::Reader& r) { return store::stamp(r); }

Result<std::optional<Edition>> find_edition(const db::Reader& r, std::string_view partition, std::string_view book) {
  return store::find_last(r, partition, book);
}

}  // namespace lianxin::rulebook
