#include "features/tickets/receipt_actions.h"

#include "features/tickets/receipt.h"
#include "platform/crypto/digest.h"

namespace lianxin::tickets {
namespace {

Result<Ticket> ticket_of_code(const db::Reader& r, const Desk& desk, std::string_view code) {
  const std::string plain = plain_receipt_code(code);
  if (plain.empty()) return fail(Code::not_found, "tickets.unknown_code_given");
  const auto id = TRY(store::find_by_receipt(r, desk.partition, receipt_hash(desk, plain)));
  if (!id) return fail(Code::not_found, "tickets.unknown_code_given");
  return store::load_ticket(r, desk.partition, *id);
}

Result<Tracked> tracked(const db::Reader& r, const Desk& desk, Ticket ticket, Moment now) {
  Tracked out;
  out.events = TRY(store::list_events(r, desk.partition, ticket.id, 0, 500));
  out.next = next_actions(ticket, Actor{}, now, desk.policy());
  out.ticket = std::move(ticket);
  return out;
}

Moment morning_of(const Desk& desk, Moment now) { return moment_at(day_of(now, desk.zone), 0, desk.zone); }

// Whoever is signed in on this device: here he is the one with the code. For an anonymous one it is the morning of the
// day: clocks that start or run on tell no more than that (E3).
Doing as_resident(const Doing& doing, const Desk& desk, Submitter submitter) {
  Doing out = doing;
  out.by = Actor{};
  if (submitter == Submitter::anonymous) out.now = morning_of(desk, doing.now);
  return out;
}

Result<Tracked> command_by_code(db::Writer& w, const Doing& doing, const Desk& desk, std::string_view code,
                                const Command& command) {
  const Ticket before = TRY(ticket_of_code(w, desk, code));
  Ticket after = TRY(command_let_in(w, as_resident(doing, desk, before.submitter), desk, before, command));
  return tracked(w, desk, std::move(after), doing.now);
}

// The id an anonymous device sent tells its clock to the millisecond: the ticket gets one of its own that says the day
// only, the same again for the same sent id on the same day.
TicketId id_of_the_day(const Desk& desk, TicketId sent, Moment now) {
  const Moment morning = morning_of(desk, now);
  const crypto::Digest digest = crypto::hmac_sha256(desk.secret_key, to_text(sent) + " " + std::to_string(morning.ms));
  Uuid out;
  for (std::size_t i = 0; i < 6; ++i)
    out.bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(morning.ms) >> (8 * (5 - i)));
  for (std::size_t i = 6; i < 16; ++i) out.bytes[i] = digest[i];
  out.bytes[6] = static_cast<std::uint8_t>(0x70 | (out.bytes[6] & 0x0f));
  out.bytes[8] = static_cast<std::uint8_t>(0x80 | (out.bytes[8] & 0x3f));
  return TicketId{out};
}

}  // namespace

std::string receipt_hash(const Desk& desk, std::string_view plain_code) {
  const crypto::Digest digest = crypto::hmac_sha256(desk.secret_key, "ticket receipt " + std::string(plain_code));
  return crypto::base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Result<RegisteredTicket> register_public(db::Writer& w, const Doing& doing, const Desk& desk, Register c,
                                         const std::optional<Identity>& who) {
  if (c.submitter == Submitter::anonymous) {
    if (c.id.is_nil()) c.id = TicketId{new_uuid(doing.now)};
    c.id = id_of_the_day(desk, c.id, doing.now);
    c.said_on.reset();
  }
  const Submitter submitter = c.submitter;
  return register_ticket(w, as_resident(doing, desk, submitter), desk, std::move(c), who);
}

Result<Tracked> track_by_code(const db::Reader& r, const Desk& desk, std::string_view code, Moment now) {
  return tracked(r, desk, TRY(ticket_of_code(r, desk, code)), now);
}

Result<Tracked> rate_by_code(db::Writer& w, const Doing& doing, const Desk& desk, std::string_view code, const Rate& c) {
  return command_by_code(w, doing, desk, code, c);
}
Result<Tracked> object_by_code(db::Writer& w, const Doing& doing, const Desk& desk, std::string_view code, const Object& c) {
  return command_by_code(w, doing, desk, code, c);
}
Result<Tracked> answer_by_code(db::Writer& w, const Doing& doing, const Desk& desk, std::string_view code, const Answer& c) {
  return command_by_code(w, doing, desk, code, c);
}
Result<Tracked> not_mine_by_code(db::Writer& w, const Doing& doing, const Desk& desk, std::string_view code, const NotMine& c) {
  return command_by_code(w, doing, desk, code, c);
}
Result<Tracked> withdraw_by_code(db::Writer& w, const Doing& doing, const Desk& desk, std::string_view code, const Withdraw& c) {
  return command_by_code(w, doing, desk, code, c);
}

}  // namespace lianxin::tickets
