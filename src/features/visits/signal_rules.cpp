#include "features/visits/signal_rules.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"

namespace lianxin::visits {
namespace {

Moment end_of(const Trace& trace) { return trace.ended_at.value_or(trace.began_at); }

// "23:40"
std::string hour_text(Moment at, Zone zone) { return to_text(at, zone).substr(11, 5); }

// By time; who was there with somebody else is one visit all the same.
Signal signal_of(SignalKind kind, std::vector<const Trace*> traces) {
  std::ranges::sort(traces, {}, [](const Trace* t) { return std::pair(t->began_at, t->visit); });
  Signal out{.kind = kind};
  std::set<VisitId> seen;
  for (const Trace* trace : traces) {
    out.on = std::max(out.on, trace->day);
    if (seen.insert(trace->visit).second && out.visits.size() < most_visits_of_signal) out.visits.push_back(trace->visit);
  }
  return out;
}

}  // namespace

bool is_on_the_spot(VisitKind kind) { return kind != VisitKind::phone; }

bool is_at_night(VisitKind kind, Moment began_at, Zone zone) {
  const int minute = minute_of_day(began_at, zone);
  return is_on_the_spot(kind) && (minute >= night_begins || minute < night_ends);
}

bool is_too_far(const Trace& a, const Trace& b) {
  if (a.visit == b.visit || a.person != b.person || a.day != b.day || a.ground == b.ground) return false;
  if (!is_on_the_spot(a.kind) || !is_on_the_spot(b.kind)) return false;
  const auto& [first, second] = a.began_at <= b.began_at ? std::pair(&a, &b) : std::pair(&b, &a);
  return second->began_at - end_of(*first) < too_far_ms;
}

std::string compared(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t c = next_code_point(words, at);
    if (c != U' ' && c != U'\n' && c != U'\r' && c != U'\t' && c != U'\u3000' && c != U'\u00a0') append_code_point(out, c);
  }
  return out;
}

bool are_to_compare(std::string_view words) { return length_of(compared(words)) >= words_to_compare; }

bool is_burst(int on_last_days, int in_whole_period) { return on_last_days >= burst_visits && on_last_days > in_whole_period - on_last_days; }

std::vector<Signal> night_signals(const std::vector<Trace>& traces, Zone zone) {
  std::vector<Signal> out;
  std::set<VisitId> seen;
  for (const Trace& trace : traces) {
    if (!is_at_night(trace.kind, trace.began_at, zone) || !seen.insert(trace.visit).second) continue;
    out.push_back(signal_of(SignalKind::at_night, {&trace}));
    out.back().args = {{"time", hour_text(trace.began_at, zone)}};
  }
  put_in_order(out);
  return out;
}

std::vector<Signal> far_signals(const std::vector<Trace>& traces) {
  std::vector<Signal> out;
  std::set<std::pair<VisitId, VisitId>> asked;  // who went together is asked once
  for (std::size_t i = 0; i < traces.size(); ++i) {
    for (std::size_t j = i + 1; j < traces.size() && traces[j].person == traces[i].person && traces[j].day == traces[i].day; ++j) {
      const Trace &a = traces[i], &b = traces[j];
      if (!is_too_far(a, b) || !asked.insert(std::minmax(a.visit, b.visit)).second) continue;
      const std::int64_t between = std::max<std::int64_t>(0, b.began_at - end_of(a)) / ms_per_minute;
      out.push_back(signal_of(SignalKind::too_far, {&a, &b}));
      out.back().args = {{"minutes", std::to_string(between)}, {"first", a.ground_name}, {"second", b.ground_name}};
      out.back().at_once = b.began_at < end_of(a);
    }
  }
  put_in_order(out);
  return out;
}

std::vector<Signal> word_signals(const std::vector<Trace>& traces) {
  std::map<std::string, std::vector<const Trace*>> by_words;
  for (const Trace& trace : traces)
    if (are_to_compare(trace.words)) by_words[compared(trace.words)].push_back(&trace);
  std::vector<Signal> out;
  for (auto& [words, said] : by_words) {
    Signal signal = signal_of(SignalKind::same_words, std::move(said));
    if (signal.visits.size() > 1) out.push_back(std::move(signal));
  }
  put_in_order(out);
  return out;
}

std::vector<Signal> burst_signals(const std::vector<Trace>& traces, const Period& period) {
  std::map<PersonId, std::vector<const Trace*>> by_person;
  for (const Trace& trace : traces)
    if (period.contains(trace.day) && period.last() - trace.day < burst_days) by_person[trace.person].push_back(&trace);
  std::vector<Signal> out;
  for (auto& [person, made] : by_person) {
    out.push_back(signal_of(SignalKind::burst, std::move(made)));
    const auto month = [](Day day) { return std::to_string(civil_from(day).month); };
    out.back().args = {{"year", std::to_string(period.year)}, {"from", month(period.first())}, {"to", month(period.last())}};
  }
  put_in_order(out);
  return out;
}

std::vector<Period> periods_ending(const std::vector<PeriodKind>& kinds, Day from, Day to) {
  std::map<Day, Period> by_end;
  for (const PeriodKind kind : kinds) {
    for (Period period = Period::containing(kind, from); period.last() - (burst_days - 1) <= to; period = period.next()) {
      const auto [there, is_new] = by_end.emplace(period.last(), period);
      if (!is_new && period.days() < there->second.days()) there->second = period;
    }
  }
  std::vector<Period> out;
  for (const auto& [end, period] : by_end) out.push_back(period);
  return out;
}

void put_in_order(std::vector<Signal>& signals) {
  std::ranges::sort(signals, [](const Signal& a, const Signal& b) {
    if (a.on != b.on) return a.on > b.on;
    return std::tie(a.kind, a.visits) < std::tie(b.kind, b.visits);
  });
}

}  // namespace lianxin::visits
