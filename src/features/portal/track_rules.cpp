#include "features/portal/track_rules.h"

#include <algorithm>

#include "base/text.h"
#include "features/portal/track_step_rules.h"

namespace lianxin::portal {
namespace {

using namespace lianxin::tickets;

bool waits_for_resident(const Ticket& t) {
  return is_open(t.state) && t.handling.question && t.handling.question->to == AskTo::resident;
}

TrackState state_of(const Ticket& t) {
  if (waits_for_resident(t)) return TrackState::waiting_for_you;
  switch (t.state) {
    case TicketState::registered:
    case TicketState::triaged:
    case TicketState::returned:
      return TrackState::received;
    case TicketState::assigned:
      return TrackState::with_unit;
    case TicketState::in_progress:
      return TrackState::in_progress;
    case TicketState::escalated:
      return TrackState::passed_up;
    case TicketState::replied:
      return TrackState::answered;
    case TicketState::reopened:
      return TrackState::reopened;
    case TicketState::closed:
      return TrackState::closed;
    case TicketState::declined:
      return TrackState::declined;
    case TicketState::withdrawn:
      return TrackState::withdrawn;
  }
  return TrackState::received;
}

bool is_answer_clock(const Clock& clock) { return clock.kind == ClockKind::reply || clock.kind == ClockKind::extension; }

// Everything the composing needs, worked out once.
struct Composing {
  const TrackFacts& facts;
  const Phrases& phrases;
  const Ticket& ticket;
  Track& track;
  Day today;
  const Clock* promise = nullptr;  // that runs
  History past{};

  std::string day(Day d) const { return phrases.day(d, today); }
  std::string unit(UnitId id) const { return unit_name(facts, id, phrases); }
  std::string say(std::string_view key, std::vector<Arg> args = {}) const {
    args.push_back({"unit", track.with_unit});
    if (track.due_on) args.push_back({"day", day(*track.due_on)});
    return phrases.say(key, args);
  }
  void sentence(std::string text) {
    if (track.sentences.size() < max_sentences) track.sentences.push_back(shortened(text, max_sentence - 1));
  }
};

UnitId unit_in_charge(const Ticket& t) {
  if (!is_open(t.state)) return t.owner_unit;
  if (t.state == TicketState::replied) return t.owner_unit;
  if (t.handling.draft) return t.owner_unit;
  if (t.state == TicketState::assigned || t.state == TicketState::in_progress)
    return t.lead_unit().is_nil() ? t.holder_unit : t.lead_unit();
  return t.office_unit.is_nil() ? t.owner_unit : t.office_unit;
}

bool was_rated_solved(const Ticket& t) { return t.handling.rating && t.handling.rating->solved; }
bool closed_by_silence(const TrackFacts& facts) {
  for (auto e = facts.events.rbegin(); e != facts.events.rend(); ++e) {
    if (e->name() == EventName::closed_by_silence) return true;
    if (e->name() == EventName::closed || e->name() == EventName::reopened) return false;
  }
  return false;
}
bool reopened_by_right(const TrackFacts& facts) {
  for (auto e = facts.events.rbegin(); e != facts.events.rend(); ++e)
    if (const auto* reopened = std::get_if<Reopened>(&e->what)) return reopened->by_right;
  return false;
}
std::string told_on_declining(const TrackFacts& facts) {
  for (auto e = facts.events.rbegin(); e != facts.events.rend(); ++e)
    if (const auto* declined = std::get_if<Declined>(&e->what)) return declined->text;
  return {};
}

std::string_view open_headline(const Composing& c) {
  const Handling& h = c.ticket.handling;
  const bool has_day = c.track.due_on.has_value();
  switch (c.track.state) {
    case TrackState::received:
      if (c.track.late) return "portal.headline.received_late";
      return c.ticket.state == TicketState::returned ? "portal.headline.returned" : "portal.headline.received";
    case TrackState::with_unit:
      if (c.track.late) return "portal.headline.with_unit_late";
      return has_day ? "portal.headline.with_unit" : "portal.headline.with_unit_no_day";
    case TrackState::in_progress:
      if (h.draft) return "portal.headline.checking";
      if (c.track.late) return "portal.headline.late";
      return has_day ? "portal.headline.in_progress" : "portal.headline.in_progress_no_day";
    case TrackState::waiting_for_you:
      return "portal.headline.waiting_for_you";
    case TrackState::passed_up:
      if (h.agenda_on) return "portal.headline.agenda_on";
      return h.taken ? "portal.headline.taken" : "portal.headline.passed_up";
    default:
      return reopened_by_right(c.facts) ? "portal.headline.reopened" : "portal.headline.reopened_by_office";
  }
}

std::string headline_of(const Composing& c) {
  const Handling& h = c.ticket.handling;
  std::vector<Arg> args;
  if (h.agenda_on) args.push_back({"meeting", c.day(*h.agenda_on)});
  switch (c.track.state) {
    case TrackState::answered: {
      const Outcome outcome = h.reply ? h.reply->outcome : Outcome::explained;
      const bool planned = outcome == Outcome::planned && h.reply->planned_on;
      if (planned) args.push_back({"planned", c.day(*h.reply->planned_on)});
      return c.say("portal.headline.answered." + std::string(name_of(outcome)), args);
    }
    case TrackState::closed:
      if (closed_by_silence(c.facts)) return c.say("portal.headline.closed_by_silence");
      return c.say(was_rated_solved(c.ticket) ? "portal.headline.closed_solved" : "portal.headline.closed_not_solved");
    case TrackState::declined:
      return c.say(h.objection_pending ? "portal.headline.objecting" : "portal.headline.declined");
    case TrackState::withdrawn:
      return c.say("portal.headline.withdrawn");
    default:
      return c.say(open_headline(c), args);
  }
}

// What is owed to the resident, and whether it is late.
void set_promise(Composing& c) {
  const Ticket& t = c.ticket;
  if (!is_open(t.state) || t.state == TicketState::replied) return;
  c.promise = promise_of(t.handling.clocks);
  if (c.promise && is_answer_clock(*c.promise))
    c.track.due_on = day_of(c.promise->due_at, c.facts.zone);
  else if (t.handling.assignment && (t.state == TicketState::assigned || t.state == TicketState::in_progress))
    c.track.due_on = t.handling.assignment->due_on;
  else if (c.promise)
    c.track.due_on = day_of(c.promise->due_at, c.facts.zone);
  c.track.late = c.promise && !c.promise->paused_at && c.promise->due_at < c.facts.now;
}

void set_rights(Composing& c) {
  const Ticket& t = c.ticket;
  c.track.may_rate = t.state == TicketState::replied;
  c.track.may_object = t.state == TicketState::declined && t.handling.objections == 0;
  c.track.may_answer = waits_for_resident(t);
  c.track.may_withdraw = is_open(t.state);
  c.track.may_say_not_mine = t.problem_id && is_open(t.state);
}

void set_words(Composing& c) {
  const Handling& h = c.ticket.handling;
  if (h.reply)
    c.track.reply =
        TrackReply{h.reply->outcome, h.reply->text, h.reply->rule, h.reply->planned_on, day_of(h.reply->at, c.facts.zone)};
  if (waits_for_resident(c.ticket)) c.track.question = TrackQuestion{h.question->text, day_of(h.question->at, c.facts.zone)};
  if (h.rating) {
    c.track.rating = TrackRating{h.rating->solved, h.rating->satisfied, {}};
    if (!h.rating->words.empty()) c.track.rating->words = h.rating->words;
  }
}

void tell_lateness(Composing& c) {
  if (!c.track.late) {
    if (c.ticket.handling.extended && c.track.due_on && c.past.reason && is_open(c.ticket.state))
      c.sentence(c.say("portal.sentence.extended", {{"reason", *c.past.reason}}));
    return;
  }
  const Day promised = day_of(c.promise->due_at, c.facts.zone);
  const std::string why =
      c.past.reason ? c.phrases.say("portal.reason", {{"reason", *c.past.reason}}) : c.phrases.say("portal.no_reason");
  c.sentence(c.phrases.say(is_answer_clock(*c.promise) ? "portal.sentence.late" : "portal.sentence.late_start",
                           {{"day", c.day(promised)}, {"why", why}, {"unit", c.track.with_unit}}));
  if (c.ticket.supervision_level == SupervisionLevel::order || c.ticket.supervision_level == SupervisionLevel::upper_level)
    c.sentence(c.phrases.say("portal.sentence.supervised"));
}

void tell_state(Composing& c) {
  const Handling& h = c.ticket.handling;
  switch (c.track.state) {
    case TrackState::received:
      c.sentence(c.say(c.track.due_on && !c.track.late ? "portal.sentence.received" : "portal.sentence.received_no_day"));
      break;
    case TrackState::with_unit:
      c.sentence(c.say("portal.sentence.with_unit"));
      break;
    case TrackState::in_progress:
      c.sentence(c.say(h.draft ? "portal.sentence.checking" : "portal.sentence.in_progress"));
      break;
    case TrackState::waiting_for_you:
      c.sentence(c.say("portal.sentence.waiting_for_you"));
      break;
    case TrackState::passed_up:
      c.sentence(c.say("portal.sentence.passed_up", {{"owner", c.unit(c.ticket.owner_unit)}}));
      break;
    case TrackState::answered:
      c.sentence(c.say("portal.sentence.answered"));
      break;
    case TrackState::reopened:
      c.sentence(c.say("portal.sentence.reopened"));
      break;
    case TrackState::closed:
      c.sentence(c.say(closed_by_silence(c.facts) ? "portal.sentence.closed_by_silence" : "portal.sentence.closed"));
      break;
    case TrackState::declined:
      if (const std::string told = told_on_declining(c.facts); !told.empty())
        c.sentence(c.say("portal.sentence.declined", {{"text", told}}));
      c.sentence(c.say(c.track.may_object ? "portal.sentence.may_object" : "portal.sentence.objected"));
      break;
    case TrackState::withdrawn:
      c.sentence(c.say("portal.sentence.withdrawn"));
      break;
  }
}

// The office's other ways: who joins, and that nobody knows the author.
void tell_around(Composing& c) {
  const Ticket& t = c.ticket;
  if (t.handling.assignment && !t.handling.assignment->parts.empty() && is_open(t.state) && t.state != TicketState::replied) {
    std::string joint;
    for (const JointPart& part : t.handling.assignment->parts)
      joint += (joint.empty() ? "" : c.phrases.say("portal.and")) + c.unit(part.unit);
    c.sentence(c.say("portal.sentence.joint", {{"joint", joint}}));
  }
  if (c.track.may_say_not_mine) c.sentence(c.phrases.say("portal.sentence.together"));
  if (t.handling.reply && t.handling.reply->rule) c.sentence(c.say("portal.sentence.rule", {{"rule", *t.handling.reply->rule}}));
  if (t.submitter == Submitter::anonymous)
    c.sentence(c.phrases.say("portal.sentence.anonymous"));
  else if (!t.may_contact)
    c.sentence(c.phrases.say("portal.sentence.unnamed"));
}

// What is now, and what still comes before the end.
void add_present_and_future(Composing& c) {
  auto& steps = c.track.steps;
  const auto ahead = [&](std::string_view key) { steps.push_back({{}, c.say(key), {}, Mark::ahead}); };
  const auto now = [&](std::string_view key) { steps.push_back({c.today, c.say(key), {}, Mark::now}); };
  switch (c.track.state) {
    case TrackState::received:
    case TrackState::reopened:
      now("portal.now.received");
      ahead("portal.ahead.handled");
      break;
    case TrackState::with_unit:
      now("portal.now.with_unit");
      break;
    case TrackState::in_progress:
      now(c.ticket.handling.draft ? "portal.now.checking" : "portal.now.in_progress");
      break;
    case TrackState::waiting_for_you:
      now("portal.now.waiting_for_you");
      break;
    case TrackState::passed_up:
      now("portal.now.passed_up");
      break;
    case TrackState::answered:
      now("portal.now.answered");
      return;
    case TrackState::declined:
      if (c.track.may_object)
        now("portal.now.declined");
      else if (c.ticket.handling.objection_pending)
        now("portal.now.objecting");
      return;
    case TrackState::closed:
    case TrackState::withdrawn:
      return;
  }
  ahead("portal.ahead.answered");
  ahead("portal.ahead.rated");
}

void set_steps(Composing& c) {
  c.track.steps = c.past.steps;
  if (c.track.late)
    c.track.steps.push_back(late_step(c.facts, c.phrases,
                                      is_answer_clock(*c.promise) ? "portal.step.late" : "portal.step.late_start",
                                      day_of(c.promise->due_at, c.facts.zone), c.past.reason));
  // Of a very long story the beginning and the end are kept.
  constexpr std::size_t room = max_steps - 5;
  if (c.track.steps.size() > room)
    c.track.steps.erase(c.track.steps.begin() + 1, c.track.steps.end() - static_cast<std::ptrdiff_t>(room - 1));
  add_present_and_future(c);
}

}  // namespace

Track compose_track(const TrackFacts& facts, const Phrases& phrases) {
  const Ticket& t = facts.ticket;
  Track track;
  track.number = t.number;
  track.text = t.text;
  track.place = facts.place;
  track.said_on = t.said_on.value_or(day_of(t.registered_at, facts.zone));
  track.state = state_of(t);
  Composing c{facts, phrases, t, track, day_of(facts.now, facts.zone), nullptr, past_steps(facts, phrases)};
  track.with_unit = c.unit(unit_in_charge(t));
  set_promise(c);
  set_rights(c);
  set_words(c);
  track.headline = shortened(headline_of(c), 199);
  tell_lateness(c);
  tell_state(c);
  tell_around(c);
  set_steps(c);
  return track;
}

}  // namespace lianxin::portal
