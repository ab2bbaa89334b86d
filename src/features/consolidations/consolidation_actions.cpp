#include "features/consolidations/consolidation_actions.h"

#include <algorithm>

#include "base/bad_cursor.h"
#include "base/text.h"
#include "features/consolidations/taking_actions.h"
#include "features/consolidations/voice_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::consolidations {

struct JournalDetail {
  std::string title{};
  State state{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(JournalDetail, (), (title, state, version))

namespace {

constexpr std::size_t longest_title = 200;

access::Scope scope_of(const Consolidation& c) { return {.place_path = c.path}; }

Signed signed_by(const Doing& doing) { return {doing.by.account, doing.by.person, doing.by.name, doing.now}; }

const access::Verb& verb_of(CommandName name) {
  using enum CommandName;
  return name == approve || name == send_back || name == reopen ? approve_consolidations : edit_consolidations;
}

TreePolicy policy_of(const Workbook& book) {
  TreePolicy out;
  for (const auto& code : book.desk->packs().categories.codes()) out.categories.insert(code);
  for (const auto& level : book.levels.levels) out.levels.insert(level.key);
  for (const auto& flag : book.flags) out.flags.insert(flag.code);
  return out;
}

Result<Consolidation> seen(const db::Reader& r, const Doing& doing, const Workbook& book, ConsolidationId id) {
  auto found = TRY(store::find_consolidation(r, book.partition, id));
  if (!found || !access::may(doing.by, read_consolidations, scope_of(*found))) return fail(Code::not_found, "base.not_found");
  return *std::move(found);
}

// What is about somebody is neither seen nor counted by him (E2).
void add_not_about(db::Conditions& where, const Actor& actor) {
  if (const std::string about = tickets::about_actor(where, actor); !about.empty()) where.add("v.ticket not in (" + about + ")");
}

using Turned = std::optional<std::pair<std::int64_t, Event>>;
Result<Turned> event_at(const db::Reader& r, const Workbook& book, ConsolidationId id, const std::vector<std::int64_t>& stack) {
  if (stack.empty()) return Turned{};
  return Turned(std::pair(stack.back(), TRY(store::load_event(r, book.partition, id, stack.back())).event));
}

// Only what the command asks for is read.
Result<Facts> facts_for(const db::Reader& r, const Doing& doing, const Workbook& book, const Consolidation& c, const Command& command) {
  using enum CommandName;
  Facts out{.by = signed_by(doing), .today = day_of(doing.now, book.zone), .new_id = {new_uuid(doing.now)}, .second_id = {new_uuid(doing.now)}};
  if (command.command == submit || command.command == remove) out.voices = TRY(store::count_own(r, book.partition, c.id));
  if (command.command == split && command.tickets && command.tickets->size() <= most_named) out.placed = TRY(store::nodes_of(r, book.partition, c.id, *command.tickets));
  if (command.unit && (command.command == set || command.command == add)) out.unit_known = TRY(places::find_unit(r, book.partition, *command.unit)).has_value();
  if (command.command == handle && command.problem) {
    const auto named = TRY(tickets::said_in(r, doing.by, book.desk->packs(), {TicketId{*command.problem}}));
    out.problem_known = !named.empty() && named.front().kind == tickets::TicketKind::problem;
  }
  if (command.command != undo && command.command != redo) return out;
  const auto stacks = stacks_of(TRY(store::event_heads(r, book.partition, c.id)));
  if (command.command == undo) out.undoable = TRY(event_at(r, book, c.id, stacks.undo));
  else out.redoable = TRY(event_at(r, book, c.id, stacks.redo));
  return out;
}

Result<std::vector<tickets::Said>> problems_of(const db::Reader& r, const Doing& doing, const Workbook& book, const Tree& tree) {
  constexpr std::size_t at_once = 200;
  std::vector<tickets::Said> out;
  std::vector<TicketId> ids;
  const auto take = [&]() -> Result<void> {
    for (auto& said : TRY(tickets::said_in(r, doing.by, book.desk->packs(), ids))) out.push_back(std::move(said));
    ids.clear();
    return {};
  };
  for (const auto& [id, node] : tree.nodes) {
    if (node.problem && node.is_live()) ids.push_back({*node.problem});
    if (ids.size() == at_once) TRY(take());
  }
  TRY(take());
  return out;
}

// What the event does to voices; how many more stand in the consolidation.
Result<std::int64_t> put_voices(db::Writer& w, const Doing& doing, const Workbook& book, const Consolidation& c, const Command& command, Event& event) {
  for (const auto& move : event.moves) TRY(store::move_voices(w, book.partition, c.id, move));
  if (!event.batch) return 0;
  if (event.name != CommandName::accept) {
    const auto turned = TRY(store::turn_batch(w, book.partition, c.id, *event.batch));
    return event.batch->in ? turned : -turned;
  }
  event.batch->voices = TRY(take(w, doing, book, c, command, *event.batch));
  if (event.batch->voices == 0) return fail(Code::conflict, "consolidations.nobody_new");
  return event.batch->voices;
}

Result<void> note(db::Writer& w, const Doing& doing, const Consolidation& c, std::string_view what, const Tree& tree) {
  const std::string kind = "consolidation." + std::string(what);
  return journal::record(w, doing, {.kind = kind, .subject_kind = "consolidation", .subject = to_text(c.id), .place_path = c.path,
                                    .detail = json::write(JournalDetail{c.title, tree.standing.state, tree.version})});
}

}  // namespace

Result<Consolidation> make_consolidation(db::Writer& w, const Doing& doing, const Workbook& book, const NewConsolidation& asked) {
  const std::string title(trimmed(asked.title));
  if (title.empty()) return invalid_field("title", "base.required");
  if (length_of(title) > longest_title) return invalid_field("title", "base.too_long", {{"max", std::to_string(longest_title)}});
  if (asked.from && asked.until && *asked.until < *asked.from) return invalid_field("until", "consolidations.ends_before");
  const auto place = TRY(places::place_named(w, book.partition, asked.place));
  if (asked.round && !rounds::show_round(w, doing, *book.rounds, {*asked.round})) return invalid_field("round", "consolidations.no_such_round");
  Consolidation out{.id = asked.id.value_or(ConsolidationId{new_uuid(doing.now)}), .title = title, .place = {place.code, place.name, place.full_name},
                    .path = place.now_path, .unit = doing.by.unit, .round = asked.round, .from = asked.from, .until = asked.until,
                    .made_by = doing.by.name, .created_at = doing.now, .changed_at = doing.now};
  if (!access::may(doing.by, edit_consolidations, scope_of(out))) return invalid_field("place", "consolidations.not_your_place");
  TRY(store::insert_consolidation(w, book.partition, out));
  TRY(note(w, doing, out, "made", {}));
  return out;
}

Result<Page<store::ConsolidationRow>> list_consolidations(const db::Reader& r, const Doing& doing, const Workbook& book, const store::ConsolidationFilter& filter,
                                                          const PageRequest& page) {
  auto where = store::list_conditions(book.partition, page);
  const std::string about = tickets::about_actor(where, doing.by);
  return store::list_consolidations(r, std::move(where), about, access::sight_of(doing.by, read_consolidations), filter, page);
}

Result<Shown> show_consolidation(const db::Reader& r, const Doing& doing, const Workbook& book, ConsolidationId id) {
  Shown out{.head = TRY(seen(r, doing, book, id))};
  out.tree = TRY(store::load_tree(r, book.partition, out.head));
  auto where = store::counting_conditions(book.partition, id);
  add_not_about(where, doing.by);
  out.counts = TRY(store::count_voices(r, where));
  out.problems = TRY(problems_of(r, doing, book, out.tree));
  out.stacks = stacks_of(TRY(store::event_heads(r, book.partition, id)));
  const auto scope = scope_of(out.head);
  out.next = next_of(out.tree, signed_by(doing), out.stacks, access::may(doing.by, edit_consolidations, scope), access::may(doing.by, approve_consolidations, scope));
  return out;
}

Result<Commanded> command_consolidation(db::Writer& w, const Doing& doing, const Workbook& book, ConsolidationId id, const Command& command,
                                        std::optional<std::int64_t> if_match) {
  const Consolidation before = TRY(seen(w, doing, book, id));
  TRY(access::allow(doing.by, verb_of(command.command), read_consolidations, scope_of(before)));
  if (if_match && *if_match != before.version) return fail(Code::stale, "base.stale");
  const Tree tree = TRY(store::load_tree(w, book.partition, before));
  Event event = TRY(decide(tree, command, TRY(facts_for(w, doing, book, before, command)), policy_of(book)));
  const auto more = TRY(put_voices(w, doing, book, before, command, event));
  const Tree after = apply(tree, event);
  auto saved = store::save_event(w, book.partition, before, after, {after.version, signed_by(doing), event}, more);
  if (!saved && saved.error().code == Code::stale && !if_match) return fail(Code::conflict, "consolidations.changed_meanwhile");
  TRY(std::move(saved));
  TRY(note(w, doing, before, name_of(command.command), after));
  Commanded out;
  if (command.command == CommandName::accept) out.taken = more;
  if (command.command == CommandName::accept && command.tickets) out.left = static_cast<std::int64_t>(command.tickets->size()) - more;
  return out;
}

Result<Page<Voice>> list_voices(const db::Reader& r, const Doing& doing, const Workbook& book, ConsolidationId id, NodeId node, const PageRequest& page) {
  const Consolidation head = TRY(seen(r, doing, book, id));
  const Tree tree = TRY(store::load_tree(r, book.partition, head));
  if (!tree.nodes.contains(node)) return invalid_field("node", "consolidations.no_such_node");
  TicketId after{};
  if (!page.cursor.empty()) {
    const auto read = read_cursor(page.cursor, 1);
    const auto last = read ? parse_id<TicketId>(read->front()) : std::nullopt;
    if (!last) return bad_cursor();
    after = *last;
  }
  auto where = store::listing_conditions(book.partition, id, node, after, page.limit + 1);
  add_not_about(where, doing.by);
  auto found = TRY(store::list_voices(r, where));
  Page<Voice> out;
  if (found.size() > static_cast<std::size_t>(page.limit)) {
    found.pop_back();
    out.next = make_cursor({to_text(found.back().first)});
  }
  std::map<TicketId, NodeId> stands(found.begin(), found.end());
  std::vector<TicketId> ids;
  for (const auto& [ticket, at] : found) ids.push_back(ticket);
  for (auto& said : TRY(tickets::said_in(r, doing.by, book.desk->packs(), ids))) out.items.push_back({stands.at(said.id), std::move(said)});
  return out;
}

Result<History> list_history(const db::Reader& r, const Doing& doing, const Workbook& book, ConsolidationId id, const PageRequest& page) {
  const Consolidation head = TRY(seen(r, doing, book, id));
  std::int64_t before = head.version + 1;
  if (!page.cursor.empty()) {
    const auto read = read_cursor(page.cursor, 1);
    if (!read || read->front().empty() || read->front().size() > 15 || !std::ranges::all_of(read->front(), [](char c) { return c >= '0' && c <= '9'; })) return bad_cursor();
    before = std::stoll(read->front());
  }
  History out{.tree = TRY(store::load_tree(r, book.partition, head))};
  auto& events = out.page;
  events.items = TRY(store::list_events(r, book.partition, id, before, page.limit + 1));
  if (events.items.size() > static_cast<std::size_t>(page.limit)) {
    events.items.pop_back();
    events.next = make_cursor({std::to_string(events.items.back().sequence)});
  }
  return out;
}

}  // namespace lianxin::consolidations
