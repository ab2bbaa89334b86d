// The tree of a consolidation 梳理汇总 (0.22): categories, in them problems, in them lines; each voice stands in one line at most.
// Wording may be merged, never softened (§2.5, E10): a line keeps its first words and opens to what was said.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/moment.h"
#include "base/named.h"
#include "features/tickets/ticket.h"

namespace lianxin::consolidations {

using tickets::TicketId;
using NodeId = Id<struct Node>;

constexpr std::size_t most_nodes = 30'000;
constexpr std::size_t most_named = 20'000;  // voices in one command by name
constexpr std::size_t longest_text = 1'000;  // of a node, in characters

enum class NodeKind { category, problem, line };
BOOST_DESCRIBE_ENUM(NodeKind, category, problem, line)

// Whom a line is about (3.26): 班子, 成员, 工作, 具体问题.
enum class Target { body, member, work, problem };
BOOST_DESCRIBE_ENUM(Target, body, member, work, problem)

enum class State { open, submitted, sent_back, approved };
BOOST_DESCRIBE_ENUM(State, open, submitted, sent_back, approved)

struct Node {
  NodeId id{};
  NodeKind kind = NodeKind::category;
  NodeId parent{};                            // nil for a category
  std::int64_t position = 0;                  // among those shown under one parent; may have gaps
  std::string text{};
  std::string first_text{};                   // as it was first worded
  std::optional<std::string> category{};      // code of packs/categories.json
  std::optional<std::string> level{};         // which level is to handle it: code of packs/levels.json
  std::optional<Target> target{};
  std::optional<UnitId> unit{};               // responsible
  bool fixed_at_once = false;                 // 立行立改
  std::optional<NodeId> merged_into{};        // its voices and children are shown there
  bool removed = false;
  std::optional<Uuid> problem{};              // the ticket that carries it
  bool is_live() const { return !removed && !merged_into; }
  friend bool operator==(const Node&, const Node&) = default;
};
BOOST_DESCRIBE_STRUCT(Node, (), (id, kind, parent, position, text, first_text, category, level, target, unit, fixed_at_once, merged_into, removed, problem))

// Who put his name to it.
struct Signed {
  AccountId account{};
  PersonId person{};
  std::string name{};
  Moment at{};
  friend bool operator==(const Signed&, const Signed&) = default;
};
BOOST_DESCRIBE_STRUCT(Signed, (), (account, person, name, at))

struct SentBack {
  Signed by{};
  std::vector<std::string> flags{};           // codes of packs/consolidation_flags.json (3.27)
  std::string text{};
  friend bool operator==(const SentBack&, const SentBack&) = default;
};
BOOST_DESCRIBE_STRUCT(SentBack, (), (by, flags, text))

// How far it is on its way to be approved.
struct Standing {
  State state = State::open;
  std::optional<Signed> submitted{};
  std::vector<Signed> approvals{};
  std::optional<SentBack> sent_back{};
  friend bool operator==(const Standing&, const Standing&) = default;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (state, submitted, approvals, sent_back))

// A meeting that looked at it (0.23).
struct Meeting {
  Day held_on{};
  std::string name{};
  std::string note{};
  friend bool operator==(const Meeting&, const Meeting&) = default;
};
BOOST_DESCRIBE_STRUCT(Meeting, (), (held_on, name, note))

// What became of a proposal of the machine here: it is not offered again.
struct Settled {
  bool accepted = false;
  std::string reason{};
  friend bool operator==(const Settled&, const Settled&) = default;
};
BOOST_DESCRIBE_STRUCT(Settled, (), (accepted, reason))

struct Tree {
  std::int64_t version = 0;  // number of events
  Standing standing{};
  std::map<NodeId, Node> nodes{};
  std::map<std::string, Settled> proposals{};
  std::vector<Meeting> meetings{};
};

}  // namespace lianxin::consolidations
