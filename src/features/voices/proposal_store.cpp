#include "features/voices/proposal_store.h"

#include "features/voices/voice.h"

namespace lianxin::voices::store {
namespace {

using db::Row;

const std::string source = "from voices v join ticket_words_facts t on t.partition = v.partition and t.id = v.ticket where v.partition = $1 and v.group_number is not null";
constexpr std::string_view member_columns =
    "v.group_number, v.number, t.id, t.number, t.title, t.body, t.place, t.registered_at, t.category, v.copy_of";

Member member_from(const Row& row) {
  Member out{.group = row.integer(0), .voice = row.integer(1), .id = row.get<TicketId>(2)};
  out.number = row.get<std::string>(3);
  out.title = row.get<std::string>(4);
  out.text = row.get<std::string>(5);
  out.place = row.get<std::string>(6);
  out.registered_at = row.get<Moment>(7);
  out.category = row.get<std::optional<std::string>>(8).value_or("");
  out.is_copy = !row.is_null(9);
  return out;
}

std::string of_groups(db::Conditions& where, const std::vector<std::int64_t>& groups) { return " and v.group_number in (" + where.bind_all(groups) + ")"; }

}  // namespace

Result<std::vector<GroupProposal>> list_groups(const db::Reader& r, db::Conditions where, int least, Moment recent_from, Moment before_from) {
  const std::string recent = where.bind(recent_from), before = where.bind(before_from), enough = where.bind(least);
  const std::string sql = "select v.group_number, (select f.ticket from voices f where f.partition = $1 and f.number = v.group_number), count(*), count(v.copy_of), "
                          "count(*) filter (where t.registered_at >= " + recent + "), count(*) filter (where t.registered_at >= " + before + " and t.registered_at < " + recent +
                          "), min(t.registered_at), max(t.registered_at) " + source + where.sql() + " group by v.group_number having count(*) >= " + enough +
                          " order by count(*) desc, v.group_number limit " + std::to_string(most_groups);
  return r.list(sql, where.values(), [](const Row& row) {
    GroupProposal out{.number = row.integer(0), .id = row.get<TicketId>(1), .size = row.integer(2), .copies = row.integer(3), .recent = row.integer(4)};
    out.before = row.integer(5);
    out.first_at = row.get<Moment>(6);
    out.last_at = row.get<Moment>(7);
    return out;
  });
}

Result<std::vector<Member>> newest_members(const db::Reader& r, db::Conditions where, const std::vector<std::int64_t>& groups) {
  if (groups.empty()) return std::vector<Member>{};
  const std::string in = of_groups(where, groups);
  const std::string inner = "select v.group_number as g, v.number as n, t.id, t.number, t.title, t.body, t.place, t.registered_at, t.category, v.copy_of, "
                            "row_number() over (partition by v.group_number order by v.number desc) as nth " + source + where.sql() + in;
  return r.list("select * from (" + inner + ") m where nth <= " + std::to_string(read_of_group) + " order by g, n", where.values(), member_from);
}

Result<std::vector<Member>> newest_voices(const db::Reader& r, db::Conditions where) {
  return r.list("select " + std::string(member_columns) + " " + source + where.sql() + " order by v.number desc limit " + std::to_string(read_beside), where.values(), member_from);
}

Result<std::vector<std::pair<std::int64_t, PlaceCount>>> count_places(const db::Reader& r, db::Conditions where, const std::vector<std::int64_t>& groups) {
  if (groups.empty()) return std::vector<std::pair<std::int64_t, PlaceCount>>{};
  const std::string in = of_groups(where, groups);
  return r.list("select v.group_number, t.place, count(*) " + source + where.sql() + in + " group by v.group_number, t.place order by count(*) desc, t.place", where.values(),
                [](const Row& row) { return std::pair(row.integer(0), PlaceCount{row.get<std::string>(1), row.integer(2)}); });
}

Result<std::vector<Member>> members_after(const db::Reader& r, db::Conditions where, std::int64_t group, std::int64_t after, int limit) {
  std::string sql = "select " + std::string(member_columns) + " " + source + where.sql() + " and v.group_number = " + where.bind(group);
  sql += " and v.number > " + where.bind(after) + " order by v.number limit " + where.bind(limit);
  return r.list(sql, where.values(), member_from);
}

}  // namespace lianxin::voices::store
