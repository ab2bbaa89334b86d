#include "features/tickets/notice_json.h"

#include <algorithm>

#include "features/tickets/names_json.h"
#include "platform/json/json.h"

namespace lianxin::tickets {

struct NoticeTicketView {
  TicketId id{};
  std::string number{};
  std::string title{};
};
BOOST_DESCRIBE_STRUCT(NoticeTicketView, (), (id, number, title))
struct NoticeView {
  NoticeTicketView ticket{};
  EventName event{};
  NoticeKind kind{};
  Moment at{};
  std::optional<places::UnitRef> by_unit{};
  bool is_new = false;
};
BOOST_DESCRIBE_STRUCT(NoticeView, (), (ticket, event, kind, at, by_unit, is_new))
struct NoticesView {
  std::vector<NoticeView> items{};
  int unseen = 0;
  std::vector<NoticeKind> off{};
  bool browser = false;
  Moment as_of{};
};
BOOST_DESCRIBE_STRUCT(NoticesView, (), (items, unseen, off, browser, as_of))
struct NoticeChangeBody {
  std::optional<Moment> seen_until{};
  std::optional<std::vector<NoticeKind>> off{};
  std::optional<bool> browser{};
};
BOOST_DESCRIBE_STRUCT(NoticeChangeBody, (), (seen_until, off, browser))

Result<std::string> write_notices(const Telling& t, const Notices& notices) {
  const Names names = TRY(Names::at(t.db, t.desk));
  NoticesView out{.browser = notices.settings.browser, .as_of = t.doing.now};
  for (const NoticeKind kind : all_of<NoticeKind>()) {
    if (!notices.settings.wants(kind)) out.off.push_back(kind);
  }
  for (const Notice& n : notices.items) {
    const bool is_new = n.at > notices.seen_until;
    out.unseen += is_new ? 1 : 0;
    out.items.push_back({{n.ticket, n.number, n.title}, n.event, kind_of(n.event), n.at, names.maybe(n.by_unit), is_new});
  }
  return json::write(out, t.desk.zone);
}

Result<NoticeChange> read_notice_change(std::string_view text) {
  auto body = TRY(json::read<NoticeChangeBody>(text));
  if (!body.seen_until && !body.off && !body.browser) return invalid_field("", "tickets.nothing_to_change");
  return NoticeChange{body.seen_until, std::move(body.off), body.browser};
}

}  // namespace lianxin::tickets
