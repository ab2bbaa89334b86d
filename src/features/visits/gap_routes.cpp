#include "features/visits/gap_routes.h"

#include "base/named.h"
#include "base/position.h"
#include "features/visits/gap_actions.h"
#include "features/visits/gap_json.h"

namespace lianxin::visits {
namespace {

Result<http::Reply> show(http::Call<db::Reader>& call, const VisitBook& book) {
  const auto list = named<GapList>(call.request.parameter("list").value_or(""));
  if (!list) return invalid_field("list", "base.json_not_one_of", {{"allowed", "cadres, visits, households, items"}});
  const auto gaps = TRY(list_gaps(call.db, call.doing, book, *list, call.request.parameter("place")));
  const auto page = TRY(call.page());
  return http::ok(write_gaps(*list, gaps, TRY(read_position(page.cursor)), static_cast<std::size_t>(page.limit)));
}

}  // namespace

void mount_gaps(http::Router& router, std::shared_ptr<const VisitBook> book) {
  router.get("/api/v1/duties/gaps", read_visits, [book](http::Call<db::Reader>& call) { return show(call, *book); }, {.weight = http::Weight::heavy});
}

}  // namespace lianxin::visits
