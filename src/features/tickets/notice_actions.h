// What concerns the signed-in person, and how far he has looked.
#pragma once

#include "features/tickets/desk.h"
#include "features/tickets/notice.h"
#include "platform/db/db.h"

namespace lianxin::tickets {

constexpr int most_notices = 50;
constexpr std::int64_t notices_for_ms = 14 * 24 * 60 * ms_per_minute;        // older ones are not told any more
constexpr std::int64_t first_look_back_ms = 24 * 60 * ms_per_minute;  // unseen for somebody who never looked

struct Notices {
  std::vector<Notice> items{};  // the latest first
  NoticeSettings settings{};
  Moment seen_until{};          // what is later is unseen
};

struct NoticeChange {
  std::optional<Moment> seen_until{};
  std::optional<std::vector<NoticeKind>> off{};
  std::optional<bool> browser{};
};

NoticeKind kind_of(EventName);
Result<Notices> read_notices(const db::Reader&, const Doing&, const Desk&);
// What was seen stays seen: an earlier moment changes nothing, a later one than now is now.
Result<void> change_notices(db::Writer&, const Doing&, const Desk&, const NoticeChange&);

}  // namespace lianxin::tickets
