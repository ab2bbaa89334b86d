#include "features/tickets/ticket_rules.h"

#include <doctest/doctest.h>

#include <random>

#include "features/tickets/ticket_scenes_test.h"

namespace lianxin::tickets {
namespace {

using namespace scenes;

std::vector<std::string> fields_of(const Ticket& t, const Command& c, const Actor& by, Moment now) {
  const auto done = decide(t, c, by, now, policy_for(t));
  REQUIRE_FALSE(done);
  std::vector<std::string> out;
  for (const FieldFault& f : done.error().fields) out.push_back(f.field + " " + f.key);
  return out;
}

void check_possible(const Ticket& t) {
  const Handling& h = t.handling;
  const bool handled = t.state == TicketState::assigned || t.state == TicketState::in_progress;
  CHECK((!handled || h.assignment.has_value()));
  CHECK((t.state != TicketState::escalated || !h.passed_from.empty()));
  CHECK((!h.return_pending || t.state == TicketState::returned));
  CHECK((!h.draft || t.state == TicketState::in_progress));
  CHECK((t.state != TicketState::replied || h.reply.has_value()));
  CHECK((is_open(t.state) || h.objection_pending || h.clocks.empty()));
  CHECK(is_open(t.state) != t.closed_at.has_value());
  CHECK_FALSE(t.holder_unit.is_nil());
  CHECK(t.owner_unit == county_office);  // the first receiver stays
  CHECK((!is_open(t.state) || clock_that_applies(t) != nullptr));
}

}  // namespace

TEST_CASE("place and text are required") {
  Register c = well_is_broken();
  c.place.clear();
  c.text = " ";
  CHECK(fields_of({}, c, chaolu(), at(11, 9)) == std::vector<std::string>{"place tickets.place_missing", "text base.required"});
  c = well_is_broken();
  c.text = std::string(3 * 4001, 'x');
  CHECK(fields_of({}, c, chaolu(), at(11, 9)) == std::vector<std::string>{"text base.too_long"});
}

TEST_CASE("the same id again is the same ticket, with other words a conflict") {
  const Ticket t = situation("triaged").ticket;
  CHECK(told(t, well_is_broken(), chaolu(), at(11, 12)) == "nothing > triaged");
  Register other = well_is_broken();
  other.text += "。";
  CHECK(told(t, other, chaolu(), at(11, 12)) == "tickets.id_taken");
}

TEST_CASE("0.13 what was said in a collection of opinions is to be sorted when that is consolidated, not by the usual limit") {
  Register c = well_is_broken();
  c.round = named_uuid("round");
  c.triage_due = parse_day("2026-12-18");
  const auto events = decide({}, c, chaolu(), at(11, 9), policy_for({}));
  REQUIRE(events.has_value());
  const Ticket t = apply_all({}, *events);
  CHECK(t.round_id == c.round);
  REQUIRE(clock_that_applies(t) != nullptr);
  CHECK(to_text(day_of(clock_that_applies(t)->due_at, Zone{})) == "2026-12-18");
  c.triage_due = parse_day("2031-01-15");  // no calendar of that year is there
  const auto beyond = decide({}, c, chaolu(), at(11, 9), policy_for({}));
  REQUIRE(beyond.has_value());
  const Clock clock = *clock_that_applies(apply_all({}, *beyond));
  CHECK(to_text(day_of(clock.due_at, Zone{})) == "2031-01-15");
  CHECK(light_of(clock, at(11, 10)) == Light::green);
  CHECK(light_of(clock, clock.due_at) == Light::amber);
  CHECK(light_of(clock, clock.due_at + 1) == Light::red);
  CHECK(clock.alarm_at == clock.amber_at);
  c.triage_due = parse_day("2026-01-02");
  const auto late = decide({}, c, chaolu(), at(11, 9), policy_for({}));
  REQUIRE(late.has_value());
  CHECK(clock_that_applies(apply_all({}, *late))->due_at > at(11, 9));
}

TEST_CASE("E3 of an anonymous submission only the day is kept") {
  Register c = well_is_broken();
  c.submitter = Submitter::anonymous;
  CHECK(fields_of({}, c, resident(), at(11, 9)) == std::vector<std::string>{"contact tickets.anonymous_has_no_contact"});
  c.has_identity = c.may_contact = false;
  Ticket t = run({}, c, resident(), at(11, 9, 14, 23));
  CHECK(t.registered_at == at(11, 9, 0));
  CHECK_FALSE(t.registered_by);
  t = run(t, Withdraw{}, resident(), at(11, 9, 15, 1));
  CHECK(t.changed_at == at(11, 9, 0));
}

TEST_CASE("E2 whoever it is about neither sees nor handles it, nor do those below") {
  Register c = well_is_broken();
  c.about_units = {water_bureau};
  c.about_people = {bao().person};
  const Ticket t = run({}, c, chaolu(), at(11, 9));
  CHECK(is_about(t, wang()));
  CHECK(told(t, Note{"x"}, bao(), at(11, 9)) == "base.not_found");
  CHECK(next_actions(t, bao(), at(11, 9), policy()).empty());
  const Ticket sorted = run(t, command_of(CommandName::triage), erdun(), at(11, 9));
  CHECK(fields_of(sorted, Assign{.lead_unit = water_bureau, .instruction = "办"}, erdun(), at(11, 9)) ==
        std::vector<std::string>{"lead_unit tickets.recused_unit"});
  CHECK(fields_of(sorted, Assign{.lead_unit = pump_station, .instruction = "办"}, erdun(), at(11, 9)) ==
        std::vector<std::string>{"lead_unit tickets.recused_unit"});
  CHECK(fields_of(sorted, Assign{.lead_unit = finance_bureau, .joint_units = {water_bureau}, .instruction = "办"}, erdun(),
                  at(11, 9)) == std::vector<std::string>{"joint_units[0] tickets.recused_unit"});
  Ticket person = situation("triaged").ticket;
  person.about_people = {wang().person};
  CHECK(fields_of(person, Assign{.lead_unit = water_bureau, .responsible_person = wang().person, .instruction = "办"}, bao(),
                  at(11, 9)) == std::vector<std::string>{"responsible_person tickets.recused_person"});
}

TEST_CASE("a day that is not the table's needs its reason") {
  const Ticket t = situation("triaged").ticket;
  Assign c{.lead_unit = water_bureau, .due_on = day_from({2026, 11, 20}), .instruction = "办"};
  CHECK(fields_of(t, c, bao(), at(11, 9)) == std::vector<std::string>{"due_reason tickets.due_reason_needed"});
  c.due_reason = "须等配件";
  CHECK(run(t, c, bao(), at(11, 9)).handling.assignment->due_on == *c.due_on);
  c.due_on = day_from({2026, 11, 8});
  CHECK(fields_of(t, c, bao(), at(11, 9)) == std::vector<std::string>{"due_on tickets.due_in_the_past"});
}

TEST_CASE("declining takes two people; the proposer cannot confirm, not even after an objection") {
  const Ticket proposed = situation("decline proposed").ticket;
  CHECK(told(proposed, ConfirmDecline{}, bao(), at(11, 9)) == "tickets.second_person_needed");
  CHECK(told(proposed, ConfirmDecline{}, erdun(), at(11, 9)) == "declined > declined");
  CHECK(told(situation("objected").ticket, ConfirmDecline{}, bao(), at(11, 10)) == "tickets.second_person_needed");
}

TEST_CASE("a unit returns once, in time, and the office may insist") {
  Ticket t = situation("returned").ticket;
  t = run(t, DecideReturn{false, "属你局职责"}, bao(), at(11, 11, 15));
  CHECK(t.state == TicketState::assigned);
  CHECK(t.holder_unit == water_bureau);
  CHECK(told(t, command_of(CommandName::return_), wang(), at(11, 12)) == "tickets.returned_once");
  CHECK(told(situation("assigned").ticket, command_of(CommandName::return_), wang(), at(11, 13, 18)) ==
        "tickets.return_too_late");
}

TEST_CASE("4.42 4.43 what the level's own unit handles alone is disposed of at its own level, with others it is joint") {
  CHECK_FALSE(situation("registered").ticket.disposal());
  CHECK(situation("assigned").ticket.disposal() == Disposal::own_level);
  const Ticket t = situation("triaged").ticket;
  const Ticket joint = run(t, Assign{.lead_unit = water_bureau, .joint_units = {transport_department}, .instruction = "一起去看"}, bao(), at(11, 9));
  CHECK(joint.disposal() == Disposal::joint);
}

TEST_CASE("E11 a unit says that it is beyond its power or means; the office takes it back, and who gave it keeps answering for it") {
  Return back = std::get<Return>(command_of(CommandName::return_));
  back.reason = "beyond_power";
  const Ticket t = run(situation("assigned").ticket, back, wang(), at(11, 10));
  CHECK(t.state == TicketState::returned);
  CHECK(t.holder_unit == county_office);
  CHECK(t.owner_unit == county_office);
}

TEST_CASE("4.44 up, taken, assigned above, and the answer comes back the same way to the first receiver") {
  Ticket t = situation("taken").ticket;
  CHECK(t.holder_unit == prefecture_office);
  CHECK(t.disposal() == Disposal::escalated);
  t = run(t, Assign{.lead_unit = transport_department, .instruction = "请市交通局办理"}, bai(), at(11, 13));
  CHECK(t.handling.passed_from.front().assignment->state == AssignmentState::done);
  t = run(t, Accept{}, sun(), at(11, 13));
  std::vector<TicketEvent> history;
  t = run(t, command_of(CommandName::reply), sun(), at(11, 16), &history);
  CHECK(std::get<ReplyDrafted>(history.back().what).way == std::vector<UnitId>{prefecture_office, county_office});
  CHECK(t.holder_unit == county_office);
  CHECK(told(t, Release{}, bai(), at(11, 16)) == "tickets.not_yours");  // 首接负责
  t = run(t, Release{}, bao(), at(11, 16));
  CHECK(t.state == TicketState::replied);
  CHECK(t.hops == 3);  // water bureau, prefecture, roads
}

TEST_CASE("sent back, the work below goes on with its time") {
  const Situation s = situation("escalated");
  const Ticket t = run(s.ticket, SendBack{"请先用完本级资金"}, bai(), at(11, 16));
  CHECK(t.state == TicketState::in_progress);
  CHECK(t.holder_unit == water_bureau);
  CHECK(find_clock(t.handling.clocks, ClockKind::reply)->due_at == at(11, 17, 17, 30));  // due 13th, two working days above
}

TEST_CASE("honest outcomes name the rule or the day") {
  const Ticket t = situation("in progress").ticket;
  CHECK(fields_of(t, ReplyTo{.outcome = Outcome::cannot, .text = "办不了"}, wang(), at(11, 12)) ==
        std::vector<std::string>{"rule tickets.rule_needed"});
  CHECK(fields_of(t, ReplyTo{.outcome = Outcome::planned, .text = "明年修"}, wang(), at(11, 12)) ==
        std::vector<std::string>{"planned_on tickets.planned_day_needed"});
}

TEST_CASE("E9 the resident rates, supervision may enter a call-back, who handled it never") {
  const Ticket t = situation("replied").ticket;
  const Rate rate{.solved = true, .satisfied = 5, .words = "", .via = RatingVia::call_back};
  CHECK(told(t, rate, zhao(), at(11, 13)) == "rated, closed > closed");
  for (const Actor& who : {wang(), bao(), chaolu(), li()}) CHECK(told(t, rate, who, at(11, 13)) == "tickets.not_yours");
  CHECK(handles(t, wang()));
  CHECK_FALSE(handles(t, bao()));
}

TEST_CASE("not solved is said alone; solved with how satisfied") {
  const Ticket t = situation("replied").ticket;
  const Ticket again = run(t, Rate{.solved = false}, resident(), at(11, 13));
  CHECK(again.state == TicketState::reopened);
  CHECK_FALSE(again.handling.rating->satisfied);
  CHECK(fields_of(t, Rate{.solved = true}, resident(), at(11, 13)) == std::vector<std::string>{"satisfied tickets.out_of_range"});
  CHECK(fields_of(t, Rate{.solved = false, .satisfied = 6}, resident(), at(11, 13)) ==
        std::vector<std::string>{"satisfied tickets.out_of_range"});
}

TEST_CASE("not solved reopens once by right, further by the office") {
  Ticket t = situation("reopened").ticket;
  t = run(t, command_of(CommandName::assign), bao(), at(11, 16));
  t = run(run(run(t, Accept{}, wang(), at(11, 16)), command_of(CommandName::reply), wang(), at(11, 17)), Release{}, bao(),
          at(11, 17));
  t = run(t, command_of(CommandName::rate), resident(), at(11, 18));
  CHECK(t.state == TicketState::closed);
  CHECK_FALSE(t.handling.rating->solved);
  CHECK(run(t, Reopen{"回访未通水"}, bao(), at(11, 19)).reopened_count == 2);
}

TEST_CASE("random walks never reach an impossible state, and the history alone gives the ticket") {
  std::mt19937 random(7);
  const std::vector<Actor> people{bao(), erdun(), wang(), li(), chaolu(), bai(), zhao(), sun(), resident(), the_system()};
  const auto names = all_of<CommandName>();
  std::vector<std::int64_t> seen(all_of<TicketState>().size());
  for (int walk = 0; walk < 150; ++walk) {
    std::vector<TicketEvent> history;
    Moment now = at(9, 7);
    Ticket t = run({}, well_is_broken(), chaolu(), now, &history);
    for (int step = 0; step < 200; ++step) {
      now = std::min(now + static_cast<std::int64_t>(random() % 12) * ms_per_hour, at(11, 10));
      const CommandName name = names[random() % names.size()];
      const bool leads_away = name == CommandName::withdraw || name == CommandName::hand_down || name == CommandName::hand_over ||
                              name == CommandName::void_assignment || name == CommandName::propose_decline;
      if (leads_away && random() % 12) continue;
      Command c = command_of(name);
      if (auto* assign = std::get_if<Assign>(&c); assign && random() % 2) assign->joint_units = {finance_bureau};
      if (auto* decided = std::get_if<DecideReturn>(&c)) decided->approve = random() % 2;
      if (auto* rate = std::get_if<Rate>(&c)) rate->solved = random() % 3 == 0;
      const Actor who = random() % 3 ? actor_of(name, t) : people[random() % people.size()];
      const auto events = decide(t, c, who, now, policy_for(t));
      if (!events) {
        CHECK((events.error().code != Code::internal));
        continue;
      }
      history.insert(history.end(), events->begin(), events->end());
      t = apply_all(std::move(t), *events);
      check_possible(t);
      ++seen[static_cast<std::size_t>(t.state)];
    }
    CHECK(apply_all({}, history) == t);
    CHECK(t.version == static_cast<std::int64_t>(history.size()));
  }
  for (const TicketState state : all_of<TicketState>())
    CHECK_MESSAGE(seen[static_cast<std::size_t>(state)] > 0, std::string(name_of(state)));
}

}  // namespace lianxin::tickets
