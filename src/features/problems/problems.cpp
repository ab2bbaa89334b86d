#include "features/problems/problems.h"

#include "features/problems/problem_jobs.h"
#include "features/problems/problem_routes.h"
#include "features/problems/problem_seed.h"
#include "features/tickets/tickets.h"

namespace lianxin::problems {

Result<Feature> feature(const Deployment& deployment) {
  const auto desk = TRY(tickets::open_desk(deployment));
  Feature out{.name = "problems"};
  out.verbs = {read_problems, gather_problems};
  out.mount = [desk](http::Router& router) { mount_problems(router, desk); };
  out.jobs.push_back({"problems.answers", 5, [desk](db::Store& store, Moment now) { return answer_voices(store, *desk, now); }});
  out.reactions = problem_reactions(deployment.partition);
  out.seed = [desk](db::Store& store, const SeedOptions& options) { return seed_problem(store, *desk, options); };
  return out;
}

}  // namespace lianxin::problems
