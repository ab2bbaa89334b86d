// What may be done with consolidations: the only place where deciding meets doing.
#pragma once

#include <memory>

#include "features/consolidations/consolidation_store.h"
#include "features/places/places.h"
#include "features/rounds/rounds.h"
#include "features/tickets/tickets.h"
#include "platform/access/access.h"

namespace lianxin::consolidations {

// By the place alone: who reads one sees the requests of its place, save those about himself (E2).
inline const access::Verb read_consolidations{.name = "consolidation.read", .roles = {Role::office, Role::unit_leader, Role::inspector}};
inline const access::Verb edit_consolidations{.name = "consolidation.edit", .roles = {Role::office}};
inline const access::Verb approve_consolidations{.name = "consolidation.approve", .roles = {Role::office, Role::unit_leader}};
// The route's verb for all commands; each has its own besides.
inline const access::Verb command_consolidations{.name = "consolidation.command", .roles = {Role::office, Role::unit_leader}};

// One flag of packs/consolidation_flags.json (3.27).
struct Flag {
  std::string code{};
  std::string name{};
  std::string name_en{};
};
BOOST_DESCRIBE_STRUCT(Flag, (), (code, name, name_en))

// What the actions need of the deployment and of the features below.
struct Workbook {
  std::string partition{};
  Zone zone{};
  places::Levels levels{};
  std::vector<Flag> flags{};
  std::shared_ptr<const tickets::DeskSource> desk{};
  std::shared_ptr<const rounds::RoundBook> rounds{};
};

// With what the asker may count of it.
struct Shown {
  Consolidation head{};
  Tree tree{};
  std::vector<NodeCount> counts{};
  Stacks stacks{};
  std::vector<CommandName> next{};
  std::vector<tickets::Said> problems{};  // that carry nodes, as far as the asker may see them
};

// invalid "title", "place" places.no_such_place, "round" consolidations.no_such_round, "until" consolidations.ends_before; forbidden outside one's places.
Result<Consolidation> make_consolidation(db::Writer&, const Doing&, const Workbook&, const NewConsolidation&);
Result<Page<store::ConsolidationRow>> list_consolidations(const db::Reader&, const Doing&, const Workbook&, const store::ConsolidationFilter&, const PageRequest&);
// not_found "base.not_found" outside one's sight.
Result<Shown> show_consolidation(const db::Reader&, const Doing&, const Workbook&, ConsolidationId);

struct Commanded {
  std::int64_t taken = 0;    // accept: voices that came in
  std::int64_t left = 0;     // accept by name: voices that stand in a line already, or that the asker does not see here
};
// Errors of decide; stale "base.stale"; conflict "consolidations.nobody_new" when accepting brings no voice.
Result<Commanded> command_consolidation(db::Writer&, const Doing&, const Workbook&, ConsolidationId, const Command&, std::optional<std::int64_t> if_match);

// In their own words; of a node and all that is shown in it. invalid "node" consolidations.no_such_node.
Result<Page<Voice>> list_voices(const db::Reader&, const Doing&, const Workbook&, ConsolidationId, NodeId, const PageRequest&);
struct History {
  Page<StoredEvent> page{};  // the newest first
  Tree tree{};               // as it is now, for the words of what is mentioned
};
Result<History> list_history(const db::Reader&, const Doing&, const Workbook&, ConsolidationId, const PageRequest&);

}  // namespace lianxin::consolidations
