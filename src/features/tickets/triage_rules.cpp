// Registering, sorting and declining.
#include <algorithm>

#include "features/tickets/deciding_rules.h"

namespace lianxin::tickets {
namespace {

// FNV-1a: only tells whether the same id was sent with the same words.
void mix(std::uint64_t& hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  hash = (hash ^ 0xffu) * 1099511628211ull;
}

std::string title_of(const Register& c) {
  if (!is_blank(c.title)) return std::string(trimmed(c.title));
  std::string_view text = trimmed(c.text);
  return shortened(text.substr(0, text.find('\n')), 40);
}

// The day people gave, so it holds also in a year whose calendar is not published yet: only how many working days that is cannot be said, and
// amber is by the clock on the wall.
Result<Clock> triage_until(Day due_on, UnitId owner, const Asking& a) {
  auto clock = clock_until(ClockKind::triage, owner, a.now, due_on, a.policy);
  if (clock || clock.error().key != "base.calendar.no_year") return clock;
  Clock out{.kind = ClockKind::triage, .unit = owner, .started_at = a.now};
  out.due_at = moment_at(due_on, a.policy.hours.end_minute, a.policy.zone);
  out.amber_at = a.now + (out.due_at - a.now) / 5 * 4;
  out.alarm_at = out.amber_at;
  return out;
}

Result<void> check(const Register& c, const TicketPolicy& policy) {
  Faults faults;
  if (c.place.empty() || c.place_path.empty()) faults.add("place", "tickets.place_missing");
  faults.text("text", c.text, 2, max_text);
  faults.text("title", c.title, 0, max_title);
  if (c.category) faults.code("category", *c.category, policy.codes ? &policy.codes->categories : nullptr);
  if (c.submitter == Submitter::anonymous && c.has_identity) faults.add("contact", "tickets.anonymous_has_no_contact");
  if (c.about_units.size() + c.about_people.size() > max_about)
    faults.add("about", "base.too_many", {{"max", std::to_string(max_about)}});
  if (c.external_number) faults.text("external_number", *c.external_number, 0, 60);
  if ((c.kind == TicketKind::problem) != c.gathers) faults.add("kind", "tickets.problems_are_gathered");
  return std::move(faults).result();
}

Result<Clocks> office_clock(const Asking& a, UnitId office) { return Clocks{TRY(a.start(ClockKind::triage, office))}; }

}  // namespace

std::int64_t content_hash_of(const Register& c) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const std::string_view part : {name_of(c.kind), name_of(c.channel), std::string_view(c.place), std::string_view(c.title),
                                      std::string_view(c.text), name_of(c.submitter), name_of(c.visibility)}) {
    mix(hash, part);
  }
  mix(hash, c.category.value_or(""));
  mix(hash, c.external_number.value_or(""));
  mix(hash, c.urgency ? name_of(*c.urgency) : std::string_view{});
  mix(hash, c.said_on ? to_text(*c.said_on) : std::string{});
  if (c.round) mix(hash, to_text(*c.round));
  for (const UnitId id : c.about_units) mix(hash, to_text(id));
  for (const PersonId id : c.about_people) mix(hash, to_text(id));
  return static_cast<std::int64_t>(hash >> 11);  // 53 bits: exact in every reader of JSON
}

Result<Events> decide_register(const Asking& a, const Register& c) {
  if (a.ticket.version > 0) {
    if (a.ticket.content_hash == content_hash_of(c)) return Events{};
    return fail(Code::conflict, "tickets.id_taken");
  }
  TRY(check(c, a.policy));
  Registered e{.id = c.id,
               .number = c.number,
               .kind = c.kind,
               .channel = c.channel,
               .place = c.place,
               .place_path = c.place_path,
               .title = title_of(c),
               .category = c.category,
               .urgency = c.urgency,
               .visibility = c.visibility,
               .submitter = c.submitter,
               .has_identity = c.has_identity,
               .may_contact = c.may_contact,
               .about_units = c.about_units,
               .about_people = c.about_people,
               .external_number = c.external_number,
               .said_on = c.said_on,
               .round = c.round,
               .content_hash = content_hash_of(c),
               .owner_unit = c.owner_unit,
               .text = c.text};
  const bool has_day = c.triage_due && *c.triage_due >= day_of(a.now, a.policy.zone);
  e.clocks = {has_day ? TRY(triage_until(*c.triage_due, c.owner_unit, a))
                      : TRY(start_clock(ClockKind::triage, c.owner_unit, a.now, a.policy, c.urgency))};
  TicketEvent event = a.event(std::move(e));
  if (c.submitter == Submitter::anonymous) {
    // Neither who typed it for him nor when: only the day (E3).
    event.at = moment_at(day_of(a.now, a.policy.zone), 0, a.policy.zone);
  }
  return Events{std::move(event)};
}

Result<Events> decide_triage(const Asking& a, const Triage& c) {
  Faults faults;
  faults.code("category", c.category, a.policy.codes ? &a.policy.codes->categories : nullptr);
  if (c.title) faults.text("title", *c.title, 1, max_title);
  if (c.kind && (*c.kind == TicketKind::problem) != (a.ticket.kind == TicketKind::problem)) faults.add("kind", "tickets.problems_are_gathered");
  const auto units = c.about_units.value_or(a.ticket.about_units);
  const auto people = c.about_people.value_or(a.ticket.about_people);
  if (units.size() + people.size() > max_about) faults.add("about", "base.too_many", {{"max", std::to_string(max_about)}});
  TRY(std::move(faults).result());
  Triaged e{.category = c.category,
            .urgency = c.urgency,
            .difficulty = c.difficulty,
            .kind = c.kind.value_or(a.ticket.kind),
            .visibility = c.visibility.value_or(a.ticket.visibility),
            .title = c.title.value_or(a.ticket.title),
            .about_units = units,
            .about_people = people,
            .clocks = a.clocks()};
  // Emergencies skip the queue: they are to be given away the same day.
  if (c.urgency == Urgency::urgent && a.ticket.urgency != Urgency::urgent) {
    Clock quick = TRY(start_clock(ClockKind::triage, a.ticket.office_unit, a.now, a.policy, Urgency::urgent));
    const Clock* running = find_clock(a.clocks(), ClockKind::triage);
    if (!running || quick.due_at < running->due_at) e.clocks = {std::move(quick)};
  }
  return a.one(std::move(e));
}

Result<Events> decide_propose_decline(const Asking& a, const ProposeDecline& c) {
  Faults faults;
  faults.code("reason", c.reason, a.policy.codes ? &a.policy.codes->decline_reasons : nullptr);
  faults.text("text", c.text, 2, max_text);
  TRY(std::move(faults).result());
  return a.one(DeclineProposed{c.reason, c.text});
}

Result<Events> decide_confirm_decline(const Asking& a, const ConfirmDecline& c) {
  Faults faults;
  faults.optional_text("text", c.text, max_text);
  TRY(std::move(faults).result());
  if (a.ticket.state == TicketState::declined) return a.one(ObjectionRefused{c.text.value_or("")});
  const DeclineProposal& proposed = *a.ticket.handling.decline;
  return a.one(Declined{proposed.reason, c.text.value_or(proposed.text)});
}

Result<Events> decide_refuse_decline(const Asking& a, const RefuseDecline& c) {
  Faults faults;
  faults.text("text", c.text, 1, max_text);
  TRY(std::move(faults).result());
  DeclineRefused e{.text = c.text, .state = a.ticket.state, .clocks = a.clocks()};
  if (a.ticket.state == TicketState::declined) {
    e.state = a.ticket.difficulty ? TicketState::triaged : TicketState::registered;
    e.clocks = TRY(office_clock(a, a.ticket.office_unit));
  }
  return a.one(std::move(e));
}

Result<Events> decide_object(const Asking& a, const Object& c) {
  Faults faults;
  faults.text("text", c.text, 2, max_text);
  TRY(std::move(faults).result());
  return a.one(Objected{c.text, !is_resident(a), TRY(office_clock(a, a.ticket.office_unit))});
}

}  // namespace lianxin::tickets
