#include "features/duties/many_credit_store.h"

#include <map>
#include <string>
#include <unordered_set>

#include "platform/db/many_rows.h"

namespace lianxin::duties::store {
namespace {

using db::ManyRows;
using db::Row;

std::string key_of(std::string_view rule, std::string_view period, std::string_view subject) {
  return std::string(rule).append(" ").append(period).append(" ").append(subject);
}

}  // namespace

Result<void> add_credits(db::Writer& w, std::string_view partition, std::span<const Worth> all) {
  ManyRows rows("insert into duty_credits (partition, rule, period, subject, visit, body, day, bearing)", 8);
  for (const auto& [credit, visit, day, bearing] : all)
    rows.add({partition, credit.rule->id, to_text(credit.period), credit.subject, to_text(visit), credit.body, day, name_of(bearing)});
  TRY(rows.run(w));
  return {};
}

Result<std::vector<const NewState*>> add_states(db::Writer& w, std::string_view partition, std::span<const NewState> all) {
  ManyRows rows("insert into duty_states (partition, rule, period, subject, path, done, attempts, counted, last_on, visits, phones)", 11,
                " on conflict (partition, rule, period, subject) do nothing returning rule, period, subject");
  for (const auto& [rule, period, subject, state] : all)
    rows.add({partition, rule->id, to_text(period), subject, state.path, state.done, state.attempts, state.counted, state.last_on, state.visits, state.phones});
  std::unordered_set<std::string> put;
  TRY(rows.select(w, [&](const Row& row) { put.insert(key_of(row.text(0), row.text(1), row.text(2))); }));
  std::vector<const NewState*> there;
  std::map<std::tuple<const Rule*, Period, std::string_view>, int> met;
  for (const NewState& one : all) {
    if (!put.contains(key_of(one.rule->id, to_text(one.period), one.subject))) there.push_back(&one);
    else if (one.state.counted) ++met[{one.rule, one.period, one.state.path}];
  }
  for (const auto& [where, change] : met) TRY(tally(w, partition, *std::get<0>(where), std::get<1>(where), std::get<2>(where), change));
  return there;
}

Result<void> put_last_visits(db::Writer& w, std::string_view partition, std::span<const LastVisit> all, Moment now) {
  ManyRows rows("insert into duty_last_visits (partition, subject, path, day, visit, needs, promised, changed_at)", 8,
                " on conflict (partition, subject) do update set path = excluded.path, day = excluded.day, visit = excluded.visit, needs = excluded.needs, promised "
                "= excluded.promised, changed_at = excluded.changed_at where duty_last_visits.day <= excluded.day");
  for (const LastVisit& last : all)
    rows.add({partition, last.subject, last.path, last.day, to_text(last.visit), last.needs, last.promised, now});
  TRY(rows.run(w));
  return {};
}

}  // namespace lianxin::duties::store
