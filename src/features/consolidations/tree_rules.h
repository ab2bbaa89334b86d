// What may become of a tree, and how each change is turned round. Values in, values out.
#pragma once

#include <set>

#include "base/result.h"
#include "features/consolidations/tree_command.h"

namespace lianxin::consolidations {

struct TreePolicy {
  std::set<std::string, std::less<>> categories{}, levels{}, flags{};
};

// What a command has to know of what is stored.
struct Facts {
  Signed by{};                                     // who, and when
  Day today{};
  NodeId new_id{};                                 // for a node that is made without one
  NodeId second_id{};                              // and for a second
  std::map<NodeId, std::int64_t> voices{};         // of each node itself: submit, remove
  std::vector<std::pair<TicketId, NodeId>> placed{};  // split: where the named voices stand
  bool unit_known = true;                          // set, add: whether `unit` is there
  bool problem_known = true;                       // handle: whether `problem` is one, and is seen
  std::optional<std::pair<std::int64_t, Event>> undoable{}, redoable{};  // with their numbers
};

constexpr bool is_edit(CommandName name) { return name <= CommandName::redo; }

// Edits only while open or sent back: conflict "consolidations.not_open". invalid with the command's field.
Result<Event> decide(const Tree&, const Command&, const Facts&, const TreePolicy&);
Tree apply(Tree, const Event&);
// The event that turns `event` (number `sequence`) round; of an undoing: a redoing.
Event inverse(const Event&, std::int64_t sequence);

// What can be undone and redone after these events, the last at the end: numbers of events.
struct Stacks {
  std::vector<std::int64_t> undo{}, redo{};
};
struct EventHead {
  std::int64_t sequence = 0;
  CommandName name{};
};
Stacks stacks_of(const std::vector<EventHead>&);

// Where a node's voices are shown: itself, or what it was merged into.
NodeId root_of(const Tree&, NodeId);
// Live nodes shown under a live node (nil: the categories), in order.
std::vector<const Node*> children_of(const Tree&, NodeId);
// All live nodes, each before what is in it.
std::vector<const Node*> in_order(const Tree&);
// Nodes merged into a live one, directly or through others.
std::vector<const Node*> merged_in(const Tree&, NodeId);

// What this person may do with it now: names of commands, if the verbs allow it.
std::vector<CommandName> next_of(const Tree&, const Signed&, const Stacks&, bool may_edit, bool may_approve);

}  // namespace lianxin::consolidations
