#include "features/visits/signal_store.h"

#include <algorithm>

namespace lianxin::visits::store {
namespace {

using db::Row;

constexpr std::string_view columns = "select v.id, p.person, v.kind, v.day, v.began_at, v.ended_at, v.place, v.words ";
constexpr std::string_view source = "from visits v join visit_people p on p.partition = v.partition and p.visit = v.id ";
constexpr std::string_view in_span = "where v.partition = $1 and v.path >= $2 and v.path < $3 and v.day >= $4 and v.day <= $5 and v.status <> 'void' ";

Trace trace_from(const Row& row) {
  Trace out{.visit = row.get<VisitId>(0), .person = row.get<PersonId>(1)};
  out.kind = named<VisitKind>(row.text(2)).value_or(VisitKind::home);
  out.day = row.get<Day>(3);
  out.began_at = row.get<Moment>(4);
  out.ended_at = row.get<std::optional<Moment>>(5);
  out.place = row.get<std::string>(6);
  out.words = row.get<std::string>(7);
  return out;
}

std::string limited(std::string_view order) { return "order by " + std::string(order) + " limit " + std::to_string(most_traces); }

}  // namespace

Result<std::vector<Trace>> traces_at_night(const db::Reader& r, std::string_view partition, const SignalSpan& s, Zone zone) {
  // The minute of the civil day.
  const std::string minute = "((v.began_at / 60000 + cast($6 as integer)) % 1440)";
  return r.list(std::string(columns) + std::string(source) + std::string(in_span) + "and (" + minute + " >= cast($7 as integer) or " + minute +
                    " < cast($8 as integer)) " + limited("v.day desc, v.id, p.person"),
                {partition, s.places.begin, s.places.end, s.from, s.to, zone.offset_minutes, night_begins, night_ends}, trace_from);
}

Result<std::vector<Trace>> traces_apart(const db::Reader& r, std::string_view partition, const SignalSpan& s) {
  auto out = TRY(r.list(std::string(columns) + std::string(source) + std::string(in_span) +
                            "and exists (select 1 from visit_people q join visits u on u.partition = q.partition and u.id = q.visit where q.partition = p.partition and "
                            "q.person = p.person and q.day = p.day and q.visit <> v.id and u.place <> v.place and u.status <> 'void' and "
                            "u.began_at < coalesce(v.ended_at, v.began_at) + cast($6 as bigint) and coalesce(u.ended_at, u.began_at) + cast($6 as bigint) > v.began_at) " +
                            limited("v.day desc, v.id, p.person"),
                        {partition, s.places.begin, s.places.end, s.from, s.to, too_far_ms}, trace_from));
  std::ranges::sort(out, {}, [](const Trace& t) { return std::tuple(t.person, t.day, t.began_at, t.visit); });
  return out;
}

Result<std::vector<Trace>> traces_in_same_words(const db::Reader& r, std::string_view partition, const SignalSpan& s) {
  return r.list(std::string(columns) + std::string(source) + std::string(in_span) +
                    "and v.words in (select w.words from visits w where w.partition = $1 and w.path >= $2 and w.path < $3 and w.day >= $4 and w.day <= $5 and "
                    "w.status <> 'void' and length(w.words) >= cast($6 as integer) group by w.words having count(*) > 1) " +
                    limited("v.day desc, v.id, p.person"),
                {partition, s.places.begin, s.places.end, s.from, s.to, words_to_compare}, trace_from);
}

Result<std::vector<Trace>> traces_of_bursts(const db::Reader& r, std::string_view partition, const PathRange& places, const Period& period) {
  const Day late = period.last() - (burst_days - 1);
  struct Made {
    std::string person{};
    int late = 0, all = 0;
  };
  const auto made = TRY(r.list("select p.person, sum(case when v.day >= $6 then 1 else 0 end), count(*) " + std::string(source) + std::string(in_span) +
                                   "and v.status <> 'attempt' group by p.person",
                               {partition, places.begin, places.end, period.first(), period.last(), late}, [](const Row& row) {
                                 return Made{row.get<std::string>(0), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2))};
                               }));
  std::vector<Trace> out;
  for (const Made& one : made) {
    if (!is_burst(one.late, one.all)) continue;
    auto traces = TRY(r.list(std::string(columns) + std::string(source) + std::string(in_span) + "and v.status <> 'attempt' and p.person = $6 " +
                                 limited("v.began_at, v.id"),
                             {partition, places.begin, places.end, late, period.last(), one.person}, trace_from));
    for (auto& trace : traces) out.push_back(std::move(trace));
  }
  return out;
}

}  // namespace lianxin::visits::store
