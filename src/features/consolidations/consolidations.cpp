#include "features/consolidations/consolidations.h"

#include "features/consolidations/consolidation_json.h"
#include "features/consolidations/consolidation_routes.h"
#include "features/consolidations/consolidation_seed.h"

namespace lianxin::consolidations {

Result<std::shared_ptr<const Workbook>> open_workbook(const Deployment& deployment) {
  Workbook out{.partition = deployment.partition, .zone = deployment.zone, .levels = TRY(places::load_levels(deployment.packs))};
  out.flags = TRY(read_flags(TRY(deployment.packs.text("consolidation_flags.json"))));
  out.desk = TRY(tickets::open_desk(deployment));
  out.rounds = TRY(rounds::open_book(deployment));
  return std::make_shared<const Workbook>(std::move(out));
}

Result<Feature> feature(const Deployment& deployment) {
  const auto book = TRY(open_workbook(deployment));
  Feature out{.name = "consolidations"};
  out.verbs = {read_consolidations, edit_consolidations, approve_consolidations, command_consolidations};
  out.namings.push_back({"consolidation", [book](const db::Reader& r, const std::vector<std::string>& ids) -> Result<lianxin::Names> {
                           return store::titles_of(r, book->partition, ids);
                         }});
  out.mount = [book](http::Router& router) { mount_consolidations(router, book); };
  out.seed = [book](db::Store& store, const SeedOptions& options) { return seed_consolidations(store, *book, options); };
  return out;
}

}  // namespace lianxin::consolidations
