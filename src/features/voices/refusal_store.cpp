#include "features/voices/refusal_store.h"

namespace lianxin::voices::store {

using db::Row;

Result<void> put_refusal(db::Writer& w, std::string_view partition, const NewRefusal& refusal, const std::vector<PathRange>& ranges, Moment now) {
  const auto person = refusal.person.is_nil() ? std::optional<PersonId>{} : refusal.person;
  for (const PathRange& range : ranges)
    TRY(w.run("insert into voice_refusals (partition, group_number, range_begin, range_end, size, reason, person, person_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on "
              "conflict (partition, group_number, range_begin) do update set range_end = excluded.range_end, size = excluded.size, reason = excluded.reason, person = excluded.person, "
              "person_name = excluded.person_name, at = excluded.at",
              {partition, refusal.group, range.begin, range.end, refusal.size, refusal.reason, person, refusal.person_name, now}));
  return {};
}

Result<std::int64_t> drop_refusal(db::Writer& w, std::string_view partition, std::int64_t group, const std::vector<PathRange>& ranges) {
  std::int64_t out = 0;
  for (const PathRange& range : ranges)
    out += TRY(w.run("delete from voice_refusals where partition = $1 and group_number = $2 and range_begin >= $3 and range_begin < $4", {partition, group, range.begin, range.end}));
  return out;
}

Result<std::vector<StoredRefusal>> list_refusals(const db::Reader& r, std::string_view partition, const std::vector<std::int64_t>& groups) {
  if (groups.empty()) return std::vector<StoredRefusal>{};
  db::Conditions where({partition});
  const std::string in = where.bind_all(groups);
  return r.list("select group_number, range_begin, range_end, reason, person_name, at from voice_refusals where partition = $1 and group_number in (" + in + ") order by at", where.values(),
                [](const Row& row) {
                  return StoredRefusal{row.integer(0), {row.get<std::string>(1), row.get<std::string>(2)}, {row.get<std::string>(3), row.get<std::string>(4), row.get<Moment>(5)}};
                });
}

Result<std::vector<TicketId>> voices_beside(const db::Reader& r, std::string_view partition, TicketId problem, TicketId voice, int most) {
  const auto id = [](const Row& row) { return row.get<TicketId>(0); };
  constexpr std::string_view linked = "select v.ticket from voices v join ticket_words_facts t on t.partition = v.partition and t.id = v.ticket where v.partition = $1 and "
                                      "t.problem_id = $2 and v.ticket <> $3";
  const std::string problem_id = to_text(problem);
  auto beside = TRY(r.list(std::string(linked) + " and v.group_number = (select o.group_number from voices o where o.partition = $1 and o.ticket = $3) order by v.number limit $4",
                           {partition, problem_id, voice, most}, id));
  if (!beside.empty()) return beside;
  return r.list(std::string(linked) + " order by v.number limit 1", {partition, problem_id, voice}, id);
}

}  // namespace lianxin::voices::store
