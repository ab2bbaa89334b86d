#include "features/visits/gap_routes.h"

#include <charconv>

#include "base/bad_cursor.h"
#include "base/named.h"
#include "features/visits/gap_actions.h"
#include "features/visits/gap_json.h"

namespace lianxin::visits {
namespace {

// Lists made whole in memory go on by position.
Result<std::size_t> position_in(std::string_view cursor) {
  std::size_t out = 0;
  if (cursor.empty()) return out;
  const auto fields = read_cursor(cursor, 1);
  if (!fields || std::from_chars((*fields)[0].data(), (*fields)[0].data() + (*fields)[0].size(), out).ec != std::errc{}) return bad_cursor();
  return out;
}

Result<http::Reply> show(http::Call<db::Reader>& call, const VisitBook& book) {
  const auto list = named<GapList>(call.request.parameter("list").value_or(""));
  if (!list) return invalid_field("list", "base.json_not_one_of", {{"allowed", "cadres, visits, households, items"}});
  const auto gaps = TRY(list_gaps(call.db, call.doing, book, *list, call.request.parameter("place")));
  const auto page = TRY(call.page());
  return http::ok(write_gaps(*list, gaps, TRY(position_in(page.cursor)), static_cast<std::size_t>(page.limit)));
}

}  // namespace

void mount_gaps(http::Router& router, std::shared_ptr<const VisitBook> book) {
  router.get("/api/v1/duties/gaps", read_visits, [book](http::Call<db::Reader>& call) { return show(call, *book); }, {.weight = http::Weight::heavy});
}

}  // namespace lianxin::visits
