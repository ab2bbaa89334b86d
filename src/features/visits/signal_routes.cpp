#include "features/visits/signal_routes.h"

#include "base/position.h"
#include "features/visits/signal_json.h"
#include "platform/http/asked.h"

namespace lianxin::visits {
namespace {

Result<http::Reply> list(http::Call<db::Reader>& call, const VisitBook& book) {
  const SignalFilter asked{.place = text_asked(call, "place"), .from = TRY(day_asked(call, "from")), .to = TRY(day_asked(call, "to"))};
  const auto page = TRY(call.page());
  const auto after = TRY(read_position(page.cursor));
  const auto signals = TRY(list_signals(call.db, call.doing, book, asked));
  return http::ok(write_signals(signals, after, static_cast<std::size_t>(page.limit), call.doing, call.language));
}

}  // namespace

void mount_signals(http::Router& router, std::shared_ptr<const VisitBook> book) {
  router.get("/api/v1/visits/signals", inspect_visits, [book](http::Call<db::Reader>& call) { return list(call, *book); }, {.weight = http::Weight::heavy});
}

}  // namespace lianxin::visits
