#include "features/visits/service_routes.h"

#include "base/position.h"
#include "features/visits/service_json.h"
#include "platform/http/asked.h"

namespace lianxin::visits {
namespace {

Result<http::Reply> report(http::Call<db::Reader>& call, const VisitBook& book) {
  ServiceAsked asked{.place = text_asked(call, "place"), .from = TRY(day_asked(call, "from")), .to = TRY(day_asked(call, "to"))};
  asked.by = TRY(one_asked<ServiceBy>(call, "by")).value_or(ServiceBy::place);
  const auto page = TRY(call.page());
  const auto after = TRY(read_position(page.cursor));
  const auto found = TRY(service_report(call.db, call.doing, book, asked));
  return http::ok(write_service_report(book, found, asked.by, after, static_cast<std::size_t>(page.limit), call.language));
}

}  // namespace

void mount_services(http::Router& router, std::shared_ptr<const VisitBook> book) {
  router.get("/api/v1/visits/services", read_visits, [book](http::Call<db::Reader>& call) { return report(call, *book); }, {.weight = http::Weight::heavy});
}

}  // namespace lianxin::visits
