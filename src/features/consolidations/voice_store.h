// Which voices stand in which line.
#pragma once

#include <map>
#include <string_view>

#include "features/consolidations/consolidation.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::consolidations::store {

// Voices that stand nowhere in the consolidation yet, of `conditions` over `t` (tickets_facts), into a line; how many. The values of
// the conditions are $5 and on.
struct Taking {
  std::string_view partition{};
  ConsolidationId consolidation{};
  NodeId node{};
  std::int64_t batch = 0;
};
db::Conditions taking_conditions(const Taking&);
Result<std::int64_t> take_voices(db::Writer&, const db::Conditions&);

// All of a batch in or out again; how many.
Result<std::int64_t> turn_batch(db::Writer&, std::string_view partition, ConsolidationId, const VoiceBatch&);
Result<void> move_voices(db::Writer&, std::string_view partition, ConsolidationId, const VoiceMove&);

Result<std::map<NodeId, std::int64_t>> count_own(const db::Reader&, std::string_view partition, ConsolidationId);
Result<std::vector<std::pair<TicketId, NodeId>>> nodes_of(const db::Reader&, std::string_view partition, ConsolidationId, const std::vector<TicketId>&);
// The values of more conditions over `v` (consolidation_voices) are $3 and on.
db::Conditions counting_conditions(std::string_view partition, ConsolidationId);
Result<std::vector<NodeCount>> count_voices(const db::Reader&, const db::Conditions&);

// Of a node and all that is shown in it, by ticket, from after `after`. The values of more conditions over `v` are $6 and on.
db::Conditions listing_conditions(std::string_view partition, ConsolidationId, NodeId, TicketId after, int limit);
Result<std::vector<std::pair<TicketId, NodeId>>> list_voices(const db::Reader&, const db::Conditions&);

}  // namespace lianxin::consolidations::store
