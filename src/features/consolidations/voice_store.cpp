#include "features/consolidations/voice_store.h"

#include <algorithm>

namespace lianxin::consolidations::store {
namespace {

using db::Conditions;
using db::Row;

constexpr std::size_t at_once = 500;

// "case t.channel when 0 then 'visit' … end": the names of a closed list whose numbers are stored.
std::string channel_name() {
  std::string out = "case t.channel";
  for (const auto channel : all_of<tickets::Channel>())
    out += " when " + std::to_string(static_cast<int>(channel)) + " then '" + std::string(name_of(channel)) + "'";
  return out + " else 'other' end";
}

// A node and all that is shown in it: $2 the consolidation, $3 the node.
constexpr std::string_view shown_in =
    "with recursive shown (id) as (select cast($3 as text) union select n.id from consolidation_nodes n join shown s on (n.parent = s.id and n.merged_into is "
    "null) or n.merged_into = s.id where n.partition = $1 and n.consolidation = $2) ";

}  // namespace

Conditions taking_conditions(const Taking& taking) { return Conditions({taking.partition, taking.consolidation, taking.node, taking.batch}); }

Result<std::int64_t> take_voices(db::Writer& w, const Conditions& where) {
  static const std::string into = "insert into consolidation_voices (partition, consolidation, ticket, node, batch, channel, source) select t.partition, $2, t.id, $3, $4, coalesce(o.channel, " +
                                  channel_name() + "), coalesce(o.source, '') from tickets_facts t left join opinions_facts o on o.partition = t.partition and o.ticket = t.id "
                                                   "where t.partition = $1";
  return w.run(into + where.sql() +
                   " on conflict (partition, consolidation, ticket) do update set node = excluded.node, batch = excluded.batch where consolidation_voices.node is null",
               where.values());
}

Result<std::int64_t> turn_batch(db::Writer& w, std::string_view partition, ConsolidationId id, const VoiceBatch& batch) {
  if (batch.in)
    return w.run("update consolidation_voices set node = $4 where partition = $1 and consolidation = $2 and batch = $3 and node is null",
                 {partition, id, batch.batch, batch.node});
  return w.run("update consolidation_voices set node = null where partition = $1 and consolidation = $2 and batch = $3 and node = $4",
               {partition, id, batch.batch, batch.node});
}

Result<void> move_voices(db::Writer& w, std::string_view partition, ConsolidationId id, const VoiceMove& move) {
  for (std::size_t from = 0; from < move.tickets.size(); from += at_once) {
    const std::vector<TicketId> some(move.tickets.begin() + static_cast<std::ptrdiff_t>(from),
                                     move.tickets.begin() + static_cast<std::ptrdiff_t>(std::min(from + at_once, move.tickets.size())));
    Conditions where({partition, id, move.from, move.to});
    where.add("ticket in (" + where.bind_all(some) + ")");
    TRY(w.run("update consolidation_voices set node = $4 where partition = $1 and consolidation = $2 and node = $3" + where.sql(), where.values()));
  }
  return {};
}

Result<std::map<NodeId, std::int64_t>> count_own(const db::Reader& r, std::string_view partition, ConsolidationId id) {
  std::map<NodeId, std::int64_t> out;
  TRY(r.select("select node, count(*) from consolidation_voices where partition = $1 and consolidation = $2 and node is not null group by node", {partition, id},
               [&](const Row& row) { out[row.get<NodeId>(0)] = row.integer(1); }));
  return out;
}

Result<std::vector<std::pair<TicketId, NodeId>>> nodes_of(const db::Reader& r, std::string_view partition, ConsolidationId id, const std::vector<TicketId>& tickets) {
  std::vector<std::pair<TicketId, NodeId>> out;
  for (std::size_t from = 0; from < tickets.size(); from += at_once) {
    const std::vector<TicketId> some(tickets.begin() + static_cast<std::ptrdiff_t>(from),
                                     tickets.begin() + static_cast<std::ptrdiff_t>(std::min(from + at_once, tickets.size())));
    Conditions where({partition, id});
    where.add("ticket in (" + where.bind_all(some) + ")");
    TRY(r.select("select ticket, node from consolidation_voices where partition = $1 and consolidation = $2 and node is not null" + where.sql(), where.values(),
                 [&](const Row& row) { out.emplace_back(row.get<TicketId>(0), row.get<NodeId>(1)); }));
  }
  return out;
}

Conditions counting_conditions(std::string_view partition, ConsolidationId id) { return Conditions({partition, id}); }

Result<std::vector<NodeCount>> count_voices(const db::Reader& r, const Conditions& where) {
  return r.list("select v.node, v.channel, v.source, count(*) from consolidation_voices v where v.partition = $1 and v.consolidation = $2 and v.node is not null" +
                    where.sql() + " group by v.node, v.channel, v.source order by v.node, v.channel, v.source",
                where.values(), [](const Row& row) {
                  return NodeCount{row.get<NodeId>(0), row.get<std::string>(1), row.get<std::string>(2), row.integer(3)};
                });
}

Conditions listing_conditions(std::string_view partition, ConsolidationId id, NodeId node, TicketId after, int limit) {
  return Conditions({partition, id, node, after, limit});
}

Result<std::vector<std::pair<TicketId, NodeId>>> list_voices(const db::Reader& r, const Conditions& where) {
  return r.list(std::string(shown_in) +
                    "select v.ticket, v.node from consolidation_voices v where v.partition = $1 and v.consolidation = $2 and v.node in (select id from shown) and "
                    "v.ticket > $4" + where.sql() + " order by v.ticket limit $5",
                where.values(), [](const Row& row) { return std::pair(row.get<TicketId>(0), row.get<NodeId>(1)); });
}

}  // namespace lianxin::consolidations::store
