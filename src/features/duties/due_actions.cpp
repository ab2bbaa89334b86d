#include "features/duties/due_actions.h"

#include <algorithm>
#include <set>

#include "features/links/links.h"
#include "features/places/places.h"
#include "platform/json/json.h"

namespace lianxin::duties {

struct PromisedOn {
  std::string text{};
  std::optional<Day> due_on{};
  std::optional<Day> done_on{};
};
BOOST_DESCRIBE_STRUCT(PromisedOn, (), (text, due_on, done_on))

namespace {

bool has_late_promise(const std::string& promised, Day today) {
  if (promised.empty()) return false;
  const auto all = json::read<std::vector<PromisedOn>>(promised, {.is_own = true});
  return all && std::ranges::any_of(*all, [&](const PromisedOn& one) { return !one.done_on && one.due_on && *one.due_on < today; });
}

// Not met in the period before, though it was owed then.
bool was_missed(const Rule& rule, const Period& period, const store::DueRow& row) {
  return !row.was_met_before && row.done < rule.minimum && is_due(rule, period.previous()) && is_owed(row.subject, period.previous());
}

// Households or villages that a rule of full coverage asks in the range.
Result<std::vector<store::DueRow>> covered(const db::Reader& r, const Reckoning& reckoning, const Rule& rule, const Period& period, const PathRange& range) {
  if (rule.to == SubjectKind::place) return store::places_due(r, reckoning.partition, rule, period, range);
  return store::households_due(r, reckoning.partition, rule, period, range, reckoning.zone);
}

class MyDuties {
 public:
  MyDuties(const db::Reader& r, const Reckoning& reckoning, PersonId person, Day today) : r_(r), reckoning_(reckoning), person_(person), today_(today) {}

  Result<DueList> make() {
    std::vector<PersonId> people{person_};
    for (const auto absent : TRY(links::stands_in_for(r_, reckoning_.partition, person_, today_))) people.push_back(absent);
    teams_ = TRY(store::teams_of(r_, reckoning_.partition, people, today_));
    linked_ = TRY(links::links_of_person(r_, reckoning_.partition, person_, today_));
    for (const Rule& rule : reckoning_.cadences.rules) {
      const Period period = Period::containing(rule.period, today_);
      if (is_due(rule, period)) TRY(take(rule, period));
    }
    std::ranges::stable_sort(out_.items, [](const DueItem& a, const DueItem& b) {
      if (a.overdue != b.overdue) return a.overdue;
      return a.row.last_visit_on.value_or(Day{}) < b.row.last_visit_on.value_or(Day{});
    });
    return std::move(out_);
  }

 private:
  Result<void> take(const Rule& rule, const Period& period) {
    switch (rule.kind) {
      case DutyKind::full_coverage: {
        std::vector<store::DueRow> rows;
        std::set<std::string, std::less<>> seen;
        for (const auto& team : teams_) {
          if (team.level != rule.level || !seen.insert(team.path).second) continue;
          auto of_place = TRY(covered(r_, reckoning_, rule, period, places::range_of(team.path)));
          rows.insert(rows.end(), std::make_move_iterator(of_place.begin()), std::make_move_iterator(of_place.end()));
        }
        add(rule, period, std::move(rows), !seen.empty());
        return {};
      }
      case DutyKind::each_link: {
        std::vector<links::LiveLink> mine;
        for (const auto& link : linked_)
          if (link.level == rule.level && std::ranges::find(rule.link_kinds, link.kind) != rule.link_kinds.end() &&
              (rule.to == SubjectKind::both || (rule.to == SubjectKind::household) == link.household.has_value()))
            mine.push_back(link);
        add(rule, period, TRY(store::links_due(r_, reckoning_.partition, rule, period, mine)), !mine.empty());
        return {};
      }
      case DutyKind::distinct_households: {
        if (std::ranges::none_of(teams_, [&](const auto& team) { return team.level == rule.level; })) return {};
        DueSummary summary{.rule = &rule, .period = period, .owed = rule.minimum};
        summary.done = TRY(store::met_by(r_, reckoning_.partition, rule, period, person_));
        summary.expected = expected_by(summary.owed, period, today_);
        out_.summaries.push_back(summary);
        return {};
      }
      case DutyKind::events: return {};  // the office's, not one person's
    }
    return {};
  }

  void add(const Rule& rule, const Period& period, std::vector<store::DueRow> rows, bool is_mine) {
    if (!is_mine) return;
    DueSummary summary{.rule = &rule, .period = period};
    for (auto& row : rows) {
      if (!is_owed(row.subject, period)) continue;
      const bool is_met = row.done >= rule.minimum;
      if (row.subject.away) ++summary.away;
      else ++summary.owed;
      if (!row.subject.away && is_met) ++summary.done;
      const bool overdue = !row.subject.away && (was_missed(rule, period, row) || has_late_promise(row.promised, today_));
      out_.items.push_back({&rule, period, std::move(row), overdue});
    }
    summary.expected = expected_by(summary.owed, period, today_);
    out_.summaries.push_back(summary);
  }

  const db::Reader& r_;
  const Reckoning& reckoning_;
  PersonId person_;
  Day today_;
  std::vector<store::SeatedIn> teams_{};
  std::vector<links::LiveLink> linked_{};
  DueList out_{};
};

Result<places::Place> place_seen(const db::Reader& r, const Reckoning& reckoning, const Actor& actor, const std::string& code) {
  auto place = TRY(places::place_named(r, reckoning.partition, code));
  TRY(access::allow(actor, read_duties, read_duties, {.place_path = place.now_path}));
  return place;
}

void add_to(Standing& standing, const store::Leaf& leaf) {
  standing.owed += leaf.owed;
  standing.done += leaf.done;
  standing.away += leaf.away;
  standing.attempts += leaf.attempts;
}

DutySubject subject_from(const Rule& rule, const store::DueRow& row) {
  return {.place = row.place, .household = row.household, .person = {}, .owed = rule.minimum, .done = row.done, .attempts = row.attempts,
          .away = row.subject.away, .last_visit_on = row.last_visit_on, .by = row.by};
}

}  // namespace

Result<DueList> my_duties(const db::Reader& r, const Reckoning& reckoning, PersonId person, Day today) {
  if (person.is_nil()) return DueList{};
  return MyDuties(r, reckoning, person, today).make();
}

Result<std::string> own_place(const db::Reader& r, const Reckoning& reckoning, const Actor& actor) {
  for (const auto& range : access::sight_of(actor, read_duties).ranges)
    if (auto code = TRY(store::top_place(r, reckoning.partition, range))) return *std::move(code);
  return invalid_field("place", "base.required");
}

Result<std::vector<RuleCoverage>> coverage(const db::Reader& r, const Reckoning& reckoning, const Actor& actor, const std::string& place_code,
                                           const std::optional<std::string>& rule_id, const std::optional<Period>& asked, Day today) {
  const auto place = TRY(place_seen(r, reckoning, actor, place_code));
  const auto below = TRY(places::list_open_places(r, reckoning.partition, "", place.code, {.limit = max_page_limit}));
  std::vector<RuleCoverage> out;
  for (const Rule& rule : reckoning.cadences.rules) {
    if (rule_id && rule.id != *rule_id) continue;
    const Period period = asked && asked->kind == rule.period ? *asked : Period::containing(rule.period, today);
    RuleCoverage one{.rule = &rule, .period = period, .closed = TRY(store::is_closed(r, reckoning.partition, rule, period))};
    for (const auto& child : below.items) one.below.push_back({{child.code, child.name, child.full_name}, {}});
    for (const auto& leaf : TRY(store::leaves(r, reckoning.partition, rule, period, places::range_of(place.now_path), reckoning.zone))) {
      add_to(one.of, leaf);
      for (std::size_t i = 0; i < below.items.size(); ++i)
        if (places::range_of(below.items[i].now_path).contains(leaf.path)) add_to(one.below[i].standing, leaf);
    }
    out.push_back(std::move(one));
  }
  if (rule_id && out.empty()) return invalid_field("rule", "duties.no_such_rule");
  return out;
}

Result<std::vector<DutySubject>> subjects(const db::Reader& r, const Reckoning& reckoning, const Actor& actor, const std::string& place_code, const Rule& rule,
                                          const Period& period) {
  const auto range = places::range_of(TRY(place_seen(r, reckoning, actor, place_code)).now_path);
  std::vector<DutySubject> out;
  std::vector<store::DueRow> rows;
  switch (rule.kind) {
    case DutyKind::full_coverage: rows = TRY(covered(r, reckoning, rule, period, range)); break;
    case DutyKind::each_link:
      rows = TRY(store::links_due(r, reckoning.partition, rule, period, TRY(store::links_in(r, reckoning.partition, rule, period, range))));
      break;
    case DutyKind::events: rows = TRY(store::places_due(r, reckoning.partition, rule, period, range)); break;
    case DutyKind::distinct_households:
      for (const auto& person : TRY(store::people_due(r, reckoning.partition, rule, period, range)))
        out.push_back({.place = {}, .household = {}, .person = people::PersonRef{person.person, person.name}, .owed = rule.minimum, .done = person.done});
      return out;
  }
  for (const auto& row : rows)
    if (rule.kind == DutyKind::events || is_owed(row.subject, period)) out.push_back(subject_from(rule, row));
  return out;
}

}  // namespace lianxin::duties
