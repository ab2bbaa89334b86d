// Notices read from the history, and what each account set about them.
#pragma once

#include "base/actor.h"
#include "features/tickets/notice.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

struct NoticeQuery {
  std::vector<UnitId> units{};  // those the reader acts for; none: no notices
  Moment since{};               // later than this …
  Moment until{};               // … and not later than this
  int limit = 50;
};

// The latest first. `rules` are those of the kinds that are wanted.
Result<std::vector<Notice>> list_notices(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&,
                                         const std::vector<NoticeRule>& rules, const NoticeQuery&);

Result<NoticeSettings> load_notice_settings(const db::Reader&, std::string_view partition, AccountId);
Result<void> save_notice_settings(db::Writer&, std::string_view partition, AccountId, const NoticeSettings&);

}  // namespace lianxin::tickets::store
