#include "features/tickets/notice_store.h"

#include "features/tickets/ticket_sight_store.h"
#include "platform/db/conditions.h"

namespace lianxin::tickets::store {
namespace {

// "e.kind in (…)" of the steps for `whom`, or "" when there are none.
std::string steps_for(db::Conditions& where, const std::vector<NoticeRule>& rules, NoticeFor whom) {
  std::vector<int> kinds;
  for (const NoticeRule& rule : rules) {
    if (rule.whom == whom) kinds.push_back(static_cast<int>(rule.event));
  }
  return kinds.empty() ? std::string() : "e.kind in (" + where.bind_all(kinds) + ")";
}

// Of the steps on what the units take part in: those that are theirs to know.
void add_concern(db::Conditions& where, const std::vector<NoticeRule>& rules, const std::string& mine) {
  std::string any;
  const auto also = [&](NoticeFor whom, const std::string& concerned) {
    const std::string steps = steps_for(where, rules, whom);
    if (!steps.empty()) any += (any.empty() ? "(" : " or (") + steps + " and " + concerned + ")";
  };
  also(NoticeFor::office, "t.office_unit in " + mine);
  also(NoticeFor::handler, "coalesce(t.lead_unit, t.holder_unit) in " + mine);
  also(NoticeFor::receiver, "(t.lead_unit in " + mine + " or (t.office_unit not in " + mine + " and t.owner_unit not in " + mine + "))");
  also(NoticeFor::all, "1 = 1");
  where.add("(" + any + ")");
}

}  // namespace

Result<std::vector<Notice>> list_notices(const db::Reader& r, std::string_view partition, const Actor& actor,
                                         const access::Sight& sight, const std::vector<NoticeRule>& rules,
                                         const NoticeQuery& query) {
  if (query.units.empty() || rules.empty()) return std::vector<Notice>{};
  db::Conditions where({partition});
  where.add("e.at > " + where.bind(query.since) + " and e.at <= " + where.bind(query.until));
  const std::string mine = "(" + where.bind_all(query.units) + ")";
  where.add("e.ticket_id in (select u.ticket_id from ticket_units u where u.partition = $1 and u.unit in " + mine + ")");
  where.add("(e.account is null or e.account <> " + where.bind(actor.account) + ")");
  where.add("(e.unit is null or e.unit not in " + mine + ")");
  add_concern(where, rules, mine);
  add_sight(where, actor, sight, "t.");
  const std::string sql =
      "select t.id, t.number, t.title, e.kind, e.at, e.unit from ticket_events e join tickets t on t.partition = e.partition "
      "and t.id = e.ticket_id where e.partition = $1" +
      where.sql() + " order by e.at desc, e.ticket_id, e.sequence desc limit " + where.bind(query.limit);
  return r.list(sql, where.values(), [](const db::Row& row) {
    return Notice{.ticket = row.get<TicketId>(0),
                  .number = row.get<std::string>(1),
                  .title = row.get<std::string>(2),
                  .event = static_cast<EventName>(row.integer(3)),
                  .at = row.get<Moment>(4),
                  .by_unit = row.get<UnitId>(5)};
  });
}

Result<NoticeSettings> load_notice_settings(const db::Reader& r, std::string_view partition, AccountId account) {
  const auto found = TRY(r.find("select seen_until, off, browser from ticket_notice_settings where partition = $1 and account = $2",
                                {partition, account}, [](const db::Row& row) {
                                  return NoticeSettings{row.get<std::optional<Moment>>(0), row.integer(1), row.integer(2) != 0};
                                }));
  return found.value_or(NoticeSettings{});
}

Result<void> save_notice_settings(db::Writer& w, std::string_view partition, AccountId account, const NoticeSettings& s) {
  TRY(w.run("insert into ticket_notice_settings (partition, account, seen_until, off, browser) values ($1, $2, $3, $4, $5) "
            "on conflict (partition, account) do update set seen_until = excluded.seen_until, off = excluded.off, "
            "browser = excluded.browser",
            {partition, account, s.seen_until, s.off, s.browser ? 1 : 0}));
  return {};
}

}  // namespace lianxin::tickets::store
