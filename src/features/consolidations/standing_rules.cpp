#include <algorithm>

#include "base/text.h"
#include "features/consolidations/deciding_rules.h"

namespace lianxin::consolidations {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_note = 2'000;
constexpr std::size_t approvals_needed = 2;

Event standing_event(const Tree& tree, CommandName name, Standing after) {
  return {.name = name, .standing_before = tree.standing, .standing_after = std::move(after)};
}

// Nothing is put before the approvers that nobody said, and nothing that holds nothing.
Result<void> check_whole(const Tree& tree, const Facts& facts) {
  std::map<NodeId, std::int64_t> voices, children;
  for (const auto& [id, n] : facts.voices) voices[root_of(tree, id)] += n;
  bool has_line = false;
  const auto nodes = in_order(tree);
  for (const Node* node : nodes) {
    has_line = has_line || node->kind == NodeKind::line;
    if (!node->parent.is_nil()) ++children[root_of(tree, node->parent)];
  }
  if (!has_line) return fail(Code::conflict, "consolidations.no_lines");
  for (const Node* node : nodes) {
    if (node->kind == NodeKind::line && voices[node->id] == 0) return fail(Code::conflict, "consolidations.line_without_voices", {{"text", node->text}});
    if (node->kind != NodeKind::line && children[node->id] == 0) return fail(Code::conflict, "consolidations.holds_nothing", {{"text", node->text}});
  }
  return {};
}

Result<Event> submit(const Tree& tree, const Facts& facts) {
  if (!is_open_to_edits(tree)) return fail(Code::conflict, "consolidations.not_open");
  TRY(check_whole(tree, facts));
  return standing_event(tree, CommandName::submit, {.state = State::submitted, .submitted = facts.by});
}

Result<Event> approve(const Tree& tree, const Facts& facts) {
  if (tree.standing.state != State::submitted) return fail(Code::conflict, "consolidations.not_submitted");
  if (has_signed(tree, facts.by)) return fail(Code::conflict, "consolidations.another_person");
  Standing after = tree.standing;
  after.approvals.push_back(facts.by);
  if (after.approvals.size() >= approvals_needed) after.state = State::approved;
  return standing_event(tree, CommandName::approve, std::move(after));
}

Result<Event> send_back(const Tree& tree, const Command& c, const Facts& facts, const TreePolicy& policy) {
  if (tree.standing.state != State::submitted) return fail(Code::conflict, "consolidations.not_submitted");
  if (tree.standing.submitted && is_same_person(*tree.standing.submitted, facts.by)) return fail(Code::conflict, "consolidations.another_person");
  SentBack back{.by = facts.by, .flags = c.flags.value_or(std::vector<std::string>{})};
  for (std::size_t i = 0; i < back.flags.size(); ++i)
    if (!policy.flags.contains(back.flags[i])) return invalid_field("flags[" + std::to_string(i) + "]", "consolidations.no_such_flag");
  if (back.flags.size() > policy.flags.size()) return invalid_field("flags", "base.too_many", {{"max", std::to_string(policy.flags.size())}});
  back.text = TRY(good_text(c.text, "text", longest_note));
  return standing_event(tree, CommandName::send_back, {.state = State::sent_back, .sent_back = std::move(back)});
}

Result<Event> reopen(const Tree& tree, const Command& c) {
  if (is_open_to_edits(tree)) return fail(Code::conflict, "consolidations.is_open");
  Event out = standing_event(tree, CommandName::reopen, {});
  out.reason = TRY(good_text(c.reason, "reason", longest_note));
  return out;
}

Result<Event> add_meeting(const Tree& tree, const Command& c, const Facts& facts) {
  if (!c.held_on) return invalid_field("held_on", "base.required");
  if (*c.held_on > facts.today) return invalid_field("held_on", "consolidations.not_held_yet");
  if (tree.meetings.size() >= 100) return invalid_field("name", "base.too_many", {{"max", "100"}});
  Meeting meeting{.held_on = *c.held_on, .name = TRY(good_text(c.name, "name", longest_name))};
  if (c.note && !c.note->empty()) meeting.note = TRY(good_text(c.note, "note", longest_note));
  return Event{.name = CommandName::add_meeting, .meeting = std::move(meeting)};
}

// What was decided is handled: also when the tree itself is closed to edits.
Result<Event> handle(const Tree& tree, const Command& c, const Facts& facts) {
  const auto found = c.node ? tree.nodes.find(*c.node) : tree.nodes.end();
  if (found == tree.nodes.end() || !found->second.is_live()) return invalid_field("node", "consolidations.no_such_node");
  const Node& before = found->second;
  if (before.kind == NodeKind::category) return fail(Code::conflict, "consolidations.category_not_handled");
  if (c.problem && !facts.problem_known) return invalid_field("problem", "consolidations.no_such_problem");
  if (before.problem == c.problem) return fail(Code::conflict, "consolidations.changes_nothing");
  Node after = before;
  after.problem = c.problem;
  return Event{.name = CommandName::handle, .nodes = {{before, std::move(after)}}};
}

}  // namespace

bool is_open_to_edits(const Tree& tree) { return tree.standing.state == State::open || tree.standing.state == State::sent_back; }

bool is_same_person(const Signed& a, const Signed& b) { return a.account == b.account || (!a.person.is_nil() && a.person == b.person); }

bool has_signed(const Tree& tree, const Signed& who) {
  const auto& standing = tree.standing;
  return (standing.submitted && is_same_person(*standing.submitted, who)) ||
         std::ranges::any_of(standing.approvals, [&](const Signed& one) { return is_same_person(one, who); });
}

Result<std::string> good_text(const std::optional<std::string>& text, std::string_view field, std::size_t most) {
  const std::string_view words = text ? trimmed(*text) : std::string_view();
  if (words.empty()) return invalid_field(field, "base.required");
  if (!is_valid_text(words)) return invalid_field(field, "base.text_not_utf8");
  if (length_of(words) > most) return invalid_field(field, "base.too_long", {{"max", std::to_string(most)}});
  return std::string(words);
}

Result<Event> decide_standing(const Tree& tree, const Command& c, const Facts& facts, const TreePolicy& policy) {
  switch (c.command) {
    case CommandName::add_meeting:
      return add_meeting(tree, c, facts);
    case CommandName::handle:
      return handle(tree, c, facts);
    case CommandName::submit:
      return submit(tree, facts);
    case CommandName::approve:
      return approve(tree, facts);
    case CommandName::send_back:
      return send_back(tree, c, facts, policy);
    default:
      return reopen(tree, c);
  }
}

}  // namespace lianxin::consolidations
