#include "features/duties/duty_json.h"

#include "base/position.h"
#include "features/households/household_shown.h"
#include "platform/json/json.h"

namespace lianxin::duties {

struct RuleView {
  std::string id{};
  std::string requirement{};
  std::string name{};
  DutyKind kind{};
  std::string level{};
  int minimum = 0;
  PeriodKind period{};
  Measure measure{};
};
BOOST_DESCRIBE_STRUCT(RuleView, (), (id, requirement, name, kind, level, minimum, period, measure))

struct RulesView {
  std::vector<RuleView> items{};
};
BOOST_DESCRIBE_STRUCT(RulesView, (), (items))

struct DueItemView {
  std::string rule{};
  std::string period{};
  places::PlaceRef place{};
  std::optional<households::HouseholdShown> household{};
  int owed = 0;
  int done = 0;
  Day due_on{};
  bool overdue = false;
  bool away = false;
  std::optional<Day> last_visit_on{};
  json::Raw promised{};
};
BOOST_DESCRIBE_STRUCT(DueItemView, (), (rule, period, place, household, owed, done, due_on, overdue, away, last_visit_on, promised))

struct DueSummaryView {
  RuleView rule{};
  std::string period{};
  int owed = 0;
  int done = 0;
  int away = 0;
  Day due_on{};
  int expected = 0;
};
BOOST_DESCRIBE_STRUCT(DueSummaryView, (), (rule, period, owed, done, away, due_on, expected))

struct DueListView {
  std::vector<DueSummaryView> summaries{};
  std::vector<DueItemView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(DueListView, (), (summaries, items, next))

struct CoverageRowView {
  json::Maybe<places::PlaceRef> place{};
  std::int64_t owed = 0;
  std::int64_t done = 0;
  std::int64_t away = 0;
  std::int64_t attempts = 0;
};
BOOST_DESCRIBE_STRUCT(CoverageRowView, (), (place, owed, done, away, attempts))

struct RuleCoverageView {
  RuleView rule{};
  std::string period{};
  bool closed = false;
  CoverageRowView of{};
  std::vector<CoverageRowView> below{};
};
BOOST_DESCRIBE_STRUCT(RuleCoverageView, (), (rule, period, closed, of, below))

struct CoverageView {
  places::PlaceRef place{};
  std::vector<RuleCoverageView> rules{};
};
BOOST_DESCRIBE_STRUCT(CoverageView, (), (place, rules))

struct LinkedByView {
  links::LinkId link{};
  links::WhoKind kind{};
  Uuid id{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(LinkedByView, (), (link, kind, id, name))

struct SubjectView {
  std::optional<places::PlaceRef> place{};
  std::optional<households::HouseholdShown> household{};
  std::optional<people::PersonRef> person{};
  int owed = 0;
  int done = 0;
  int attempts = 0;
  bool away = false;
  std::optional<Day> last_visit_on{};
  std::optional<LinkedByView> by{};
};
BOOST_DESCRIBE_STRUCT(SubjectView, (), (place, household, person, owed, done, attempts, away, last_visit_on, by))

struct RuleInPack {
  std::string id{};
  std::string requirement{};
  std::string zh{};
  std::string en{};
  DutyKind kind{};
  std::string level{};
  std::optional<std::vector<std::string>> link_kinds{};
  SubjectKind to{};
  std::optional<std::string> event{};
  int minimum = 1;
  PeriodKind period{};
  Measure measure{};
  std::optional<Day> from_on{};
};
BOOST_DESCRIBE_STRUCT(RuleInPack, (), (id, requirement, zh, en, kind, level, link_kinds, to, event, minimum, period, measure, from_on))

struct CadencesFile {
  std::string version{};
  bool attempts_and_phone_count = false;
  std::vector<RuleInPack> rules{};
};
BOOST_DESCRIBE_STRUCT(CadencesFile, (), (version, attempts_and_phone_count, rules))

namespace {

RuleView view_of(const Rule& rule, http::Language language) {
  return {rule.id, rule.requirement, language == http::Language::zh ? rule.zh : rule.en, rule.kind, rule.level, rule.minimum, rule.period, rule.measure};
}

std::optional<households::HouseholdShown> view_of(const std::optional<households::HouseholdRef>& household, const places::PlaceRef& place) {
  if (!household) return std::nullopt;
  return households::HouseholdShown{household->id, household->number, household->name, place};
}

std::optional<LinkedByView> view_of(const std::optional<store::LinkedBy>& by) {
  if (!by) return std::nullopt;
  return LinkedByView{by->link, by->kind, by->id, by->name};
}

DueItemView view_of(const DueItem& item) {
  DueItemView view{.rule = item.rule->id, .period = to_text(item.period), .place = item.row.place};
  view.household = view_of(item.row.household, item.row.place);
  view.owed = item.rule->minimum;
  view.done = item.row.done;
  view.due_on = item.period.last();
  view.overdue = item.overdue;
  view.away = item.row.subject.away;
  view.last_visit_on = item.row.last_visit_on;
  view.promised.text = item.row.promised.empty() ? "[]" : item.row.promised;
  return view;
}

CoverageRowView view_of(const Standing& standing) {
  return {.place = {}, .owed = standing.owed, .done = standing.done, .away = standing.away, .attempts = standing.attempts};
}

Error bad(std::string what) { return fail(Code::invalid, "duties.pack_bad", {{"fault", std::move(what)}}); }

std::optional<std::string> next_after(std::size_t shown, std::size_t all) {
  if (shown >= all) return std::nullopt;
  return make_position(shown);
}

bool fits(const Rule& rule) {
  if (rule.id.empty() || rule.zh.empty() || rule.en.empty() || rule.level.empty() || rule.minimum < 1) return false;
  if ((rule.kind == DutyKind::each_link) == rule.link_kinds.empty()) return false;
  return (rule.kind == DutyKind::events) != rule.event.empty();
}

}  // namespace

std::string write_due_list(const DueList& list, std::size_t after, std::size_t limit, http::Language language) {
  DueListView view;
  for (const auto& s : list.summaries)
    view.summaries.push_back({view_of(*s.rule, language), to_text(s.period), s.owed, s.done, s.away, s.period.last(), s.expected});
  const std::size_t end = std::min(list.items.size(), after + limit);
  for (std::size_t i = after; i < end; ++i) view.items.push_back(view_of(list.items[i]));
  view.next = next_after(end, list.items.size());
  return json::write(view);
}

std::string write_coverage(const places::PlaceRef& place, const std::vector<RuleCoverage>& rules, http::Language language) {
  CoverageView view{.place = place};
  for (const auto& rule : rules) {
    RuleCoverageView one{view_of(*rule.rule, language), to_text(rule.period), rule.closed, view_of(rule.of), {}};
    for (const auto& child : rule.below) {
      one.below.push_back(view_of(child.standing));
      one.below.back().place = child.place;
    }
    view.rules.push_back(std::move(one));
  }
  return json::write(view);
}

std::string write_subjects(const std::vector<DutySubject>& subjects, std::size_t after, std::size_t limit, bool with_total) {
  Page<SubjectView> view;
  const std::size_t end = std::min(subjects.size(), after + limit);
  for (std::size_t i = after; i < end; ++i) {
    const auto& s = subjects[i];
    view.items.push_back({s.place, s.place ? view_of(s.household, *s.place) : std::nullopt, s.person, s.owed, s.done, s.attempts, s.away, s.last_visit_on, view_of(s.by)});
  }
  view.next = next_after(end, subjects.size()).value_or("");
  if (with_total) view.total = static_cast<std::int64_t>(subjects.size());
  return json::write(view);
}

std::string write_rules(const Cadences& cadences, http::Language language) {
  RulesView view;
  for (const auto& rule : cadences.rules) view.items.push_back(view_of(rule, language));
  return json::write(view);
}

Result<Cadences> read_cadences(std::string_view text) {
  auto file = json::read<CadencesFile>(text);
  if (!file) return bad(file.error().fields.empty() ? file.error().key : file.error().fields.front().field);
  Cadences out{file->version, file->attempts_and_phone_count, {}};
  for (auto& one : file->rules) {
    Rule rule{one.id, one.requirement, one.zh, one.en, one.kind, one.level, one.link_kinds.value_or(std::vector<std::string>{}), one.to,
              one.event.value_or(""), one.minimum, one.period, one.measure, one.from_on};
    if (!fits(rule) || out.find(rule.id)) return bad(rule.id);
    out.rules.push_back(std::move(rule));
  }
  return out;
}

}  // namespace lianxin::duties
