#include "features/duties/duty_rules.h"

#include <algorithm>
#include <set>

namespace lianxin::duties {

const Rule* Cadences::find(std::string_view id) const {
  const auto it = std::ranges::find(rules, id, &Rule::id);
  return it == rules.end() ? nullptr : &*it;
}

bool is_due(const Rule& rule, const Period& period) { return !rule.from_on || *rule.from_on <= period.first(); }

Day latest_start(const Period& period) { return period.last() + 1 - (period.days() + 1) / 2; }

bool is_owed(const Subject& subject, const Period& period) {
  if (subject.until_on && *subject.until_on <= period.last()) return false;
  return subject.from_on <= latest_start(period);
}

int done_of(const Rule& rule, const Done& done, bool attempts_and_phone_count) {
  const int met = rule.measure == Measure::days ? done.days : done.visits;
  if (met == 0 && attempts_and_phone_count && done.attempts >= 2 && done.phones >= 1) return 1;
  return met;
}

bool is_met(const Rule& rule, const Done& done, bool attempts_and_phone_count) {
  return done_of(rule, done, attempts_and_phone_count) >= rule.minimum;
}

std::map<std::string, Done, std::less<>> sum_up(const Period& period, std::span<const Seen> seen) {
  std::map<std::string, Done, std::less<>> out;
  std::map<std::string, std::set<Day>, std::less<>> days;
  for (const Seen& one : seen) {
    if (!period.contains(one.day)) continue;
    Done& done = out[one.key];
    switch (one.bearing) {
      case Bearing::counts:
        ++done.visits;
        days[one.key].insert(one.day);
        break;
      case Bearing::attempt: ++done.attempts; break;
      case Bearing::phone: ++done.phones; break;
    }
  }
  for (const auto& [key, set] : days) out[key].days = static_cast<int>(set.size());
  return out;
}

Evaluation evaluate(const Rule& rule, const Period& period, std::span<const Subject> subjects, std::span<const Seen> seen,
                    bool attempts_and_phone_count) {
  Evaluation out;
  if (!is_due(rule, period)) return out;
  const auto sums = sum_up(period, seen);
  for (const Subject& subject : subjects) {
    if (!is_owed(subject, period)) continue;
    const auto it = sums.find(subject.key);
    const Done done = it == sums.end() ? Done{} : it->second;
    Line line{.key = subject.key, .done = done_of(rule, done, attempts_and_phone_count), .attempts = done.attempts, .away = subject.away};
    line.met = line.done >= rule.minimum;
    if (line.away) {
      ++out.away;
    } else {
      ++out.owed;
      if (line.met) ++out.done;
      else if (line.attempts > 0) ++out.attempts;
    }
    out.lines.push_back(std::move(line));
  }
  return out;
}

int distinct_met(const Period& period, std::span<const Seen> seen, const std::map<std::string, std::string, std::less<>>& lineage) {
  std::set<std::string, std::less<>> met;
  for (const Seen& one : seen) {
    if (one.bearing != Bearing::counts || !period.contains(one.day)) continue;
    std::string key = one.key;
    for (auto now = lineage.find(key); now != lineage.end() && now->second != key; now = lineage.find(key)) key = now->second;
    met.insert(std::move(key));
  }
  return static_cast<int>(met.size());
}

int expected_by(int owed, const Period& period, Day today) {
  if (today < period.first()) return 0;
  if (today >= period.last()) return owed;
  return static_cast<int>(static_cast<std::int64_t>(owed) * (today - period.first() + 1) / period.days());
}

}  // namespace lianxin::duties
