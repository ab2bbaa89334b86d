#include "features/problems/problem_actions.h"

namespace lianxin::problems {
namespace {

using tickets::Desk;
using tickets::Ticket;
using tickets::TicketId;

Result<void> check_count(const std::vector<TicketId>& voices) {
  if (voices.size() <= max_voices_at_once) return {};
  return invalid_field("tickets", "base.too_many", {{"max", std::to_string(max_voices_at_once)}});
}

// A refusal tells which voice it was.
Error of_voice(std::size_t n, const Error& error) {
  const std::string field = "tickets[" + std::to_string(n) + "]";
  if (error.code == Code::not_found) return invalid_field(field, "problems.no_such_voice");
  Error out = error;
  out.code = Code::invalid;
  out.fields = {FieldFault{field, error.key, error.args}};
  out.key = "base.invalid";
  return out;
}

Result<Ticket> problem_seen(const db::Reader& r, const Actor& actor, const Desk& desk, TicketId id) {
  Ticket out = TRY(tickets::show_ticket(r, actor, desk, id));
  if (out.kind != tickets::TicketKind::problem) return fail(Code::not_found, "base.not_found");
  return out;
}

}  // namespace

Result<Gathered> link_voices(db::Writer& w, const Doing& doing, const Desk& desk, TicketId id, const std::vector<TicketId>& voices) {
  TRY(check_count(voices));
  TRY(problem_seen(w, doing.by, desk, id));
  Gathered out;
  for (std::size_t i = 0; i < voices.size(); ++i) {
    const auto before = tickets::show_ticket(w, doing.by, desk, voices[i]);
    if (!before) return of_voice(i, before.error());
    const auto after = tickets::command_let_in(w, doing, desk, *before, tickets::LinkProblem{id.value});
    if (!after) return of_voice(i, after.error());
    ++(after->version == before->version ? out.kept : out.linked);
  }
  out.problem = TRY(problem_seen(w, doing.by, desk, id));
  return out;
}

Result<Gathered> gather(db::Writer& w, const Doing& doing, const Desk& desk, const ProblemNew& wanted) {
  TRY(check_count(wanted.tickets));
  tickets::Register registration{.kind = tickets::TicketKind::problem, .channel = tickets::Channel::office, .place = wanted.place,
                                 .title = wanted.title, .text = wanted.text, .category = wanted.category, .urgency = wanted.urgency,
                                 .submitter = tickets::Submitter::staff, .gathers = true};
  if (wanted.id) registration.id = *wanted.id;
  const auto made = TRY(tickets::register_ticket(w, doing, desk, std::move(registration), {}));
  if (!made.is_new) return link_voices(w, doing, desk, made.ticket.id, wanted.tickets);
  const tickets::Triage sorted{.category = wanted.category, .urgency = wanted.urgency, .difficulty = wanted.difficulty};
  const Ticket problem = TRY(tickets::command_let_in(w, doing, desk, made.ticket, sorted));
  return link_voices(w, doing, desk, problem.id, wanted.tickets);
}

Result<Page<ListedProblem>> list_problems(const db::Reader& r, const Actor& actor, const Desk& desk, tickets::store::TicketFilter filter,
                                          const PageRequest& wanted) {
  filter.kind = tickets::TicketKind::problem;
  auto page = TRY(tickets::list_tickets(r, actor, desk, filter, wanted));
  std::vector<Uuid> ids;
  for (const auto& row : page.items) ids.push_back(row.id.value);
  const auto counts = TRY(tickets::count_voices(r, actor, desk, ids));
  Page<ListedProblem> out;
  out.next = page.next;
  for (auto& row : page.items) {
    const auto found = counts.find(row.id.value);
    out.items.push_back({std::move(row), found == counts.end() ? tickets::VoiceCounts{} : found->second});
  }
  return out;
}

Result<bool> answer_voice(db::Writer& w, const Doing& doing, const Desk& desk, const Ticket& problem, TicketId voice) {
  if (!problem.handling.reply) return false;
  const Ticket before = TRY(tickets::store::load_ticket(w, desk.partition, voice));
  const bool waits = before.problem_id == problem.id.value && is_open(before.state) && before.state != tickets::TicketState::replied;
  if (!waits) return false;
  TRY(tickets::command_let_in(w, doing, desk, before, tickets::AnswerWithProblem{problem.id.value, problem.number, *problem.handling.reply}));
  return true;
}

}  // namespace lianxin::problems
