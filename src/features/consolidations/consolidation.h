// Consolidation 梳理汇总 (0.22, 4.39): which voices of a place and a time come down to which problems, decided by people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "features/consolidations/tree_command.h"
#include "features/places/place.h"
#include "features/tickets/said.h"

namespace lianxin::consolidations {

using ConsolidationId = Id<struct Consolidation>;

struct Consolidation {
  ConsolidationId id{};
  std::string title{};
  places::PlaceRef place{};
  std::string path{};                  // of the place as it is now
  UnitId unit{};                       // the office that makes it
  std::optional<Uuid> round{};
  std::optional<Day> from{};
  std::optional<Day> until{};          // included
  State state = State::open;
  std::int64_t version = 0;
  std::int64_t voices = 0;             // that stand in it, whoever may see them
  std::string made_by{};
  Moment created_at{};
  Moment changed_at{};
};

struct NewConsolidation {
  std::optional<ConsolidationId> id{};
  std::string title{};
  std::string place{};                 // code
  std::optional<Uuid> round{};
  std::optional<Day> from{};
  std::optional<Day> until{};
};
BOOST_DESCRIBE_STRUCT(NewConsolidation, (), (id, title, place, round, from, until))

// Voices of a node by how they came, as somebody may count them.
struct NodeCount {
  NodeId node{};
  std::string channel{};
  std::string source{};
  std::int64_t voices = 0;
};

// A voice in a line.
struct Voice {
  NodeId node{};                       // the one it stands in itself, maybe merged into what was asked for
  tickets::Said said{};
};

struct StoredEvent {
  std::int64_t sequence = 0;
  Signed by{};
  Event event{};
};

}  // namespace lianxin::consolidations
