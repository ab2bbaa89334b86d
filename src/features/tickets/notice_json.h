#pragma once

#include <string>
#include <string_view>

#include "features/tickets/notice_actions.h"
#include "features/tickets/ticket_json.h"

namespace lianxin::tickets {

Result<std::string> write_notices(const Telling&, const Notices&);
// invalid "tickets.nothing_to_change" for a body that changes nothing.
Result<NoticeChange> read_notice_change(std::string_view body);

}  // namespace lianxin::tickets
