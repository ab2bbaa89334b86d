// What may be done to a consolidation, and what then happened.
#pragma once

#include "features/consolidations/tree.h"

namespace lianxin::consolidations {

enum class CommandName { add, accept, merge, split, move, rename, set, remove, reject, undo, redo, add_meeting, handle, submit, approve, send_back, reopen };
BOOST_DESCRIBE_ENUM(CommandName, add, accept, merge, split, move, rename, set, remove, reject, undo, redo, add_meeting, handle, submit, approve, send_back, reopen)

// Which voices: those of the consolidation's own place and time that stand nowhere in it yet, narrowed.
struct VoiceFilter {
  std::optional<std::string> place{};          // code: this place and below
  std::optional<std::string> category{};       // and all below it
  std::optional<tickets::TicketKind> kind{};
  std::optional<tickets::Channel> channel{};
  std::optional<Day> from{};
  std::optional<Day> until{};                  // included
};
BOOST_DESCRIBE_STRUCT(VoiceFilter, (), (place, category, kind, channel, from, until))

struct Command {
  CommandName command{};
  std::optional<NodeId> id{};                  // of the node that is made
  std::optional<NodeKind> kind{};              // add
  std::optional<NodeId> node{};                // which node
  std::optional<std::vector<NodeId>> nodes{};  // merge: which; split: merged ones to stand by themselves again
  std::optional<NodeId> parent{};              // add, move; accept: under which a new line is made
  std::optional<NodeId> into{};                // merge; split: an existing line
  std::optional<NodeId> before{};              // add, move: the sibling it goes before; else last
  std::optional<std::string> text{};
  std::optional<std::string> category{};       // add, set
  std::optional<std::string> level{};
  std::optional<Target> target{};
  std::optional<UnitId> unit{};
  std::optional<bool> fixed_at_once{};
  std::optional<std::vector<TicketId>> tickets{};  // accept, split
  std::optional<VoiceFilter> filter{};         // accept
  std::optional<std::string> proposal{};       // accept, reject: the machine's proposal it answers
  std::optional<Uuid> problem{};               // handle: the ticket that carries the node; none: nobody's any more
  std::optional<std::string> reason{};         // reject, reopen
  std::optional<std::vector<std::string>> flags{};  // send_back
  std::optional<Day> held_on{};                // add_meeting
  std::optional<std::string> name{};
  std::optional<std::string> note{};
};
BOOST_DESCRIBE_STRUCT(Command, (), (command, id, kind, node, nodes, parent, into, before, text, category, level, target, unit, fixed_at_once, tickets,
                                    filter, proposal, problem, reason, flags, held_on, name, note))

// Each change says what was before, so that it can be turned round.
struct NodeChange {
  std::optional<Node> before{};
  std::optional<Node> after{};
  friend bool operator==(const NodeChange&, const NodeChange&) = default;
};
BOOST_DESCRIBE_STRUCT(NodeChange, (), (before, after))

struct ProposalChange {
  std::string id{};
  std::optional<Settled> before{};
  std::optional<Settled> after{};
  friend bool operator==(const ProposalChange&, const ProposalChange&) = default;
};
BOOST_DESCRIBE_STRUCT(ProposalChange, (), (id, before, after))

// Voices that came in together: many, so they are named by the number of the event that brought them.
struct VoiceBatch {
  std::int64_t batch = 0;
  NodeId node{};
  std::int64_t voices = 0;
  bool in = true;
  friend bool operator==(const VoiceBatch&, const VoiceBatch&) = default;
};
BOOST_DESCRIBE_STRUCT(VoiceBatch, (), (batch, node, voices, in))

struct VoiceMove {
  NodeId from{};
  NodeId to{};
  std::vector<TicketId> tickets{};
  friend bool operator==(const VoiceMove&, const VoiceMove&) = default;
};
BOOST_DESCRIBE_STRUCT(VoiceMove, (), (from, to, tickets))

struct Event {
  CommandName name{};
  std::vector<NodeChange> nodes{};
  std::vector<ProposalChange> proposals{};
  std::optional<VoiceBatch> batch{};
  std::vector<VoiceMove> moves{};
  std::optional<Standing> standing_before{};
  std::optional<Standing> standing_after{};
  std::optional<Meeting> meeting{};
  std::string reason{};
  std::int64_t undoes = 0;                     // the number of the event this turns round
  std::int64_t redoes = 0;                     // of the undoing this turns round
  friend bool operator==(const Event&, const Event&) = default;
};
BOOST_DESCRIBE_STRUCT(Event, (), (name, nodes, proposals, batch, moves, standing_before, standing_after, meeting, reason, undoes, redoes))

}  // namespace lianxin::consolidations
