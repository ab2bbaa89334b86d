#include "features/consolidations/consolidation_store.h"

#include "base/bad_cursor.h"
#include "platform/db/conditions.h"
#include "platform/json/json.h"

namespace lianxin::consolidations::store {
namespace {

using db::Conditions;
using db::Row;

constexpr std::string_view head_columns =
    "c.id, c.title, c.place, f.name, f.full_name, f.now_path, c.unit, c.round, c.from_on, c.until_on, c.state, c.version, c.voices, c.made_by, c.created_at, c.changed_at";
constexpr std::string_view head_source = " from consolidations c join places_facts f on f.partition = c.partition and f.code = c.place where c.partition = $1";

Consolidation head_from(const Row& row) {
  Consolidation c;
  c.id = row.get<ConsolidationId>(0);
  c.title = row.get<std::string>(1);
  c.place = {row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4)};
  c.path = row.get<std::string>(5);
  c.unit = row.get<UnitId>(6);
  if (!row.is_null(7)) c.round = parse_uuid(row.text(7));
  c.from = row.get<std::optional<Day>>(8);
  c.until = row.get<std::optional<Day>>(9);
  c.state = named<State>(row.text(10)).value_or(State::open);
  c.version = row.integer(11);
  c.voices = row.integer(12);
  c.made_by = row.get<std::string>(13);
  c.created_at = row.get<Moment>(14);
  c.changed_at = row.get<Moment>(15);
  return c;
}

Node node_from(const Row& row) {
  Node n;
  n.id = row.get<NodeId>(0);
  n.kind = named<NodeKind>(row.text(1)).value_or(NodeKind::line);
  n.parent = row.get<NodeId>(2);
  n.position = row.integer(3);
  n.text = row.get<std::string>(4);
  n.first_text = row.get<std::string>(5);
  n.category = row.get<std::optional<std::string>>(6);
  n.level = row.get<std::optional<std::string>>(7);
  if (!row.is_null(8)) n.target = named<Target>(row.text(8));
  n.unit = row.get<std::optional<UnitId>>(9);
  n.fixed_at_once = row.get<bool>(10);
  n.merged_into = row.get<std::optional<NodeId>>(11);
  n.removed = row.get<bool>(12);
  if (!row.is_null(13)) n.problem = parse_uuid(row.text(13));
  return n;
}

// A stored list is our own; what cannot be read is a fault of ours, not of the asker.
template <class T>
Result<T> kept(std::string_view text) {
  auto out = json::read<T>(text, {.is_own = true});
  if (!out) return fail(Code::internal, "consolidations.broken_history");
  return *std::move(out);
}

Result<void> put_node(db::Writer& w, std::string_view partition, ConsolidationId id, const NodeChange& change) {
  if (!change.after) {
    TRY(w.run("delete from consolidation_nodes where partition = $1 and consolidation = $2 and id = $3", {partition, id, change.before->id}));
    return {};
  }
  const Node& n = *change.after;
  const std::optional<std::string> parent = n.parent.is_nil() ? std::nullopt : std::optional(to_text(n.parent));
  const std::optional<std::string> target = n.target ? std::optional(std::string(name_of(*n.target))) : std::nullopt;
  const std::optional<std::string> problem = n.problem ? std::optional(to_text(*n.problem)) : std::nullopt;
  TRY(w.run("insert into consolidation_nodes (partition, consolidation, id, kind, parent, position, words, first_words, category, level, target, unit, fixed_at_once, "
            "merged_into, removed, problem) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict (partition, consolidation, id) do "
            "update set parent = excluded.parent, position = excluded.position, words = excluded.words, category = excluded.category, level = excluded.level, target = "
            "excluded.target, unit = excluded.unit, fixed_at_once = excluded.fixed_at_once, merged_into = excluded.merged_into, removed = excluded.removed, problem = "
            "excluded.problem",
            {partition, id, n.id, name_of(n.kind), parent, n.position, n.text, n.first_text, n.category, n.level, target, n.unit, n.fixed_at_once, n.merged_into,
             n.removed, problem}));
  return {};
}

Result<void> put_proposal(db::Writer& w, std::string_view partition, ConsolidationId id, const ProposalChange& change) {
  TRY(w.run("delete from consolidation_proposals where partition = $1 and consolidation = $2 and id = $3", {partition, id, change.id}));
  if (!change.after) return {};
  TRY(w.run("insert into consolidation_proposals (partition, consolidation, id, accepted, reason) values ($1, $2, $3, $4, $5)",
            {partition, id, change.id, change.after->accepted, change.after->reason}));
  return {};
}

Result<StoredEvent> event_from(const std::tuple<std::int64_t, Signed, std::string>& row) {
  return StoredEvent{std::get<0>(row), std::get<1>(row), TRY(kept<Event>(std::get<2>(row)))};
}

constexpr std::string_view event_columns = "select sequence, account, person, name, at, data from consolidation_events where partition = $1 and consolidation = $2";
std::tuple<std::int64_t, Signed, std::string> event_row(const Row& row) {
  return {row.integer(0), Signed{row.get<AccountId>(1), row.get<PersonId>(2), row.get<std::string>(3), row.get<Moment>(4)}, row.get<std::string>(5)};
}

}  // namespace

Result<std::optional<Consolidation>> find_consolidation(const db::Reader& r, std::string_view partition, ConsolidationId id) {
  static const std::string sql = "select " + std::string(head_columns) + std::string(head_source) + " and c.id = $2";
  return r.find(sql, {partition, id}, head_from);
}

Conditions list_conditions(std::string_view partition, const PageRequest& page) { return Conditions({partition, page.limit + 1}); }

Result<Page<ConsolidationRow>> list_consolidations(const db::Reader& r, Conditions where, std::string_view about, const access::Sight& sight,
                                                   const ConsolidationFilter& filter, const PageRequest& page) {
  std::string any;
  for (const PathRange& range : sight.ranges)
    any += (any.empty() ? "" : " or ") + ("(f.now_path >= " + where.bind(range.begin) + " and f.now_path < " + where.bind(range.end) + ")");
  where.add(any.empty() ? "1 = 0" : "(" + any + ")");
  if (filter.places) where.add("f.now_path >= " + where.bind(filter.places->begin) + " and f.now_path < " + where.bind(filter.places->end));
  if (filter.state) where.add("c.state = " + where.bind(name_of(*filter.state)));
  if (!page.cursor.empty()) {
    const auto after = read_cursor(page.cursor, 1);
    const auto id = after ? parse_id<ConsolidationId>(after->front()) : std::nullopt;
    if (!id) return bad_cursor();
    where.add("c.id < " + where.bind(*id));
  }
  const auto counted = [](std::string_view kind) {
    return ", (select count(*) from consolidation_nodes n where n.partition = c.partition and n.consolidation = c.id and n.kind = '" + std::string(kind) +
           "' and n.removed = 0 and n.merged_into is null)";
  };
  const std::string hidden = about.empty() ? ", 0" : ", (select count(*) from consolidation_voices v where v.partition = c.partition and v.consolidation = c.id and v.node is "
                                                     "not null and v.ticket in (" + std::string(about) + "))";
  Page<ConsolidationRow> out;
  out.items = TRY(r.list("select " + std::string(head_columns) + counted("category") + counted("problem") + counted("line") + hidden + std::string(head_source) + where.sql() +
                             " order by c.id desc limit $2",
                         where.values(), [](const Row& row) {
                           ConsolidationRow one{head_from(row), row.integer(16), row.integer(17), row.integer(18)};
                           one.head.voices -= row.integer(19);
                           return one;
                         }));
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    out.next = make_cursor({to_text(out.items.back().head.id)});
  }
  return out;
}

Result<std::vector<std::pair<std::string, std::string>>> titles_of(const db::Reader& r, std::string_view partition, const std::vector<std::string>& ids) {
  if (ids.empty()) return std::vector<std::pair<std::string, std::string>>{};
  Conditions where({partition});
  where.add("c.id in (" + where.bind_all(ids) + ")");
  return r.list("select c.id, c.title from consolidations c where c.partition = $1" + where.sql(), where.values(),
                [](const Row& row) { return std::pair(row.get<std::string>(0), row.get<std::string>(1)); });
}

Result<void> insert_consolidation(db::Writer& w, std::string_view partition, const Consolidation& c) {
  const std::optional<std::string> round = c.round ? std::optional(to_text(*c.round)) : std::nullopt;
  TRY(w.run("insert into consolidations (partition, id, title, place, unit, round, from_on, until_on, state, standing, version, voices, made_by, created_at, changed_at) "
            "values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', '{}', 0, 0, $9, $10, $10)",
            {partition, c.id, c.title, c.place.code, c.unit, round, c.from, c.until, c.made_by, c.created_at}));
  return {};
}

Result<Tree> load_tree(const db::Reader& r, std::string_view partition, const Consolidation& c) {
  Tree out{.version = c.version};
  const auto standing = TRY(r.find("select standing from consolidations where partition = $1 and id = $2", {partition, c.id},
                                   [](const Row& row) { return row.get<std::string>(0); }));
  out.standing = TRY(kept<Standing>(standing.value_or("{}")));
  TRY(r.select("select id, kind, parent, position, words, first_words, category, level, target, unit, fixed_at_once, merged_into, removed, problem "
               "from consolidation_nodes where partition = $1 and consolidation = $2",
               {partition, c.id}, [&](const Row& row) {
                 Node n = node_from(row);
                 out.nodes.emplace(n.id, std::move(n));
               }));
  TRY(r.select("select id, accepted, reason from consolidation_proposals where partition = $1 and consolidation = $2", {partition, c.id},
               [&](const Row& row) { out.proposals[row.get<std::string>(0)] = {row.get<bool>(1), row.get<std::string>(2)}; }));
  out.meetings = TRY(r.list("select held_on, name, note from consolidation_meetings where partition = $1 and consolidation = $2 order by held_on, sequence",
                            {partition, c.id}, [](const Row& row) { return Meeting{row.get<Day>(0), row.get<std::string>(1), row.get<std::string>(2)}; }));
  return out;
}

Result<void> save_event(db::Writer& w, std::string_view partition, const Consolidation& before, const Tree& after, const StoredEvent& stored, std::int64_t voices) {
  const Event& e = stored.event;
  const auto changed = TRY(w.run("update consolidations set version = $4, state = $5, standing = $6, voices = voices + $7, changed_at = $8 where partition = $1 and id = "
                                 "$2 and version = $3",
                                 {partition, before.id, before.version, after.version, name_of(after.standing.state), json::write_kept(after.standing), voices,
                                  stored.by.at}));
  if (changed != 1) return fail(Code::stale, "base.stale");
  for (const auto& change : e.nodes) TRY(put_node(w, partition, before.id, change));
  for (const auto& change : e.proposals) TRY(put_proposal(w, partition, before.id, change));
  if (e.meeting)
    TRY(w.run("insert into consolidation_meetings (partition, consolidation, sequence, held_on, name, note) values ($1, $2, $3, $4, $5, $6)",
              {partition, before.id, after.version, e.meeting->held_on, e.meeting->name, e.meeting->note}));
  TRY(w.run("insert into consolidation_events (partition, consolidation, sequence, at, account, person, name, kind, data) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            {partition, before.id, stored.sequence, stored.by.at, stored.by.account, stored.by.person, stored.by.name, name_of(e.name), json::write_kept(e)}));
  return {};
}

Result<std::vector<EventHead>> event_heads(const db::Reader& r, std::string_view partition, ConsolidationId id) {
  return r.list("select sequence, kind from consolidation_events where partition = $1 and consolidation = $2 order by sequence", {partition, id},
                [](const Row& row) { return EventHead{row.integer(0), named<CommandName>(row.text(1)).value_or(CommandName::add_meeting)}; });
}

Result<StoredEvent> load_event(const db::Reader& r, std::string_view partition, ConsolidationId id, std::int64_t sequence) {
  static const std::string sql = std::string(event_columns) + " and sequence = $3";
  const auto row = TRY(r.find(sql, {partition, id, sequence}, event_row));
  if (!row) return fail(Code::internal, "consolidations.broken_history");
  return event_from(*row);
}

Result<std::vector<StoredEvent>> list_events(const db::Reader& r, std::string_view partition, ConsolidationId id, std::int64_t before, int limit) {
  static const std::string sql = std::string(event_columns) + " and sequence < $3 order by sequence desc limit $4";
  std::vector<StoredEvent> out;
  for (const auto& row : TRY(r.list(sql, {partition, id, before, limit}, event_row))) out.push_back(TRY(event_from(row)));
  return out;
}

}  // namespace lianxin::consolidations::store
