#include "features/visits/visits.h"

#include "features/links/links.h"
#include "features/visits/file_actions.h"
#include "features/visits/file_routes.h"
#include "features/visits/found_store.h"
#include "features/visits/gap_routes.h"
#include "features/visits/paper_routes.h"
#include "features/visits/service_routes.h"
#include "features/visits/signal_routes.h"
#include "features/visits/sync_actions.h"
#include "features/visits/sync_routes.h"
#include "features/visits/visit_jobs.h"
#include "features/visits/visit_json.h"
#include "features/visits/visit_routes.h"
#include "features/visits/visit_seed.h"
#include "features/visits/visit_year_seed.h"

namespace lianxin::visits {

Result<std::shared_ptr<const VisitBook>> open_book(const Deployment& deployment) {
  VisitBook out{.partition = deployment.partition, .secret_key = deployment.secret_key, .public_address = deployment.public_address,
                .zone = deployment.zone};
  out.needs = TRY(read_needs(TRY(deployment.packs.text("visit_needs.json"))));
  out.links = TRY(links::open_registry(deployment));
  out.households = TRY(households::open_registry(deployment, links::answering()));
  out.reckoning = TRY(duties::open_reckoning(deployment));
  out.desk = TRY(tickets::open_desk(deployment));
  return std::make_shared<const VisitBook>(std::move(out));
}

Result<Feature> feature(const Deployment& deployment) {
  const auto book = TRY(open_book(deployment));
  Feature out{.name = "visits"};
  out.verbs = {read_visits, register_visits, settle_visits, inspect_visits, sync_phone};
  out.mount = [book](http::Router& router) {
    mount_visits(router, book);
    mount_sync(router, book);
    mount_gaps(router, book);
    mount_files(router, book);
    mount_signals(router, book);
    mount_papers(router, book);
    mount_services(router, book);
  };
  out.jobs = {{"visits.files", file_hours * 3600, [book](db::Store& store, Moment now) { return drop_old_files(store, *book, now); }}};
  out.jobs.push_back({"visits.search", 30, [book](db::Store& store, Moment) {
                        return db::fill_search_index(store, "visits", [book](const db::Reader& r, std::string_view after, int most) {
                          return store::searched_texts(r, book->partition, after, most);
                        });
                      }});
  out.reactions = visit_reactions(deployment.partition);
  out.namings.push_back({"visit", [book](const db::Reader& r, const std::vector<std::string>& ids) -> Result<Names> {
                           return store::names_of_visits(r, book->partition, ids);
                         }});
  out.seed = [book](db::Store& store, const SeedOptions& options) -> Result<void> {
    TRY(seed_visits(store, *book, options));
    return seed_year(store, *book, options);
  };
  return out;
}

Result<std::vector<Visit>> visits_to(const db::Reader& r, std::string_view partition, HouseholdId household, std::size_t most) {
  std::vector<Visit> out;
  for (auto& row : TRY(store::visits_of_line(r, partition, household))) {
    Visit& v = row.visit;
    const bool taken_back = v.status == VisitStatus::void_ && v.confirmation != Confirmation::upheld;
    if (v.household != household || taken_back) continue;
    if (out.size() == most) break;
    out.push_back(std::move(v));
  }
  return out;
}

}  // namespace lianxin::visits
