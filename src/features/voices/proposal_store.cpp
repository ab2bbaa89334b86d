#include "features/voices/proposal_store.h"

#include <algorithm>

#include "features/places/place_path.h"
#include "platform/json/json.h"

namespace lianxin::voices::store {
namespace {

using db::Row;
using tickets::TicketState;

// A problem is no voice.
const std::string source = "from voices v join ticket_words_facts t on t.partition = v.partition and t.id = v.ticket where v.partition = $1 and v.group_number is not null and "
                           "t.kind <> " + std::to_string(static_cast<int>(tickets::TicketKind::problem));

std::string is_loose() {
  std::string states;
  for (const TicketState state : all_of<TicketState>())
    if (is_open(state) && state != TicketState::replied) states += (states.empty() ? "" : ", ") + std::to_string(static_cast<int>(state));
  return "(t.problem_id is null and t.state in (" + states + "))";
}
const std::string loose = is_loose();
const std::string member_columns = "v.group_number, v.number as voice, t.id, t.number, t.title, t.body, t.place, t.registered_at, t.category, v.copy_of, case when t.category is "
                                   "null then v.proposals else '[]' end as proposals, case when " + loose + " then 1 else 0 end as is_loose";

Member member_from(const Row& row) {
  Member out{.group = row.integer(0), .voice = row.integer(1), .id = row.get<TicketId>(2)};
  out.number = row.get<std::string>(3);
  out.title = row.get<std::string>(4);
  out.text = row.get<std::string>(5);
  out.place = row.get<std::string>(6);
  out.registered_at = row.get<Moment>(7);
  out.category = row.get<std::optional<std::string>>(8).value_or("");
  out.is_copy = !row.is_null(9);
  const auto proposals = json::read<std::vector<Proposal>>(row.text(10), {.is_own = true});
  if (proposals && !proposals->empty()) out.proposed = proposals->front().category;
  out.is_loose = row.get<bool>(11);
  return out;
}

GroupProposal group_from(const Row& row) {
  GroupProposal out{.number = row.integer(0), .id = row.get<TicketId>(1), .size = row.integer(2), .copies = row.integer(3)};
  out.recent = row.integer(4);
  out.before = row.integer(5);
  out.first_at = row.get<Moment>(6);
  out.last_at = row.get<Moment>(7);
  out.loose = row.integer(8);
  const std::string_view first = row.text(9), last = row.text(10);
  const auto shared = static_cast<std::size_t>(std::ranges::mismatch(first, last).in1 - first.begin());
  out.path = std::string(first.substr(0, shared - shared % places::path_step));
  return out;
}

std::string of_groups(db::Conditions& where, const std::vector<std::int64_t>& groups) { return " and v.group_number in (" + where.bind_all(groups) + ")"; }

// Refused for every place in which the asker sees it, by somebody who saw more than half of what it is now.
std::string refused_groups(const db::Conditions& where) {
  return "(select v.group_number from voice_refusals f join voices v on v.partition = f.partition and v.group_number = f.group_number join ticket_words_facts t on "
         "t.partition = v.partition and t.id = v.ticket where f.partition = $1" + where.sql() +
         " group by v.group_number having count(distinct v.number) = count(distinct case when t.place_path >= f.range_begin and t.place_path < f.range_end then v.number end) "
         "and count(distinct v.number) < 2 * max(f.size))";
}

}  // namespace

Result<std::vector<GroupProposal>> list_groups(const db::Reader& r, db::Conditions where, const GroupsAsked& asked) {
  const std::string refused = asked.shown == Shown::all ? "" : " and v.group_number " + std::string(asked.shown == Shown::refused ? "in " : "not in ") + refused_groups(where);
  const std::string recent = where.bind(asked.recent_from), before = where.bind(asked.before_from), enough = where.bind(asked.least);
  const std::string waits = "count(*) filter (where " + loose + ")";
  const bool is_offered = asked.shown == Shown::offered;
  const std::string sql = "select v.group_number, (select f.ticket from voices f where f.partition = $1 and f.number = v.group_number), count(*), count(v.copy_of), "
                          "count(*) filter (where t.registered_at >= " + recent + "), count(*) filter (where t.registered_at >= " + before + " and t.registered_at < " + recent +
                          "), min(t.registered_at), max(t.registered_at), " + waits + ", min(t.place_path), max(t.place_path) " + source + where.sql() + refused +
                          " group by v.group_number having count(*) >= " + enough + (is_offered ? " and " + waits + " > 0" : "") + " order by " +
                          (is_offered ? waits + " desc, " : "") + "count(*) desc, v.group_number limit " + std::to_string(most_groups);
  return r.list(sql, where.values(), group_from);
}

Result<std::vector<Member>> newest_members(const db::Reader& r, db::Conditions where, const std::vector<std::int64_t>& groups) {
  if (groups.empty()) return std::vector<Member>{};
  const std::string in = of_groups(where, groups);
  const std::string inner = "select " + member_columns + ", row_number() over (partition by v.group_number order by v.number desc) as nth " + source + where.sql() + in;
  return r.list("select * from (" + inner + ") m where nth <= " + std::to_string(read_of_group) + " order by group_number, voice", where.values(), member_from);
}

Result<std::vector<Member>> newest_voices(const db::Reader& r, db::Conditions where) {
  return r.list("select " + member_columns + " " + source + where.sql() + " order by v.number desc limit " + std::to_string(read_beside), where.values(), member_from);
}

Result<std::vector<std::pair<std::int64_t, PlaceCount>>> count_places(const db::Reader& r, db::Conditions where, const std::vector<std::int64_t>& groups) {
  if (groups.empty()) return std::vector<std::pair<std::int64_t, PlaceCount>>{};
  const std::string in = of_groups(where, groups);
  return r.list("select v.group_number, t.place, count(*) " + source + where.sql() + in + " group by v.group_number, t.place order by count(*) desc, t.place", where.values(),
                [](const Row& row) { return std::pair(row.integer(0), PlaceCount{row.get<std::string>(1), row.integer(2)}); });
}

Result<std::vector<LinkedCount>> count_linked(const db::Reader& r, db::Conditions where, const std::vector<std::int64_t>& groups) {
  if (groups.empty()) return std::vector<LinkedCount>{};
  const std::string in = of_groups(where, groups);
  return r.list("select v.group_number, t.problem_id, count(*) " + source + where.sql() + in + " and t.problem_id is not null group by v.group_number, t.problem_id order by "
                "count(*) desc, t.problem_id",
                where.values(), [](const Row& row) { return LinkedCount{row.integer(0), row.get<TicketId>(1), row.integer(2)}; });
}

Result<std::vector<GroupProblem>> seen_problems(const db::Reader& r, db::Conditions sight, const std::vector<TicketId>& ids) {
  if (ids.empty()) return std::vector<GroupProblem>{};
  const std::string in = sight.bind_all(ids);
  return r.list("select p.id, p.number, p.title, p.state from ticket_words_facts p where p.partition = $1 and p.id in (" + in + ")" + sight.sql(), sight.values(),
                [](const Row& row) { return GroupProblem{row.get<TicketId>(0), row.get<std::string>(1), row.get<std::string>(2), static_cast<TicketState>(row.integer(3)), 0}; });
}

Result<std::map<std::string, std::string>> places_at(const db::Reader& r, std::string_view partition, const std::vector<std::string>& paths) {
  std::map<std::string, std::string> out;
  if (paths.empty()) return out;
  db::Conditions where({partition});
  const std::string in = where.bind_all(paths);
  TRY(r.select("select f.now_path, f.code from places_facts f where f.partition = $1 and f.code = f.now_code and f.now_path in (" + in + ")", where.values(),
               [&](const Row& row) { out[row.get<std::string>(0)] = row.get<std::string>(1); }));
  return out;
}

Result<std::vector<Member>> members_after(const db::Reader& r, db::Conditions where, std::int64_t group, std::int64_t after, int limit) {
  std::string sql = "select " + member_columns + " " + source + where.sql() + " and v.group_number = " + where.bind(group);
  sql += " and v.number > " + where.bind(after) + " order by v.number limit " + where.bind(limit);
  return r.list(sql, where.values(), member_from);
}

}  // namespace lianxin::voices::store
