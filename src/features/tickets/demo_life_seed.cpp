#include "features/tickets/demo_life_seed.h"

#include <algorithm>

#include "features/places/demo_unit.h"

namespace lianxin::tickets {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
}

std::optional<Moment> next_alarm(const Ticket& ticket) {
  std::optional<Moment> first;
  for (const Clock& clock : ticket.handling.clocks) {
    if (clock.alarm_at && (!first || *clock.alarm_at < *first)) first = clock.alarm_at;
  }
  return first;
}

Actor resident() { return {}; }

}  // namespace

std::string DemoLife::filled(std::string text) {
  replace_all(text, "{place}", place_.short_name);
  replace_all(text, "{n}", std::to_string(households_));
  replace_all(text, "{days}", std::to_string(3 + dice_.roll(9)));
  return text;
}

Result<void> DemoLife::play(const DemoPlace& place, Moment begin, TicketId id) {
  place_ = place;
  now_ = begin;
  text_ = &dice_.pick(texts_.items);
  households_ = static_cast<int>(3 + dice_.roll(28));
  ticket_ = {};
  if (!TRY(enter(place, id)) || !TRY(decide_at_the_office())) return let_clocks_run(until_);
  if (!TRY(hand_to_unit()) || !TRY(work_on_it()) || !TRY(answer())) return let_clocks_run(until_);
  const bool going_on = TRY(judge());
  if (going_on) (void)TRY(again());
  return let_clocks_run(until_);
}

Result<bool> DemoLife::enter(const DemoPlace& place, TicketId id) {
  Register c{.id = id, .kind = text_->kind, .place = place.code, .title = filled(text_->title), .text = filled(dice_.pick(text_->texts))};
  c.urgency = text_->urgency;
  c.visibility = dice_.chance(30) ? Visibility::public_ : Visibility::internal;
  c.submitter = dice_.chance(15) ? Submitter::anonymous : Submitter::resident;
  std::optional<Identity> who;
  if (c.submitter == Submitter::resident && dice_.chance(60)) {
    static const std::vector<std::string> names = {"其其格", "巴雅尔", "王秀兰", "苏和", "刘志强", "阿拉坦", "娜仁", "张桂芬"};
    who = Identity{dice_.pick(names), "1380000" + std::to_string(1000 + dice_.roll(9000)), {}};
    c.may_contact = dice_.chance(70);
  }
  static const std::vector<Channel> channels = {Channel::visit, Channel::visit, Channel::visit, Channel::call, Channel::hotline,
                                                Channel::office, Channel::web, Channel::meeting, Channel::letter_box};
  c.channel = dice_.pick(channels);
  // Half come through the county's office, half from the village through the township's.
  const bool at_the_county = dice_.chance(50);
  const UnitId unit = at_the_county ? TRY(cast_.office_of(place.county_path)) : places::demo_unit_id(place.code, "committee");
  const Actor by = TRY(cast_.actor(unit, at_the_county ? Role::office : Role::village_cadre));
  auto made = register_ticket(writer_, {.by = by, .now = now_, .zone = desk_.zone}, desk_, c, who);
  if (!made) return settle(std::move(made).error());
  ticket_ = std::move(made->ticket);
  return true;
}

Result<bool> DemoLife::decide_at_the_office() {
  if (!TRY(wait(dice_.chance(70) ? 0 : 1))) return false;
  if (dice_.chance(4)) return decline();
  if (dice_.chance(2)) return give(resident(), Withdraw{std::string("自己解决了")});
  const Triage triage{.category = text_->category, .urgency = text_->urgency, .difficulty = text_->difficulty};
  if (!TRY(give(TRY(office()), triage))) return false;
  const bool at_the_county = ticket_.office_unit == TRY(cast_.office_of(place_.county_path));
  if (!at_the_county && (text_->difficulty != Difficulty::easy || dice_.chance(50))) return pass_up();
  return true;
}

Result<bool> DemoLife::decline() {
  const ProposeDecline proposal{"other_channel", "这件事由专门渠道受理，已把受理窗口和电话写在答复里。"};
  if (!TRY(give(TRY(office()), proposal)) || !TRY(wait(1))) return false;
  if (!TRY(give(TRY(office(1)), ConfirmDecline{}))) return false;
  if (dice_.chance(25) && TRY(wait(1))) return give(resident(), Object{"不认可，这事就归旗里管。"});
  return false;
}

Result<bool> DemoLife::pass_up() {
  if (!TRY(wait(1))) return false;
  const Escalate up{"本级没有专业力量和资金", text_->tried.value_or("已到现场看过，联系过相关站所，本级解决不了。")};
  if (!TRY(give(TRY(office()), up)) || !TRY(wait(dice_.chance(60) ? 0 : 2))) return false;
  if (dice_.chance(8)) return give(TRY(office()), SendBack{"属于本级职责，请先行处理。"});
  return give(TRY(office()), Take{});
}

Result<bool> DemoLife::hand_to_unit() {
  if (!TRY(wait(dice_.chance(60) ? 0 : 1))) return false;
  Assign order{.instruction = dice_.pick(texts_.instructions)};
  order.lead_unit = TRY(cast_.handler_of(place_.county_path, text_->category));
  if (order.lead_unit.is_nil()) order.lead_unit = places::demo_unit_id("150725000000", "petitions");
  if (text_->joint && dice_.chance(70)) {
    const auto code = TRY(writer_.find("select code from places_facts where partition = $1 and path = $2",
                                       {desk_.partition, place_.county_path}, [](const db::Row& row) { return row.get<std::string>(0); }));
    if (code) order.joint_units.push_back(places::demo_unit_id(*code, *text_->joint));
  }
  if (!TRY(give(TRY(office()), order)) || !TRY(wait(dice_.chance(75) ? 0 : 1))) return false;
  if (dice_.chance(6)) return give_back();
  return give(TRY(lead()), Accept{});
}

Result<bool> DemoLife::give_back() {
  if (!TRY(give(TRY(lead()), Return{"not_our_duty", dice_.pick(texts_.returns)})) || !TRY(wait(1))) return false;
  const bool right = dice_.chance(60);
  if (!TRY(give(TRY(office()), DecideReturn{right, right ? "同意退回，改派。" : "职责目录列明，请继续办理。"}))) return false;
  return !right && TRY(wait(0)) && TRY(give(TRY(lead()), Accept{}));
}

Result<bool> DemoLife::work_on_it() {
  if (!TRY(wait(static_cast<int>(dice_.roll(3)))) || !TRY(give(TRY(lead()), Note{text_->progress, dice_.chance(40)}))) return false;
  if (dice_.chance(15) && !TRY(ask_the_resident())) return false;
  if (dice_.chance(12) && !TRY(extend())) return false;
  for (const JointPart& part : std::vector(ticket_.handling.assignment->parts)) {
    if (dice_.chance(20) || !TRY(wait(1))) continue;
    if (!TRY(give(TRY(cast_.actor(part.unit, Role::unit_clerk)), Contribute{dice_.pick(texts_.contributions)}))) return false;
  }
  const UnitId county = TRY(cast_.office_of(place_.county_path));
  if (text_->difficulty == Difficulty::hard && ticket_.office_unit == county && dice_.chance(25)) {
    const Escalate up{"所需资金超出旗级财力", text_->tried.value_or("已协调两次，仍缺资金。")};
    if (!TRY(wait(2)) || !TRY(give(TRY(office()), up)) || !TRY(wait(1)) || !TRY(give(TRY(office()), Take{}))) return false;
    if (dice_.chance(50)) (void)TRY(give(TRY(office()), PutOnAgenda{"列入下次联席会议议题，先由专班拿出方案。", {}}));
    return false;
  }
  return true;
}

Result<bool> DemoLife::ask_the_resident() {
  if (!TRY(give(TRY(lead()), Ask{AskTo::resident, dice_.pick(texts_.questions)}))) return false;
  if (!TRY(wait(2))) return false;
  return give(resident(), Answer{dice_.pick(texts_.answers)});
}

Result<bool> DemoLife::extend() {
  if (!TRY(wait(1)) || !TRY(give(TRY(lead()), RequestExtension{1, "配件在途，预计晚到。"}))) return false;
  if (!TRY(wait(1))) return false;
  const bool approved = dice_.chance(80);
  return give(TRY(office()), DecideExtension{approved, {}, approved ? "同意，已告知反映人。" : "请想办法按期办结。"});
}

Result<bool> DemoLife::answer() {
  if (!TRY(wait(static_cast<int>(1 + dice_.roll(text_->urgency == Urgency::urgent ? 3 : 10))))) return false;
  ReplyTo reply{.outcome = dice_.chance(75) ? Outcome::solved : Outcome::partly, .text = text_->reply, .public_text = text_->reply};
  if (text_->kind == TicketKind::consultation || text_->kind == TicketKind::praise) reply.outcome = Outcome::explained;
  if (text_->rule) {
    reply.outcome = Outcome::cannot;
    reply.rule = *text_->rule;
  } else if (text_->difficulty == Difficulty::hard && dice_.chance(20)) {
    reply.outcome = Outcome::planned;
    reply.planned_on = day_of(now_, desk_.zone) + 150;
  }
  if (!TRY(give(TRY(lead()), reply))) return false;
  // Down the way it came up: each office releases, the owner of the answer last.
  for (int i = 0; i < 4 && ticket_.state != TicketState::replied; ++i) {
    if (!TRY(wait(dice_.chance(60) ? 0 : 1)) || !TRY(give(TRY(cast_.actor(ticket_.holder_unit, Role::office)), Release{}))) return false;
  }
  return ticket_.state == TicketState::replied;
}

// True when it was judged not solved and lives on.
Result<bool> DemoLife::judge() {
  if (dice_.chance(25) || !TRY(wait(static_cast<int>(1 + dice_.roll(4))))) return false;
  const DemoRating& said = dice_.pick(texts_.ratings);
  if (!TRY(give(resident(), Rate{said.solved, said.satisfied, said.words, RatingVia::code}))) return false;
  return ticket_.state == TicketState::reopened;
}

Result<bool> DemoLife::again() { return TRY(hand_to_unit()) && TRY(work_on_it()) && TRY(answer()) && TRY(judge()); }

Result<bool> DemoLife::wait(int days) {
  Day day = day_of(now_, desk_.zone);
  int minute = minute_of_day(now_, desk_.zone) + static_cast<int>(5 + dice_.roll(150));
  if (days > 0 || minute > desk_.hours.end_minute || !TRY(desk_.calendar.is_working_day(day))) {
    day = TRY(desk_.calendar.add_working_days(day, std::max(1, days)));
    minute = desk_.hours.begin_minute + static_cast<int>(dice_.roll(500));
  }
  const Moment next = moment_at(day, minute, desk_.zone);
  if (next > until_) return false;
  TRY(let_clocks_run(next));
  now_ = next;
  return true;
}

Result<void> DemoLife::let_clocks_run(Moment to) {
  for (auto alarm = next_alarm(ticket_); alarm && *alarm <= to && ticket_.version > 0; alarm = next_alarm(ticket_)) {
    now_ = std::max(now_, *alarm);
    const auto before = ticket_.version;
    if (!TRY(give(system_actor("job"), Tick{})) || ticket_.version == before) return {};
  }
  return {};
}

Result<bool> DemoLife::give(const Actor& by, const Command& command) {
  return settle(command_let_in(writer_, {.by = by, .now = now_, .zone = desk_.zone}, desk_, ticket_, command));
}

Result<bool> DemoLife::settle(Result<Ticket> after) {
  if (after) {
    ticket_ = *std::move(after);
    return true;
  }
  const Code code = after.error().code;
  if (code == Code::internal || code == Code::unavailable || code == Code::invalid) return std::move(after).error();
  ++refused_;
  return false;
}

}  // namespace lianxin::tickets
