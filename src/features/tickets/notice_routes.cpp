#include "features/tickets/notice_json.h"
#include "features/tickets/ticket_actions.h"
#include "features/tickets/ticket_routes.h"

namespace lianxin::tickets {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

template <class Call>
Result<http::Reply> told(const Call& call, const Desk& desk) {
  const auto notices = TRY(read_notices(call.db, call.doing, desk));
  return http::ok(TRY(write_notices({call.db, desk, call.doing, call.language}, notices)));
}

Result<http::Reply> change(Writing& call, const Desk& desk) {
  const auto wanted = TRY(read_notice_change(call.request.body));
  TRY(change_notices(call.db, call.doing, desk, wanted));
  return told(call, desk);
}

}  // namespace

void mount_notices(http::Router& r, std::shared_ptr<const DeskSource> desks) {
  r.get("/api/v1/notices", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return told(c, *TRY(desks->at(c.db))); });
  r.patch("/api/v1/notices", read_tickets, [desks](Writing& c) -> Result<http::Reply> { return change(c, *TRY(desks->at(c.db))); },
          {.max_body_bytes = 4096});
}

}  // namespace lianxin::tickets
