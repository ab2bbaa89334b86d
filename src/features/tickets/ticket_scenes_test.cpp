#include "features/tickets/ticket_scenes_test.h"

#include <doctest/doctest.h>
#include <algorithm>

namespace lianxin::tickets::scenes {
namespace {

UnitId unit_named(const char* name) { return UnitId{named_uuid(std::string("unit ") + name)}; }
PersonId person_named(const char* name) { return PersonId{named_uuid(std::string("person ") + name)}; }
Day on(int year, int month, int day) { return day_from({year, month, day}); }

std::vector<Day> days(int year, int month, int first, int last) {
  std::vector<Day> out;
  for (int d = first; d <= last; ++d) out.push_back(on(year, month, d));
  return out;
}

Actor person(const char* name, UnitId unit, Role role, Reach reach, std::string path, std::vector<UnitId> chain) {
  Actor out{.kind = Actor::Kind::account,
            .account = AccountId{named_uuid(std::string("account ") + name)},
            .person = person_named(name),
            .name = name,
            .unit = unit,
            .superiors = std::move(chain),
            .via = "session"};
  out.grants.push_back({.role = role, .reach = reach, .places = {path, path + "~"}, .unit = unit});
  return out;
}

TimeLimit row(std::string code, std::optional<ClockKind> clock, int days, std::optional<Urgency> urgency = {}) {
  return {.code = std::move(code),
          .name = "",
          .name_en = "",
          .clock = clock,
          .urgency = urgency,
          .difficulty = {},
          .working_days = days};
}

}  // namespace

const UnitId prefecture_office = unit_named("prefecture office"), county_office = unit_named("county office"),
             sumu_office = unit_named("sumu office"), other_county_office = unit_named("other county office"),
             water_bureau = unit_named("water"), finance_bureau = unit_named("finance"), pump_station = unit_named("pumps"),
             transport_department = unit_named("roads");

WorkCalendar calendar() {
  CalendarYear y14{
      .year = 2014, .holidays = days(2014, 10, 1, 7), .makeup_working_days = {on(2014, 9, 28), on(2014, 10, 11), on(2014, 5, 4)}};
  for (const Day d : days(2014, 5, 1, 3)) y14.holidays.push_back(d);
  CalendarYear y25{.year = 2025, .holidays = days(2025, 10, 1, 8), .makeup_working_days = {on(2025, 9, 28), on(2025, 10, 11)}};
  CalendarYear y26{
      .year = 2026, .holidays = days(2026, 2, 15, 23), .makeup_working_days = {on(2026, 1, 4), on(2026, 2, 14), on(2026, 2, 28)}};
  for (const Day d : days(2026, 1, 1, 3)) y26.holidays.push_back(d);
  return WorkCalendar({y14, y25, y26});
}

// The defaults of domain §2.6.
TimeLimits limits() {
  return {.name = "",
          .version = "",
          .items = {row("triage_urgent", ClockKind::triage, 0, Urgency::urgent), row("triage", ClockKind::triage, 2),
                    row("accept", ClockKind::accept, 1), row("return", ClockKind::return_, 3),
                    row("reply_urgent", ClockKind::reply, 3, Urgency::urgent),
                    row("reply_serious", ClockKind::reply, 10, Urgency::serious),
                    row("reply_normal", ClockKind::reply, 20, Urgency::normal), row("joint", ClockKind::joint, 5),
                    row("escalation", ClockKind::escalation, 5), row("waiting_resident", ClockKind::waiting_resident, 10),
                    row("rating", ClockKind::rating, 15), row("silence_notice", {}, 3), row("supervise_order", {}, 3),
                    row("supervise_upper", {}, 8)}};
}

const TicketPolicy& policy() {
  static const WorkCalendar days = calendar();
  static const TimeLimits table = limits();
  static const CodeLists codes{.categories = {"water.drinking.well", "roads.rural.damage"},
                               .decline_reasons = {"in_court"},
                               .return_reasons = {"not_our_duty", "beyond_power"}};
  static const TicketPolicy out = [] {
    TicketPolicy p{.limits = &table, .calendar = &days, .codes = &codes};
    p.units = {{prefecture_office, "市连心办", {prefecture_office}, "001", true},
               {county_office, "旗连心办", {county_office, prefecture_office}, "001003", true},
               {other_county_office, "邻旗连心办", {other_county_office, prefecture_office}, "001004", true},
               {sumu_office, "苏木连心办", {sumu_office, county_office, prefecture_office}, "001003002", true},
               {water_bureau, "旗水利局", {water_bureau}, "001003", false},
               {pump_station, "抽水站", {pump_station, water_bureau}, "001003", false},
               {finance_bureau, "旗财政局", {finance_bureau}, "001003", false},
               {transport_department, "市交通局", {transport_department}, "001", false}};
    p.people = {{person_named("王强"), "王强", water_bureau},
                {person_named("李敏"), "李敏", finance_bureau},
                {person_named("孙丽"), "孙丽", transport_department}};
    p.problem = ProblemFacts{"陈旗 2026-0900", TicketState::in_progress, true};
    p.above = p.units.front();
    p.assignment_id = AssignmentId{named_uuid("order")};
    p.assignment_number = "陈联办交〔2026〕37号";
    return p;
  }();
  return out;
}

TicketPolicy policy_for(const Ticket& ticket) {
  TicketPolicy out = policy();
  if (ticket.office_unit == prefecture_office) out.above.reset();
  if (ticket.office_unit == sumu_office) out.above = *out.unit(county_office);
  return out;
}

Actor bao() {
  return person("包玉兰", county_office, Role::office, Reach::subtree, "001003", {county_office, prefecture_office});
}
Actor erdun() {
  return person("额尔敦", county_office, Role::office, Reach::subtree, "001003", {county_office, prefecture_office});
}
Actor wang() { return person("王强", water_bureau, Role::unit_clerk, Reach::own_unit, "001003", {water_bureau}); }
Actor li() { return person("李敏", finance_bureau, Role::unit_clerk, Reach::own_unit, "001003", {finance_bureau}); }
Actor sun() { return person("孙丽", transport_department, Role::unit_clerk, Reach::own_unit, "001", {transport_department}); }
Actor chaolu() {
  return person("朝鲁", unit_named("gacha"), Role::village_cadre, Reach::own_links, "001003002001", {unit_named("gacha")});
}
Actor bai() { return person("白塔娜", prefecture_office, Role::office, Reach::subtree, "001", {prefecture_office}); }
Actor zhao() {
  return person("赵勇", unit_named("supervision"), Role::inspector, Reach::subtree, "001003", {unit_named("supervision")});
}
Actor resident() { return {}; }
Actor the_system() { return system_actor("job"); }

Moment at(int month, int day, int hour, int minute) { return moment_at(on(2026, month, day), hour * 60 + minute, {}); }

Register well_is_broken() {
  return {.id = TicketId{named_uuid("the well")},
          .kind = TicketKind::help,
          .channel = Channel::visit,
          .place = "150725203201",
          .text = "三号井的水泵坏了，十七户人和牲畜喝水都要去三十里外拉。",
          .has_identity = true,
          .may_contact = true,
          .place_path = "001003002001",
          .owner_unit = county_office,
          .number = "陈旗 2026-0412"};
}

Ticket run(Ticket ticket, const Command& command, const Actor& by, Moment now, std::vector<TicketEvent>* history) {
  auto events = decide(ticket, command, by, now, policy_for(ticket));
  if (!events) FAIL(std::string(name_of(name_of_command(command))), " refused: ", events.error().key);
  if (history) history->insert(history->end(), events->begin(), events->end());
  return apply_all(std::move(ticket), *events);
}

// clang-format off
Command command_of(CommandName name) {
  switch (name) {
    case CommandName::triage: return Triage{.category = "water.drinking.well", .urgency = Urgency::urgent, .difficulty = Difficulty::hard};
    case CommandName::link_problem: return LinkProblem{named_uuid("wells")};
    case CommandName::unlink_problem: return UnlinkProblem{"不是同一件事"};
    case CommandName::propose_decline: return ProposeDecline{"in_court", "此事法院正在审理，请等判决。"};
    case CommandName::confirm_decline: return ConfirmDecline{};
    case CommandName::refuse_decline: return RefuseDecline{"应当受理"};
    case CommandName::assign: return Assign{.lead_unit = water_bureau, .instruction = "到场查明原因，恢复供水。"};
    case CommandName::accept: return Accept{};
    case CommandName::return_: return Return{"not_our_duty", "该井属于农牧局项目", {}};
    case CommandName::decide_return: return DecideReturn{true, "同意退回"};
    case CommandName::ask: return Ask{AskTo::resident, "哪一天起不上水？"};
    case CommandName::answer: return Answer{"上月二十八日起"};
    case CommandName::contribute: return Contribute{"资金已安排"};
    case CommandName::request_extension: return RequestExtension{1, "配件在途"};
    case CommandName::decide_extension: return DecideExtension{true, {}, "同意"};
    case CommandName::escalate: return Escalate{"超出本级财力", "已垫资两万元抢修"};
    case CommandName::take: return Take{};
    case CommandName::send_back: return SendBack{"请先用完本级资金"};
    case CommandName::put_on_agenda: return PutOnAgenda{"列入联席会议", {}};
    case CommandName::hand_down: return HandDown{sumu_office, "请苏木就近办理"};
    case CommandName::hand_over: return HandOver{other_county_office, "该户已迁入邻旗"};
    case CommandName::reply: return ReplyTo{.outcome = Outcome::solved, .text = "水泵已更换，恢复供水。"};
    case CommandName::release: return Release{};
    case CommandName::reject_reply: return RejectReply{"没有说明何时恢复"};
    case CommandName::note: return Note{"已电话告知"};
    case CommandName::supervise: return Supervise{SupervisionLevel::order, "请三日内报结果"};
    case CommandName::reopen: return Reopen{"回访时仍未通水"};
    case CommandName::object: return Object{"法院没有受理过这件事"};
    case CommandName::rate: return Rate{.solved = false, .satisfied = 2, .words = "又停了"};
    case CommandName::close_by_silence: return CloseBySilence{};
    case CommandName::withdraw: return Withdraw{"自己修好了"};
    case CommandName::not_mine: return NotMine{"我说的是另一口井"};
    case CommandName::register_: return well_is_broken();
    case CommandName::void_assignment: return VoidAssignment{"单位填错"};
    case CommandName::open_identity: return OpenIdentity{"上门修井要联系"};
    case CommandName::tick: return Tick{};
    case CommandName::answer_with_problem: return AnswerWithProblem{named_uuid("wells"), "陈旗 2026-0900", {.outcome = Outcome::solved, .text = "十一口井都换了水泵。"}};
  }
  return Tick{};
}
// clang-format on

Actor actor_of(CommandName name, const Ticket& ticket) {
  switch (name) {
    case CommandName::accept:
    case CommandName::return_:
    case CommandName::request_extension:
    case CommandName::reply:
      return wang();
    case CommandName::contribute:
      return li();
    case CommandName::answer:
    case CommandName::object:
    case CommandName::rate:
    case CommandName::withdraw:
    case CommandName::not_mine:
      return resident();
    case CommandName::answer_with_problem:
    case CommandName::close_by_silence:
    case CommandName::tick:
      return the_system();
    case CommandName::confirm_decline:
      return erdun();
    case CommandName::release:
    case CommandName::open_identity:
    case CommandName::reopen:
      return bao();
    default:
      return ticket.office_unit == prefecture_office ? bai() : bao();
  }
}

namespace {

Command c(CommandName name) { return command_of(name); }

std::vector<Situation> until_assigned() {
  const Ticket registered = run({}, well_is_broken(), chaolu(), at(11, 9));
  const Ticket decline_proposed = run(registered, c(CommandName::propose_decline), bao(), at(11, 9, 11));
  const Ticket declined = run(decline_proposed, c(CommandName::confirm_decline), erdun(), at(11, 9, 14));
  const Ticket objected = run(declined, c(CommandName::object), resident(), at(11, 10));
  const Ticket triaged = run(registered, c(CommandName::triage), bao(), at(11, 9, 12));
  const Ticket assigned = run(triaged, c(CommandName::assign), bao(), at(11, 10, 10, 12));
  const Ticket returned = run(assigned, c(CommandName::return_), wang(), at(11, 11));
  const Ticket return_agreed = run(returned, c(CommandName::decide_return), bao(), at(11, 11, 15));
  return {{"registered", registered, at(11, 9, 11)}, {"decline proposed", decline_proposed, at(11, 9, 13)},
          {"declined", declined, at(11, 10)},        {"objected", objected, at(11, 10, 11)},
          {"triaged", triaged, at(11, 9, 14)},       {"assigned", assigned, at(11, 10, 11)},
          {"returned", returned, at(11, 11, 11)},    {"return agreed", return_agreed, at(11, 11, 16)}};
}

std::vector<Situation> while_handled(const Ticket& triaged, const Ticket& in_progress) {
  const Assign jointly{.lead_unit = water_bureau, .joint_units = {finance_bureau}, .instruction = "共同办理"};
  const Ticket joint = run(run(triaged, jointly, bao(), at(11, 10)), c(CommandName::accept), wang(), at(11, 10, 11));
  const Ticket contributed = run(joint, c(CommandName::contribute), li(), at(11, 11));
  const Ticket asked = run(in_progress, c(CommandName::ask), wang(), at(11, 11));
  const Ticket extension = run(in_progress, c(CommandName::request_extension), wang(), at(11, 11));
  const Ticket escalated = run(in_progress, c(CommandName::escalate), bao(), at(11, 12));
  const Ticket taken = run(escalated, c(CommandName::take), bai(), at(11, 12, 15));
  const Ticket withdrawn = run(in_progress, c(CommandName::withdraw), resident(), at(11, 12));
  return {{"in progress", in_progress, at(11, 11)},
          {"joint", joint, at(11, 11)},
          {"contributed", contributed, at(11, 11, 11)},
          {"asked", asked, at(11, 11, 12)},
          {"extension asked", extension, at(11, 11, 12)},
          {"escalated", escalated, at(11, 12, 11)},
          {"taken", taken, at(11, 12, 16)},
          {"withdrawn", withdrawn, at(11, 16)}};
}

std::vector<Situation> answered(const Ticket& in_progress) {
  const Ticket drafted = run(in_progress, c(CommandName::reply), wang(), at(11, 12));
  const Ticket replied = run(drafted, c(CommandName::release), bao(), at(11, 12, 16));
  const Moment notice = *find_clock(replied.handling.clocks, ClockKind::rating)->alarm_at;
  const Ticket noticed = run(replied, Tick{}, the_system(), notice);
  const Ticket reopened = run(replied, c(CommandName::rate), resident(), at(11, 13));
  const Ticket closed = run(replied, Rate{.solved = true, .satisfied = 5}, resident(), at(11, 13));
  return {{"drafted", drafted, at(11, 12, 11)},
          {"replied", replied, at(11, 13)},
          {"noticed", noticed, find_clock(noticed.handling.clocks, ClockKind::rating)->due_at},
          {"reopened", reopened, at(11, 13, 11)},
          {"closed", closed, at(11, 16)}};
}

}  // namespace

std::vector<Situation> situations() {
  std::vector<Situation> out = until_assigned();
  const Ticket triaged = std::ranges::find(out, "triaged", &Situation::name)->ticket;
  const Ticket assigned = std::ranges::find(out, "assigned", &Situation::name)->ticket;
  const Ticket in_progress = run(assigned, c(CommandName::accept), wang(), at(11, 10, 11, 30));
  for (const auto& more : {while_handled(triaged, in_progress), answered(in_progress)})
    out.insert(out.end(), more.begin(), more.end());
  return out;
}

Situation situation(std::string_view name) {
  const auto all = situations();
  return *std::ranges::find(all, name, &Situation::name);
}

std::string told(const Ticket& ticket, const Command& command, const Actor& by, Moment now) {
  const auto events = decide(ticket, command, by, now, policy_for(ticket));
  if (!events) return events.error().key;
  std::string out;
  for (const TicketEvent& e : *events) out += (out.empty() ? "" : ", ") + std::string(name_of(e.name()));
  return (out.empty() ? "nothing" : out) + " > " + std::string(name_of(apply_all(ticket, *events).state));
}

}  // namespace lianxin::tickets::scenes
