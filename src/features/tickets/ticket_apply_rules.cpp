#include <algorithm>

#include "features/tickets/clock_rules.h"
#include "features/tickets/ticket_rules.h"

namespace lianxin::tickets {
namespace {

JointPart* part_of(Ticket& t, UnitId unit) {
  if (!t.handling.assignment) return nullptr;
  for (JointPart& p : t.handling.assignment->parts) {
    if (p.unit == unit) return &p;
  }
  return nullptr;
}

struct Applier {
  Ticket& t;
  const TicketEvent& event;
  Handling& h = t.handling;

  void hold(UnitId unit) { t.holder_unit = unit; }
  void pass(UnitId unit) {
    if (t.holder_unit != unit) ++t.hops;
    t.holder_unit = unit;
  }
  void set_assignment(AssignmentState state) {
    if (h.assignment) h.assignment->state = state;
  }
  void supervision_over() {
    h.ladder_step = 0;
    t.supervision_level = SupervisionLevel::none;
  }
  void end(TicketState state) {
    t.state = state;
    t.closed_at = event.at;
    h.clocks.clear();
    h.question.reset();
    h.extension.reset();
    h.draft.reset();
    h.return_pending = false;
    if (state != TicketState::declined) h.decline.reset();
    supervision_over();
  }
  void close_order() {
    if (h.assignment && h.assignment->state != AssignmentState::void_) set_assignment(AssignmentState::done);
  }

  void operator()(const Registered& e) {
    t.id = e.id;
    t.number = e.number;
    t.kind = e.kind;
    t.channel = e.channel;
    t.place = e.place;
    t.place_path = e.place_path;
    t.title = e.title;
    t.text = e.text;
    t.category = e.category;
    t.urgency = e.urgency;
    t.visibility = e.visibility;
    t.submitter = e.submitter;
    t.has_identity = e.has_identity;
    t.may_contact = e.may_contact;
    t.about_units = e.about_units;
    t.about_people = e.about_people;
    t.external_number = e.external_number;
    t.said_on = e.said_on;
    t.round_id = e.round;
    t.content_hash = e.content_hash;
    t.owner_unit = t.office_unit = t.holder_unit = e.owner_unit;
    t.registered_at = event.at;
    t.entered_by = event.by.account;
    if (!event.by.person.is_nil()) t.registered_by = PersonName{event.by.person, event.by.name};
    h.clocks = e.clocks;
    t.state = TicketState::registered;
  }
  void operator()(const Triaged& e) {
    t.category = e.category;
    t.urgency = e.urgency;
    t.difficulty = e.difficulty;
    t.kind = e.kind;
    t.visibility = e.visibility;
    t.title = e.title;
    t.about_units = e.about_units;
    t.about_people = e.about_people;
    h.clocks = e.clocks;
    t.state = TicketState::triaged;
  }
  void operator()(const Linked& e) {
    t.problem_id = e.problem_id;
    h.clocks = e.clocks;
    supervision_over();
  }
  void operator()(const Unlinked& e) {
    t.problem_id.reset();
    h.clocks = e.clocks;
    if (!e.state) return;
    t.state = *e.state;
    h.assignment.reset();
    h.passed_from.clear();
    t.office_unit = t.owner_unit;
    hold(t.owner_unit);
  }
  void operator()(const DeclineProposed& e) { h.decline = DeclineProposal{event.by.account, event.by.person, e.reason, e.text}; }
  void operator()(const Declined& e) {
    if (h.decline) h.decline->text = e.text;
    end(TicketState::declined);
  }
  void operator()(const DeclineRefused& e) {
    t.state = e.state;
    t.closed_at.reset();
    h.decline.reset();
    h.objection_pending = false;
    h.clocks = e.clocks;
  }
  void operator()(const Assigned& e) {
    for (PassedFrom& from : h.passed_from) {
      if (from.assignment) from.assignment->state = AssignmentState::done;
    }
    h.assignment = e.assignment;
    h.clocks = e.clocks;
    h.return_pending = h.taken = h.extended = h.waited = false;
    h.extension.reset();
    h.draft.reset();
    h.agenda_on.reset();
    t.state = TicketState::assigned;
    supervision_over();
    pass(e.assignment.lead_unit);
  }
  void operator()(const Accepted& e) {
    set_assignment(AssignmentState::accepted);
    h.assignment->accepted_at = event.at;
    h.assignment->accepted_by = event.by.name;
    if (e.responsible_person) h.assignment->responsible_person = e.responsible_person;
    h.clocks = e.clocks;
    t.state = TicketState::in_progress;
    supervision_over();
  }
  void operator()(const Returned& e) {
    h.returned_by.push_back(e.unit);
    h.return_pending = true;
    h.clocks = e.clocks;
    t.state = TicketState::returned;
    hold(t.office_unit);
  }
  void operator()(const ReturnConfirmed& e) {
    h.return_pending = false;
    h.clocks = e.clocks;
    set_assignment(AssignmentState::returned);
    ++t.hops;
  }
  void operator()(const ReturnRefused& e) {
    h.return_pending = false;
    h.clocks = e.clocks;
    t.state = TicketState::assigned;
    hold(t.lead_unit());
  }
  void operator()(const Asked& e) {
    h.question = Question{e.to, e.text, e.unit, event.at};
    if (e.stops_clock) h.waited = true;
    h.clocks = e.clocks;
  }
  void operator()(const Answered& e) {
    h.question.reset();
    h.clocks = e.clocks;
  }
  void operator()(const Contributed& e) {
    if (JointPart* part = part_of(t, e.unit)) {
      part->state = PartState::contributed;
      part->contributed_at = event.at;
      part->text = e.text;
    }
    h.clocks = e.clocks;
  }
  void operator()(const ExtensionRequested& e) { h.extension = ExtensionRequest{e.days, e.text}; }
  void operator()(const Extended& e) {
    h.extension.reset();
    h.extended = true;
    h.clocks = e.clocks;
    h.assignment->due_on = e.due_on;
    h.assignment->working_days += e.days;
    supervision_over();
  }
  void operator()(const ExtensionRefused&) { h.extension.reset(); }
  void operator()(const Escalated& e) {
    Clocks stopped = h.clocks;
    for (Clock& c : stopped) c = paused(c, event.at);
    h.passed_from.push_back({e.from, t.state, std::move(stopped), std::move(h.assignment)});
    h.assignment.reset();
    h.extension.reset();
    h.question.reset();
    h.tried = e.tried;
    h.taken = false;
    h.clocks = e.clocks;
    t.state = TicketState::escalated;
    t.office_unit = e.to;
    supervision_over();
    pass(e.to);
  }
  void operator()(const Taken& e) {
    h.taken = true;
    h.clocks = e.clocks;
    supervision_over();
  }
  void operator()(const SentBack& e) {
    PassedFrom from = std::move(h.passed_from.back());
    h.passed_from.pop_back();
    t.state = from.state;
    t.office_unit = from.office;
    h.assignment = std::move(from.assignment);
    h.clocks = e.clocks;
    h.taken = false;
    h.agenda_on.reset();
    supervision_over();
    pass(t.state == TicketState::in_progress ? t.lead_unit() : from.office);
  }
  void operator()(const PutOnTheAgenda& e) {
    h.taken = true;
    h.agenda_on = e.held_on;
    h.clocks = e.clocks;
    supervision_over();
  }
  void handed(UnitId to, const Clocks& clocks) {
    close_order();
    h.assignment.reset();
    h.passed_from.clear();
    h.taken = h.return_pending = false;
    h.question.reset();
    h.agenda_on.reset();
    h.clocks = clocks;
    t.office_unit = to;
    t.state = t.category ? TicketState::triaged : TicketState::registered;
    supervision_over();
    pass(to);
  }
  void operator()(const HandedDown& e) { handed(e.to, e.clocks); }
  void operator()(const HandedOver& e) { handed(e.to, e.clocks); }
  void operator()(const ReplyDrafted& e) {
    h.draft = e.words;
    h.draft->at = event.at;
    h.clocks = e.clocks;
    hold(t.owner_unit);
  }
  void operator()(const Replied& e) {
    h.draft.reset();
    h.reply = e.words;
    h.reply->at = event.at;
    h.clocks = e.clocks;
    h.silence_noticed = h.return_pending = h.taken = false;
    h.question.reset();
    h.extension.reset();
    h.decline.reset();
    close_order();
    t.state = TicketState::replied;
    t.office_unit = t.owner_unit;
    supervision_over();
    hold(t.owner_unit);
  }
  void operator()(const ReplyRejected& e) {
    h.draft.reset();
    h.clocks = e.clocks;
    hold(t.lead_unit());
  }
  void operator()(const Noted& e) {
    if (!e.silence_notice) return;
    h.silence_noticed = true;
    h.clocks = e.clocks;
  }
  void operator()(const Supervised& e) {
    t.supervision_level = std::max(t.supervision_level, e.level);
    if (e.step == 0) return;
    h.ladder_step = e.step;
    h.clocks = e.clocks;
  }
  void operator()(const Reopened& e) {
    t.state = TicketState::reopened;
    t.closed_at.reset();
    ++t.reopened_count;
    h.passed_from.clear();
    h.returned_by.clear();
    h.clocks = e.clocks;
    t.office_unit = t.owner_unit;
    hold(t.owner_unit);
  }
  void operator()(const Objected& e) {
    ++h.objections;
    h.objection_pending = true;
    h.clocks = e.clocks;
  }
  void operator()(const ObjectionRefused&) {
    h.objection_pending = false;
    h.clocks.clear();
  }
  void operator()(const Rated& e) { h.rating = Rating{e.solved, e.satisfied, e.words, e.via, event.at}; }
  void operator()(const Closed&) { end(TicketState::closed); }
  void operator()(const ClosedBySilence&) { end(TicketState::closed); }
  void operator()(const Withdrawn&) {
    close_order();
    for (PassedFrom& from : h.passed_from) {
      if (from.assignment) from.assignment->state = AssignmentState::done;
    }
    end(TicketState::withdrawn);
  }
  void operator()(const ClockExpired& e) {
    if (JointPart* part = e.clock == ClockKind::joint ? part_of(t, e.unit) : nullptr) {
      if (part->state == PartState::waiting) part->state = PartState::expired;
    }
    h.clocks = e.clocks;
  }
  void operator()(const IdentityOpened&) {}
  void operator()(const AssignmentVoided& e) {
    set_assignment(AssignmentState::void_);
    if (h.assignment) h.assignment->void_reason = e.text;
    h.return_pending = false;
    h.draft.reset();
    h.extension.reset();
    h.clocks = e.clocks;
    t.state = TicketState::triaged;
    supervision_over();
    hold(t.office_unit);
  }
};

}  // namespace

Ticket apply(Ticket ticket, const TicketEvent& event) {
  std::visit(Applier{ticket, event}, event.what);
  ++ticket.version;
  ticket.changed_at = event.at;
  return ticket;
}

Ticket apply_all(Ticket ticket, const std::vector<TicketEvent>& events) {
  for (const TicketEvent& event : events) ticket = apply(std::move(ticket), event);
  return ticket;
}

bool Ticket::is_joint(UnitId unit) const {
  return handling.assignment &&
         std::ranges::any_of(handling.assignment->parts, [&](const JointPart& p) { return p.unit == unit; });
}

std::optional<Disposal> Ticket::disposal() const {
  if (!handling.passed_from.empty()) return Disposal::escalated;
  if (!handling.assignment) return std::nullopt;
  return handling.assignment->parts.empty() ? Disposal::own_level : Disposal::joint;
}

std::vector<Pending> Ticket::pending() const {
  std::vector<Pending> out;
  if (handling.decline && is_open(state)) out.push_back(Pending::decline);
  if (handling.return_pending) out.push_back(Pending::return_);
  if (handling.extension) out.push_back(Pending::extension);
  if (handling.draft) out.push_back(Pending::release);
  if (handling.objection_pending) out.push_back(Pending::objection);
  if (handling.question) out.push_back(Pending::question);
  return out;
}

std::vector<UnitId> Ticket::units() const {
  std::vector<UnitId> out{owner_unit, office_unit, holder_unit};
  const auto add = [&](const std::optional<Assignment>& a) {
    if (!a || a->state == AssignmentState::void_ || a->state == AssignmentState::returned) return;
    out.push_back(a->lead_unit);
    for (const JointPart& p : a->parts) out.push_back(p.unit);
  };
  add(handling.assignment);
  for (const PassedFrom& from : handling.passed_from) {
    out.push_back(from.office);
    add(from.assignment);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase_if(out, [](UnitId unit) { return unit.is_nil(); });
  return out;
}

}  // namespace lianxin::tickets
