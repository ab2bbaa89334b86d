#include "features/portal/portal_actions.h"

#include "base/text.h"
#include "features/places/places.h"
#include "features/portal/submission_rules.h"
#include "features/portal/track_rules.h"
#include "features/portal/track_step_rules.h"
#include "features/tickets/tickets.h"

namespace lianxin::portal {
namespace {

// Whoever is signed in on this device: here he or she is nobody.
Doing as_nobody(const Doing& doing) {
  Doing out = doing;
  out.by = Actor{};
  return out;
}

tickets::Register registration_of(const Submission& s) {
  tickets::Register out;
  if (s.id) out.id = tickets::TicketId{*s.id};
  out.kind = s.kind.value_or(tickets::TicketKind::help);
  out.channel = tickets::Channel::web;
  out.place = s.place;
  out.text = s.text;
  out.category = s.category;
  out.visibility = s.may_publish.value_or(false) ? tickets::Visibility::public_ : tickets::Visibility::internal;
  out.submitter = s.anonymous ? tickets::Submitter::anonymous : tickets::Submitter::resident;
  out.may_contact = !s.anonymous && s.may_contact.value_or(s.phone.has_value());
  return out;
}

std::optional<tickets::Identity> identity_of(const Submission& s) {
  if (s.anonymous) return std::nullopt;
  return tickets::Identity{std::string(trimmed(s.name.value_or(""))), s.phone, {}};
}

Result<Track> track_of(const db::Reader& r, const Doing& doing, const tickets::Desk& desk, tickets::Tracked tracked,
                       const Phrases& phrases) {
  TrackFacts facts;
  for (auto& stored : tracked.events) facts.events.push_back(std::move(stored.event));
  std::vector<UnitId> units = tracked.ticket.units();
  for (const auto& event : facts.events) {
    if (!event.by.unit.is_nil()) units.push_back(event.by.unit);
    for (const UnitId id : units_named(event)) units.push_back(id);
  }
  for (auto& unit : TRY(places::unit_refs(r, desk.partition, units))) facts.units.emplace(unit.id, std::move(unit.name));
  for (auto& place : TRY(places::place_refs(r, desk.partition, {tracked.ticket.place})))
    facts.place = {std::move(place.code), std::move(place.name), std::move(place.full_name)};
  facts.ticket = std::move(tracked.ticket);
  facts.now = doing.now;
  facts.zone = desk.zone;
  return compose_track(facts, phrases);
}

Receipt receipt_for(const tickets::RegisteredTicket& made, const tickets::Desk& desk, bool anonymous, const Phrases& phrases) {
  Receipt out{.number = made.ticket.number};
  if (!made.is_new) {
    out.message = phrases.say("portal.receipt.again");
    return out;
  }
  out.receipt_code = made.receipt_code;
  out.message = phrases.say(anonymous ? "portal.receipt.anonymous" : "portal.receipt.named", {{"number", made.ticket.number}});
  for (const auto& clock : made.ticket.handling.clocks) {
    if (clock.kind == tickets::ClockKind::triage) out.first_answer_by = day_of(clock.due_at, desk.zone);
  }
  return out;
}

}  // namespace

Result<Submitted> submit(db::Writer& w, const Doing& doing, const tickets::Desk& desk, const rounds::RoundBook& book, const Submission& s,
                         const Phrases& phrases) {
  TRY(check_submission(s, phrases));
  const auto made = s.round ? TRY(rounds::say_publicly(w, as_nobody(doing), book, {*s.round, s.source, s.target}, registration_of(s), identity_of(s)))
                            : TRY(tickets::register_public(w, as_nobody(doing), desk, registration_of(s), identity_of(s)));
  return Submitted{receipt_for(made, desk, s.anonymous, phrases), made.is_new};
}

Result<Track> track(const db::Reader& r, const Doing& doing, const tickets::Desk& desk, std::string_view code,
                    const Phrases& phrases) {
  TRY(check_code(code));
  return track_of(r, doing, desk, TRY(tickets::track_by_code(r, desk, code, doing.now)), phrases);
}

Result<Track> rate(db::Writer& w, const Doing& doing, const tickets::Desk& desk, std::string_view code, const tickets::Rate& c,
                   const Phrases& phrases) {
  TRY(check_code(code));
  TRY(check_words("words", c.words, 0, max_reason));
  if (c.satisfied ? *c.satisfied < 1 || *c.satisfied > 5 : c.solved)
    return invalid_field("satisfied", "portal.satisfied_range", {{"min", "1"}, {"max", "5"}});
  return track_of(w, doing, desk, TRY(tickets::rate_by_code(w, as_nobody(doing), desk, code, c)), phrases);
}

Result<Track> object(db::Writer& w, const Doing& doing, const tickets::Desk& desk, std::string_view code,
                     const tickets::Object& c, const Phrases& phrases) {
  TRY(check_code(code));
  TRY(check_words("text", c.text, min_answer, max_answer));
  return track_of(w, doing, desk, TRY(tickets::object_by_code(w, as_nobody(doing), desk, code, c)), phrases);
}

Result<Track> answer(db::Writer& w, const Doing& doing, const tickets::Desk& desk, std::string_view code,
                     const tickets::Answer& c, const Phrases& phrases) {
  TRY(check_code(code));
  TRY(check_words("text", c.text, min_answer, max_answer));
  return track_of(w, doing, desk, TRY(tickets::answer_by_code(w, as_nobody(doing), desk, code, c)), phrases);
}

Result<Track> say_not_mine(db::Writer& w, const Doing& doing, const tickets::Desk& desk, std::string_view code, const tickets::NotMine& c,
                           const Phrases& phrases) {
  TRY(check_code(code));
  TRY(check_words("reason", c.text, 0, max_reason));
  return track_of(w, doing, desk, TRY(tickets::not_mine_by_code(w, as_nobody(doing), desk, code, c)), phrases);
}

Result<Track> withdraw(db::Writer& w, const Doing& doing, const tickets::Desk& desk, std::string_view code,
                       const tickets::Withdraw& c, const Phrases& phrases) {
  TRY(check_code(code));
  TRY(check_words("reason", c.reason.value_or(""), 0, max_reason));
  return track_of(w, doing, desk, TRY(tickets::withdraw_by_code(w, as_nobody(doing), desk, code, c)), phrases);
}

Result<Page<places::Place>> find_places(const db::Reader& r, const tickets::Desk& desk, std::string_view words,
                                        const std::optional<std::string>& parent, const PageRequest& page) {
  return places::list_open_places(r, desk.partition, words, parent, page);
}

}  // namespace lianxin::portal
