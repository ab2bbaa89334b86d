#include "features/consolidations/tree_rules.h"

#include <algorithm>

#include "features/consolidations/deciding_rules.h"

namespace lianxin::consolidations {
namespace {

bool goes_before(const Node* a, const Node* b) { return std::pair(a->position, a->id) < std::pair(b->position, b->id); }

// The live nodes under each live one, in order.
using Below = std::map<NodeId, std::vector<const Node*>>;
Below all_below(const Tree& tree) {
  Below out;
  for (const auto& [id, node] : tree.nodes)
    if (node.is_live()) out[node.parent.is_nil() ? NodeId{} : root_of(tree, node.parent)].push_back(&node);
  for (auto& [id, nodes] : out) std::ranges::sort(nodes, goes_before);
  return out;
}

void put_below(const Below& below, NodeId parent, std::vector<const Node*>& out) {
  const auto found = below.find(parent);
  if (found == below.end()) return;
  for (const Node* node : found->second) {
    out.push_back(node);
    put_below(below, node->id, out);
  }
}

void put(std::map<NodeId, Node>& nodes, const NodeChange& change) {
  if (change.after) nodes[change.after->id] = *change.after;
  else if (change.before) nodes.erase(change.before->id);
}

void put(std::map<std::string, Settled>& proposals, const ProposalChange& change) {
  if (change.after) proposals[change.id] = *change.after;
  else proposals.erase(change.id);
}

}  // namespace

Tree apply(Tree tree, const Event& event) {
  ++tree.version;
  for (const auto& change : event.nodes) put(tree.nodes, change);
  for (const auto& change : event.proposals) put(tree.proposals, change);
  if (event.standing_after) tree.standing = *event.standing_after;
  if (event.meeting) tree.meetings.push_back(*event.meeting);
  return tree;
}

Event inverse(const Event& event, std::int64_t sequence) {
  Event out{.name = event.undoes == 0 ? CommandName::undo : CommandName::redo};
  (event.undoes == 0 ? out.undoes : out.redoes) = sequence;
  for (auto i = event.nodes.rbegin(); i != event.nodes.rend(); ++i) out.nodes.push_back({i->after, i->before});
  for (auto i = event.proposals.rbegin(); i != event.proposals.rend(); ++i) out.proposals.push_back({i->id, i->after, i->before});
  for (auto i = event.moves.rbegin(); i != event.moves.rend(); ++i) out.moves.push_back({i->to, i->from, i->tickets});
  if (event.batch) {
    out.batch = event.batch;
    out.batch->in = !event.batch->in;
  }
  return out;
}

Stacks stacks_of(const std::vector<EventHead>& events) {
  Stacks out;
  for (const auto& event : events) {
    if (!is_edit(event.name)) continue;
    if (event.name == CommandName::undo) {
      if (!out.undo.empty()) out.undo.pop_back();
      out.redo.push_back(event.sequence);
      continue;
    }
    if (event.name == CommandName::redo && !out.redo.empty()) out.redo.pop_back();
    else out.redo.clear();
    out.undo.push_back(event.sequence);
  }
  return out;
}

NodeId root_of(const Tree& tree, NodeId id) {
  for (auto at = tree.nodes.find(id); at != tree.nodes.end() && at->second.merged_into; at = tree.nodes.find(id)) id = *at->second.merged_into;
  return id;
}

std::vector<const Node*> children_of(const Tree& tree, NodeId parent) {
  std::vector<const Node*> out;
  for (const auto& [id, node] : tree.nodes)
    if (node.is_live() && (node.parent.is_nil() ? NodeId{} : root_of(tree, node.parent)) == parent) out.push_back(&node);
  std::ranges::sort(out, goes_before);
  return out;
}

std::vector<const Node*> in_order(const Tree& tree) {
  std::vector<const Node*> out;
  put_below(all_below(tree), NodeId{}, out);
  return out;
}

std::vector<const Node*> merged_in(const Tree& tree, NodeId id) {
  std::vector<const Node*> out;
  for (const auto& [other, node] : tree.nodes)
    if (node.merged_into && root_of(tree, other) == id) out.push_back(&node);
  return out;
}

Result<Event> decide(const Tree& tree, const Command& command, const Facts& facts, const TreePolicy& policy) {
  return is_edit(command.command) ? decide_edit(tree, command, facts, policy) : decide_standing(tree, command, facts, policy);
}

std::vector<CommandName> next_of(const Tree& tree, const Signed& who, const Stacks& stacks, bool may_edit, bool may_approve) {
  using enum CommandName;
  std::vector<CommandName> out;
  const bool open = is_open_to_edits(tree);
  if (may_edit && open) out = {add, accept, merge, split, move, rename, set, remove, reject};
  if (may_edit && open && !stacks.undo.empty()) out.push_back(undo);
  if (may_edit && open && !stacks.redo.empty()) out.push_back(redo);
  if (may_edit) out.push_back(add_meeting);
  if (may_edit && !tree.nodes.empty()) out.push_back(handle);
  if (may_edit && open && !tree.nodes.empty()) out.push_back(submit);
  if (!may_approve || open) return out;
  const bool submitted = tree.standing.state == State::submitted;
  if (submitted && !has_signed(tree, who)) out.push_back(approve);
  if (submitted && !(tree.standing.submitted && is_same_person(*tree.standing.submitted, who))) out.push_back(send_back);
  out.push_back(reopen);
  return out;
}

}  // namespace lianxin::consolidations
