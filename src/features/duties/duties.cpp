#include "features/duties/duties.h"

#include "features/duties/duty_jobs.h"
#include "features/duties/duty_json.h"
#include "features/duties/duty_routes.h"

namespace lianxin::duties {

Result<std::shared_ptr<const Reckoning>> open_reckoning(const Deployment& deployment) {
  auto cadences = TRY(read_cadences(TRY(deployment.packs.text("cadences.json"))));
  return std::make_shared<const Reckoning>(Reckoning{deployment.partition, deployment.zone, std::move(cadences)});
}

Result<Feature> feature(const Deployment& deployment) {
  const auto reckoning = TRY(open_reckoning(deployment));
  Feature out{.name = "duties"};
  out.verbs = {read_duties};
  out.mount = [reckoning](http::Router& router) { mount_duties(router, *reckoning); };
  out.jobs.push_back({"duties.periods", 3600, [reckoning](db::Store& store, Moment now) { return close_periods(store, *reckoning, now); }});
  out.reactions = duty_reactions(*reckoning);
  return out;
}

}  // namespace lianxin::duties
