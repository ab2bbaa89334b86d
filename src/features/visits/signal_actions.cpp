#include "features/visits/signal_actions.h"

#include <algorithm>
#include <map>

#include "features/places/places.h"
#include "features/visits/signal_store.h"

namespace lianxin::visits {
namespace {

// Whose account leads those who visit.
const access::Verb lead_visitors{.name = "visit.lead", .roles = {Role::office, Role::unit_leader}};

// The township a place lies in; what lies in none is its own ground.
class Grounds {
 public:
  Grounds(const db::Reader& r, const VisitBook& book) : r_(r), book_(book) {}

  Result<void> name(std::vector<Trace>& traces) {
    for (Trace& trace : traces) {
      const auto& ground = TRY(of(trace.place));
      trace.ground = ground.first;
      trace.ground_name = ground.second;
    }
    return {};
  }

 private:
  Result<std::pair<std::string, std::string>> of(const std::string& code) {
    if (const auto known = known_.find(code); known != known_.end()) return known->second;
    std::pair<std::string, std::string> ground;
    std::optional<std::string> at = code;
    while (at) {
      const auto place = TRY(places::find_place(r_, book_.partition, *at));
      if (!place) break;
      if (ground.first.empty() || place->level == "township") ground = {place->code, place->name};
      if (place->level == "township") break;
      at = place->parent;
    }
    return known_[code] = ground;
  }

  const db::Reader& r_;
  const VisitBook& book_;
  std::map<std::string, std::pair<std::string, std::string>> known_{};
};

bool may_ask(const Actor& by, const Visit& v) {
  if (!access::may(by, inspect_visits, {.place_path = v.path}) || access::may(by, lead_visitors, {.place_path = v.path})) return false;
  return by.person.is_nil() ||
         (v.entered_by.id != by.person && std::ranges::find(v.visited_by, by.person, &people::PersonRef::id) == v.visited_by.end());
}

void append(std::vector<Signal>& to, std::vector<Signal> more) {
  for (auto& signal : more) to.push_back(std::move(signal));
}

Result<std::vector<Signal>> signals_in(const db::Reader& r, const Doing& doing, const VisitBook& book, const store::SignalSpan& span) {
  std::vector<Signal> out = night_signals(TRY(store::traces_at_night(r, book.partition, span, doing.zone)), doing.zone);
  auto apart = TRY(store::traces_apart(r, book.partition, span));
  TRY(Grounds(r, book).name(apart));
  append(out, far_signals(apart));
  append(out, word_signals(TRY(store::traces_in_same_words(r, book.partition, span))));
  std::vector<PeriodKind> kinds;
  for (const auto& rule : book.reckoning->cadences.rules) kinds.push_back(rule.period);
  for (const Period& period : periods_ending(kinds, span.from, span.to))
    append(out, burst_signals(TRY(store::traces_of_bursts(r, book.partition, span.places, period)), period));
  return out;
}

Result<store::SignalSpan> span_of(const db::Reader& r, const Doing& doing, const VisitBook& book, const SignalFilter& asked) {
  store::SignalSpan out{.places = places::range_of(TRY(places::place_named(r, book.partition, asked.place.value_or(book.partition))).now_path)};
  out.to = asked.to.value_or(day_of(doing.now, doing.zone));
  out.from = asked.from.value_or(out.to - signal_days);
  if (out.from > out.to) return invalid_field("from", "visits.from_after_to");
  if (out.to - out.from > most_signal_days) return invalid_field("from", "visits.too_long", {{"days", std::to_string(most_signal_days)}});
  return out;
}

// With the names; without what the asker may not ask about. One visit left of several is no question.
Result<std::vector<AskedAbout>> shown(const db::Reader& r, const Doing& doing, const VisitBook& book, const std::vector<Signal>& signals) {
  std::vector<VisitId> ids;
  for (const auto& signal : signals) ids.insert(ids.end(), signal.visits.begin(), signal.visits.end());
  std::map<VisitId, store::VisitRow> rows;
  for (auto& row : TRY(store::rows_of(r, book.partition, ids))) rows.emplace(row.visit.id, std::move(row));
  std::vector<AskedAbout> out;
  for (const auto& signal : signals) {
    AskedAbout one{.kind = signal.kind, .on = signal.on, .args = signal.args, .at_once = signal.at_once};
    for (const VisitId& id : signal.visits)
      if (const auto row = rows.find(id); row != rows.end() && may_ask(doing.by, row->second.visit)) one.visits.push_back(row->second);
    if (one.visits.size() > (signal.kind == SignalKind::at_night ? 0U : 1U)) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

Result<std::vector<AskedAbout>> list_signals(const db::Reader& r, const Doing& doing, const VisitBook& book, const SignalFilter& asked) {
  const auto whole = TRY(span_of(r, doing, book, asked));
  std::vector<Signal> all;
  for (const auto& seen : access::sight_of(doing.by, inspect_visits).ranges) {
    store::SignalSpan span = whole;
    span.places = {std::max(whole.places.begin, seen.begin), std::min(whole.places.end, seen.end)};
    if (span.places.begin < span.places.end) append(all, TRY(signals_in(r, doing, book, span)));
  }
  put_in_order(all);
  const auto same = [](const Signal& a, const Signal& b) { return a.kind == b.kind && a.visits == b.visits; };
  all.erase(std::ranges::unique(all, same).begin(), all.end());
  return shown(r, doing, book, all);
}

}  // namespace lianxin::visits
