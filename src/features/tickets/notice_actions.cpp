#include "features/tickets/notice_actions.h"

#include <algorithm>

#include "features/tickets/notice_store.h"
#include "features/tickets/ticket_actions.h"

namespace lianxin::tickets {
namespace {

// The units somebody acts for: his own, and those a role over one unit names.
std::vector<UnitId> units_of(const Actor& actor) {
  std::vector<UnitId> out;
  const auto add = [&](UnitId unit) {
    if (!unit.is_nil() && std::ranges::find(out, unit) == out.end()) out.push_back(unit);
  };
  add(actor.unit);
  for (const Grant& grant : actor.grants) {
    if (grant.reach == Reach::own_unit) add(grant.unit);
  }
  return out;
}

std::vector<NoticeRule> wanted(const NoticeSettings& settings) {
  std::vector<NoticeRule> out;
  std::ranges::copy_if(notice_rules(), std::back_inserter(out), [&](const NoticeRule& rule) { return settings.wants(rule.kind); });
  return out;
}

constexpr std::int64_t within_second_ms = 999;  // a moment is told to the second: all of that second was shown

}  // namespace

const std::vector<NoticeRule>& notice_rules() {
  static const std::vector<NoticeRule> rules = {
      {EventName::registered, NoticeKind::fresh, NoticeFor::office},
      {EventName::assigned, NoticeKind::order, NoticeFor::receiver},
      {EventName::escalated, NoticeKind::passed, NoticeFor::office},
      {EventName::sent_back, NoticeKind::passed, NoticeFor::office},
      {EventName::handed_down, NoticeKind::passed, NoticeFor::office},
      {EventName::handed_over, NoticeKind::passed, NoticeFor::office},
      {EventName::returned, NoticeKind::decision, NoticeFor::office},
      {EventName::extension_requested, NoticeKind::decision, NoticeFor::office},
      {EventName::reply_drafted, NoticeKind::decision, NoticeFor::office},
      {EventName::decline_proposed, NoticeKind::decision, NoticeFor::office},
      {EventName::answered, NoticeKind::answer, NoticeFor::handler},
      {EventName::contributed, NoticeKind::answer, NoticeFor::handler},
      {EventName::return_refused, NoticeKind::back, NoticeFor::handler},
      {EventName::reply_rejected, NoticeKind::back, NoticeFor::handler},
      {EventName::extended, NoticeKind::back, NoticeFor::handler},
      {EventName::extension_refused, NoticeKind::back, NoticeFor::handler},
      {EventName::objected, NoticeKind::resident, NoticeFor::all},
      {EventName::reopened, NoticeKind::resident, NoticeFor::all},
      {EventName::supervised, NoticeKind::urged, NoticeFor::all},
      {EventName::clock_expired, NoticeKind::overdue, NoticeFor::all}};
  return rules;
}

NoticeKind kind_of(EventName event) {
  const auto rule = std::ranges::find(notice_rules(), event, &NoticeRule::event);
  return rule == notice_rules().end() ? NoticeKind::fresh : rule->kind;
}

Result<Notices> read_notices(const db::Reader& r, const Doing& doing, const Desk& desk) {
  Notices out;
  out.settings = TRY(store::load_notice_settings(r, desk.partition, doing.by.account));
  out.seen_until = out.settings.seen_until.value_or(doing.now + -first_look_back_ms);
  const store::NoticeQuery query{
      .units = units_of(doing.by), .since = doing.now + -notices_for_ms, .until = doing.now, .limit = most_notices};
  out.items = TRY(store::list_notices(r, desk.partition, doing.by, sight_of_tickets(doing.by), wanted(out.settings), query));
  return out;
}

Result<void> change_notices(db::Writer& w, const Doing& doing, const Desk& desk, const NoticeChange& change) {
  NoticeSettings settings = TRY(store::load_notice_settings(w, desk.partition, doing.by.account));
  if (change.seen_until) {
    const Moment seen = std::min(*change.seen_until + within_second_ms, doing.now);
    settings.seen_until = std::max(settings.seen_until.value_or(seen), seen);
  }
  if (change.off) {
    settings.off = 0;
    for (const NoticeKind kind : *change.off) settings.off |= std::int64_t{1} << static_cast<int>(kind);
  }
  settings.browser = change.browser.value_or(settings.browser);
  return store::save_notice_settings(w, desk.partition, doing.by.account, settings);
}

}  // namespace lianxin::tickets
