#include "features/visits/sync_routes.h"

#include "features/visits/sync_actions.h"
#include "features/visits/sync_json.h"

namespace lianxin::visits {
namespace {

// Reads, and writes one row of the journal when names are opened: neither a reader's nor a writer's route alone.
Result<http::Reply> give(http::Call<db::Store>& call, const VisitBook& book) {
  const auto since = parse_sync_token(call.request.parameter("since").value_or(""));
  const auto answer = TRY(call.db.reading([&](db::Reader& r) { return sync(r, call.doing, book, since); }));
  if (!answer.households.empty()) TRY(call.db.write_and_wait([&](db::Writer& w) { return tell_opened(w, call.doing, answer); }));
  return http::ok(write_sync(answer, call.doing, book, call.language));
}

}  // namespace

void mount_sync(http::Router& router, std::shared_ptr<const VisitBook> book) {
  router.work(http::Method::get, "/api/v1/sync", sync_phone, [book](http::Call<db::Store>& call) { return give(call, *book); });
}

}  // namespace lianxin::visits
