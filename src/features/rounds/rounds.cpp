#include "features/rounds/rounds.h"

#include "features/rounds/figure_actions.h"
#include "features/rounds/opinion_import_routes.h"
#include "features/rounds/round_json.h"
#include "features/rounds/round_routes.h"
#include "features/rounds/round_seed.h"

namespace lianxin::rounds {

Result<std::shared_ptr<const RoundBook>> open_book(const Deployment& deployment) {
  RoundBook out{.partition = deployment.partition, .secret_key = deployment.secret_key, .zone = deployment.zone};
  out.words = TRY(read_vocabulary(TRY(deployment.packs.text("collection_channels.json")), TRY(deployment.packs.text("source_kinds.json"))));
  out.desk = TRY(tickets::open_desk(deployment));
  return std::make_shared<const RoundBook>(std::move(out));
}

Result<Feature> feature(const Deployment& deployment) {
  const auto book = TRY(open_book(deployment));
  Feature out{.name = "rounds"};
  out.verbs = {read_rounds, manage_rounds, collect, report_figures, look_at_rounds};
  out.mount = [book](http::Router& router) {
    mount_rounds(router, book);
    mount_batches(router, book);
  };
  out.importers.push_back({"opinions", [book](db::Store& store, const Doing& doing, auto&&... args) -> Result<ImportReport> {
                             return import_opinions(store, doing, *book, args...);
                           }});
  out.namings.push_back({"round", [book](const db::Reader& r, const std::vector<std::string>& ids) -> Result<Names> {
                           return store::titles_of(r, book->partition, ids);
                         }});
  out.seed = [book](db::Store& store, const SeedOptions& options) { return seed_rounds(store, *book, options); };
  return out;
}

}  // namespace lianxin::rounds
