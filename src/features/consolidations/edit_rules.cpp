#include <algorithm>

#include "features/consolidations/deciding_rules.h"

namespace lianxin::consolidations {
namespace {

// An edit under way: the tree as it is by now, and what was changed so far.
class Edit {
 public:
  Edit(const Tree& tree, CommandName name) : tree_(tree) { event_.name = name; }

  const Tree& tree() const { return tree_; }
  Event& event() { return event_; }
  void put(Node after) {
    NodeChange change{.after = std::move(after)};
    if (const auto was = tree_.nodes.find(change.after->id); was != tree_.nodes.end()) change.before = was->second;
    if (change.before == change.after) return;
    tree_.nodes[change.after->id] = *change.after;
    event_.nodes.push_back(std::move(change));
  }
  void settle(const std::string& proposal, Settled after) {
    ProposalChange change{.id = proposal, .after = std::move(after)};
    if (const auto was = tree_.proposals.find(proposal); was != tree_.proposals.end()) change.before = was->second;
    event_.proposals.push_back(std::move(change));
  }
  Result<Event> done(std::string_view nothing = "consolidations.changes_nothing") {
    if (event_.nodes.empty() && event_.proposals.empty() && event_.moves.empty() && !event_.batch) return fail(Code::conflict, nothing);
    return std::move(event_);
  }

 private:
  Tree tree_;
  Event event_{};
};

Result<const Node*> live_node(const Tree& tree, const std::optional<NodeId>& id, std::string_view field) {
  if (!id) return invalid_field(field, "base.required");
  const auto found = tree.nodes.find(*id);
  if (found == tree.nodes.end() || !found->second.is_live()) return invalid_field(field, "consolidations.no_such_node");
  return &found->second;
}

Result<const Node*> live_line(const Tree& tree, const std::optional<NodeId>& id, std::string_view field) {
  const Node* node = TRY(live_node(tree, id, field));
  if (node->kind != NodeKind::line) return invalid_field(field, "consolidations.not_a_line");
  return node;
}

// The node a new one of `kind` goes under: one above it, none for a category.
Result<NodeId> parent_for(const Tree& tree, NodeKind kind, const std::optional<NodeId>& asked) {
  if (kind == NodeKind::category) {
    if (asked) return invalid_field("parent", "consolidations.not_under_that");
    return NodeId{};
  }
  const Node* parent = TRY(live_node(tree, asked, "parent"));
  const NodeKind wanted = kind == NodeKind::line ? NodeKind::problem : NodeKind::category;
  if (parent->kind != wanted) return invalid_field("parent", "consolidations.not_under_that");
  return parent->id;
}

Result<void> check_new_id(const Tree& tree, NodeId id) {
  if (tree.nodes.contains(id)) return fail(Code::conflict, "base.duplicate");
  if (tree.nodes.size() >= most_nodes) return fail(Code::conflict, "consolidations.too_many_nodes", {{"max", std::to_string(most_nodes)}});
  return {};
}

// Puts `node` among those shown under `parent`, before `before` or last; the others keep their order.
Result<void> place_in(Edit& edit, Node node, NodeId parent, const std::optional<NodeId>& before) {
  auto around = children_of(edit.tree(), parent);
  std::erase_if(around, [&](const Node* other) { return other->id == node.id; });
  node.parent = parent;
  if (!before) {
    node.position = around.empty() ? 1 : around.back()->position + 1;
    edit.put(std::move(node));
    return {};
  }
  const auto at = std::ranges::find(around, *before, &Node::id);
  if (at == around.end()) return invalid_field("before", "consolidations.no_such_node");
  node.position = (*at)->position;
  std::vector<Node> after;
  std::int64_t next = node.position + 1;
  for (auto i = at; i != around.end() && (*i)->position < next; ++i, ++next) {
    after.push_back(**i);
    after.back().position = next;
  }
  edit.put(std::move(node));
  for (Node& one : after) edit.put(std::move(one));
  return {};
}

Result<void> set_properties(Node& node, const Command& c, const Facts& facts, const TreePolicy& policy) {
  if (c.category && !policy.categories.contains(*c.category)) return invalid_field("category", "consolidations.no_such_category");
  if (c.level && !policy.levels.contains(*c.level)) return invalid_field("level", "consolidations.no_such_level");
  if (c.unit && !facts.unit_known) return invalid_field("unit", "places.no_such_unit");
  node.category = c.category;
  node.level = c.level;
  node.target = c.target;
  node.unit = c.unit;
  node.fixed_at_once = c.fixed_at_once.value_or(false);
  return {};
}

Result<NodeId> make_node(Edit& edit, Node node, const Command& c, NodeId parent, const std::optional<NodeId>& before) {
  TRY(check_new_id(edit.tree(), node.id));
  node.text = TRY(good_text(c.text, "text", longest_text));
  node.first_text = node.text;
  const NodeId id = node.id;
  TRY(place_in(edit, std::move(node), parent, before));
  return id;
}

Result<Event> add(const Tree& tree, const Command& c, const Facts& facts, const TreePolicy& policy) {
  if (!c.kind) return invalid_field("kind", "base.required");
  Edit edit(tree, c.command);
  Node node{.id = c.id.value_or(facts.new_id), .kind = *c.kind};
  TRY(set_properties(node, c, facts, policy));
  TRY(make_node(edit, std::move(node), c, TRY(parent_for(tree, *c.kind, c.parent)), c.before));
  return edit.done();
}

// The line that voices go to: one that is there, or a new one under a problem, or a new problem with one under a category.
Result<NodeId> line_for(Edit& edit, const Command& c, const Facts& facts) {
  if (c.node) return TRY(live_line(edit.tree(), c.node, "node"))->id;
  const Node* above = TRY(live_node(edit.tree(), c.parent, "parent"));
  if (above->kind == NodeKind::line) return invalid_field("parent", "consolidations.not_under_that");
  NodeId parent = above->id;
  if (above->kind == NodeKind::category) {
    Node problem{.id = facts.second_id, .kind = NodeKind::problem, .category = above->category};
    parent = TRY(make_node(edit, std::move(problem), c, parent, c.before));
  }
  Node line{.id = c.id.value_or(facts.new_id), .kind = NodeKind::line, .category = edit.tree().nodes.at(parent).category};
  return make_node(edit, std::move(line), c, parent, above->kind == NodeKind::category ? std::nullopt : c.before);
}

Result<void> settle(Edit& edit, const std::string& proposal, Settled how) {
  if (proposal.empty() || proposal.size() > 200) return invalid_field("proposal", "consolidations.bad_proposal");
  if (edit.tree().proposals.contains(proposal)) return fail(Code::conflict, "consolidations.proposal_settled");
  edit.settle(proposal, std::move(how));
  return {};
}

Result<Event> accept(const Tree& tree, const Command& c, const Facts& facts) {
  if (c.tickets.has_value() == c.filter.has_value()) return invalid_field("tickets", "consolidations.tickets_or_filter");
  if (c.tickets && c.tickets->empty()) return invalid_field("tickets", "base.required");
  if (c.tickets && c.tickets->size() > most_named) return invalid_field("tickets", "base.too_many", {{"max", std::to_string(most_named)}});
  Edit edit(tree, c.command);
  const NodeId line = TRY(line_for(edit, c, facts));
  if (c.proposal) TRY(settle(edit, *c.proposal, {.accepted = true}));
  edit.event().batch = VoiceBatch{.batch = tree.version + 1, .node = line};
  return edit.done();
}

// What is shown under a merged node goes behind what is there already.
void move_behind(Edit& edit, NodeId from, NodeId into) {
  const auto there = children_of(edit.tree(), into);
  std::int64_t next = there.empty() ? 1 : there.back()->position + 1;
  std::vector<Node> moved;
  for (const Node* child : children_of(edit.tree(), from)) {
    moved.push_back(*child);
    moved.back().position = next++;
  }
  for (Node& one : moved) edit.put(std::move(one));
}

Result<Event> merge(const Tree& tree, const Command& c) {
  const Node into = *TRY(live_node(tree, c.into, "into"));
  if (!c.nodes || c.nodes->empty()) return invalid_field("nodes", "base.required");
  Edit edit(tree, c.command);
  for (std::size_t i = 0; i < c.nodes->size(); ++i) {
    const std::string field = "nodes[" + std::to_string(i) + "]";
    Node node = *TRY(live_node(edit.tree(), (*c.nodes)[i], field));
    if (node.id == into.id || node.kind != into.kind) return invalid_field(field, "consolidations.not_alike");
    move_behind(edit, node.id, into.id);
    node.merged_into = into.id;
    edit.put(std::move(node));
  }
  if (c.text) {
    Node worded = edit.tree().nodes.at(into.id);
    worded.text = TRY(good_text(c.text, "text", longest_text));
    edit.put(std::move(worded));
  }
  return edit.done();
}

// Merged nodes stand by themselves again, with what is theirs.
Result<Event> part(Edit edit, const Node& from, const std::vector<NodeId>& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto found = edit.tree().nodes.find(nodes[i]);
    if (found == edit.tree().nodes.end() || !found->second.merged_into || root_of(edit.tree(), nodes[i]) != from.id)
      return invalid_field("nodes[" + std::to_string(i) + "]", "consolidations.not_merged_here");
    Node node = found->second;
    node.merged_into.reset();
    TRY(place_in(edit, node, node.parent.is_nil() ? NodeId{} : root_of(edit.tree(), node.parent), {}));
  }
  return edit.done();
}

Result<Event> split(const Tree& tree, const Command& c, const Facts& facts) {
  Edit edit(tree, c.command);
  const Node from = *TRY(live_node(tree, c.node, "node"));
  if (c.nodes && !c.nodes->empty()) return part(std::move(edit), from, *c.nodes);
  TRY(live_line(tree, c.node, "node"));
  if (!c.tickets || c.tickets->empty()) return invalid_field("tickets", "base.required");
  if (c.tickets->size() > most_named) return invalid_field("tickets", "base.too_many", {{"max", std::to_string(most_named)}});
  NodeId to{};
  if (c.into) {
    to = TRY(live_line(tree, c.into, "into"))->id;
    if (to == from.id) return invalid_field("into", "consolidations.not_alike");
  } else {
    Node line = from;
    line.id = c.id.value_or(facts.new_id);
    line.problem.reset();
    to = TRY(make_node(edit, std::move(line), c, root_of(tree, from.parent), {}));
  }
  std::map<TicketId, NodeId> stands;
  for (const auto& [ticket, node] : facts.placed) stands[ticket] = node;
  std::map<NodeId, std::vector<TicketId>> moved;
  std::set<TicketId> seen;
  for (std::size_t i = 0; i < c.tickets->size(); ++i) {
    const auto at = stands.find((*c.tickets)[i]);
    if (at == stands.end() || root_of(tree, at->second) != from.id)
      return invalid_field("tickets[" + std::to_string(i) + "]", "consolidations.not_in_line");
    if (seen.insert(at->first).second) moved[at->second].push_back(at->first);
  }
  for (auto& [node, tickets] : moved) edit.event().moves.push_back({node, to, std::move(tickets)});
  return edit.done();
}

Result<Event> move(const Tree& tree, const Command& c) {
  Edit edit(tree, c.command);
  const Node node = *TRY(live_node(tree, c.node, "node"));
  std::optional<NodeId> asked = c.parent;
  if (!asked && !node.parent.is_nil()) asked = root_of(tree, node.parent);
  const NodeId parent = TRY(parent_for(tree, node.kind, asked));
  if (c.before == node.id) return invalid_field("before", "consolidations.no_such_node");
  TRY(place_in(edit, node, parent, c.before));
  return edit.done();
}

Result<Event> rename(const Tree& tree, const Command& c) {
  Edit edit(tree, c.command);
  Node node = *TRY(live_node(tree, c.node, "node"));
  node.text = TRY(good_text(c.text, "text", longest_text));
  edit.put(std::move(node));
  return edit.done();
}

Result<Event> set(const Tree& tree, const Command& c, const Facts& facts, const TreePolicy& policy) {
  Edit edit(tree, c.command);
  Node node = *TRY(live_node(tree, c.node, "node"));
  TRY(set_properties(node, c, facts, policy));
  edit.put(std::move(node));
  return edit.done();
}

Result<Event> remove(const Tree& tree, const Command& c, const Facts& facts) {
  Edit edit(tree, c.command);
  Node node = *TRY(live_node(tree, c.node, "node"));
  if (!children_of(tree, node.id).empty()) return fail(Code::conflict, "consolidations.holds_something");
  for (const auto& [id, voices] : facts.voices)
    if (voices > 0 && root_of(tree, id) == node.id) return fail(Code::conflict, "consolidations.holds_voices");
  node.removed = true;
  edit.put(std::move(node));
  return edit.done();
}

Result<Event> reject(const Tree& tree, const Command& c) {
  if (!c.proposal) return invalid_field("proposal", "base.required");
  Edit edit(tree, c.command);
  TRY(settle(edit, *c.proposal, {.accepted = false, .reason = TRY(good_text(c.reason, "reason", longest_text))}));
  return edit.done();
}

// Which ticket carries a node is no edit: it stays as it is.
Result<Event> turned_round(const Tree& tree, const std::optional<std::pair<std::int64_t, Event>>& which, std::string_view none) {
  if (!which) return fail(Code::conflict, none);
  Event out = inverse(which->second, which->first);
  for (auto& change : out.nodes) {
    const auto now = tree.nodes.find(change.after ? change.after->id : change.before->id);
    if (now == tree.nodes.end()) continue;
    if (change.before) change.before->problem = now->second.problem;
    if (change.after) change.after->problem = now->second.problem;
  }
  return out;
}

}  // namespace

Result<Event> decide_edit(const Tree& tree, const Command& c, const Facts& facts, const TreePolicy& policy) {
  if (!is_open_to_edits(tree)) return fail(Code::conflict, "consolidations.not_open");
  using enum CommandName;
  switch (c.command) {
    case add: return consolidations::add(tree, c, facts, policy);
    case accept: return consolidations::accept(tree, c, facts);
    case merge: return consolidations::merge(tree, c);
    case split: return consolidations::split(tree, c, facts);
    case move: return consolidations::move(tree, c);
    case rename: return consolidations::rename(tree, c);
    case set: return consolidations::set(tree, c, facts, policy);
    case remove: return consolidations::remove(tree, c, facts);
    case reject: return consolidations::reject(tree, c);
    case undo: return turned_round(tree, facts.undoable, "consolidations.nothing_to_undo");
    default: return turned_round(tree, facts.redoable, "consolidations.nothing_to_redo");
  }
}

}  // namespace lianxin::consolidations
