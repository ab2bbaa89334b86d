#include "features/visits/sync_json.h"

#include <map>

#include "platform/http/message.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct SyncCampView {
  households::CampSeason season{};
  std::string words{};
};
BOOST_DESCRIBE_STRUCT(SyncCampView, (), (season, words))

struct SyncMemberView {
  households::MemberId id{};
  std::string name{};
  households::Relation relation{};
  bool away = false;
};
BOOST_DESCRIBE_STRUCT(SyncMemberView, (), (id, name, relation, away))

struct SyncTicketView {
  Uuid id{};
  std::string title{};
  std::string state{};
};
BOOST_DESCRIBE_STRUCT(SyncTicketView, (), (id, title, state))

struct SyncHouseholdView {
  HouseholdId id{};
  std::string number{};
  std::string place{};
  std::string head{};
  json::Maybe<std::string> phone{};
  json::Maybe<std::string> address{};
  std::vector<SyncCampView> camps{};
  std::vector<SyncMemberView> members{};
  std::map<std::string, json::Raw> profile{};
  std::vector<std::string> tags{};
  households::HouseholdState state{};
  bool linked = false;
  std::optional<Day> last_visit_on{};
  std::vector<std::string> last_needs{};
  std::vector<Promise> promised{};
  std::vector<SyncTicketView> open_tickets{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SyncHouseholdView, (), (id, number, place, head, phone, address, camps, members, profile, tags, state, linked, last_visit_on, last_needs,
                                              promised, open_tickets, version))

struct SyncDueView {
  std::string rule{};
  std::string period{};
  json::Maybe<HouseholdId> household{};
  json::Maybe<std::string> place{};
  int owed = 0;
  int done = 0;
  bool overdue = false;
};
BOOST_DESCRIBE_STRUCT(SyncDueView, (), (rule, period, household, place, owed, done, overdue))

struct SyncRuleView {
  std::string id{};
  std::string requirement{};
  std::string name{};
  duties::DutyKind kind{};
  std::string level{};
  int minimum = 0;
  PeriodKind period{};
  duties::Measure measure{};
};
BOOST_DESCRIBE_STRUCT(SyncRuleView, (), (id, requirement, name, kind, level, minimum, period, measure))

struct SyncSummaryView {
  SyncRuleView rule{};
  std::string period{};
  int owed = 0;
  int done = 0;
  int away = 0;
  Day due_on{};
  int expected = 0;
};
BOOST_DESCRIBE_STRUCT(SyncSummaryView, (), (rule, period, owed, done, away, due_on, expected))

struct SyncItemsView {
  std::string version{};
  std::vector<households::FormItem> items{};
};
BOOST_DESCRIBE_STRUCT(SyncItemsView, (), (version, items))

struct SyncTagsView {
  std::string version{};
  std::vector<households::Choice> tags{};
};
BOOST_DESCRIBE_STRUCT(SyncTagsView, (), (version, tags))

struct SyncFormView {
  Needs visit_needs{};
  SyncItemsView household_form{};
  SyncTagsView household_tags{};
};
BOOST_DESCRIBE_STRUCT(SyncFormView, (), (visit_needs, household_form, household_tags))

struct SyncView {
  std::string token{};
  bool full = false;
  Moment server_now{};
  std::optional<people::PersonRef> person{};
  std::vector<places::PlaceRef> places{};
  std::vector<SyncHouseholdView> households{};
  std::vector<HouseholdId> gone{};
  std::vector<SyncDueView> due{};
  std::vector<SyncSummaryView> summaries{};
  json::Maybe<SyncFormView> form{};
};
BOOST_DESCRIBE_STRUCT(SyncView, (), (token, full, server_now, person, places, households, gone, due, summaries, form))

namespace {

// Numbers as numbers, yes and no as true and false, as GET /api/v1/households/{id} has them.
json::Raw answer_of(const VisitBook& book, const std::string& key, const std::string& answer) {
  const auto* item = households::find_item(book.households->form, key);
  if (item && item->type == households::ItemType::number) return {answer};
  if (item && item->type == households::ItemType::yes_no) return {answer == "yes" ? "true" : "false"};
  return {json::write(answer)};
}

SyncHouseholdView view_of(const OwnHousehold& own, const VisitBook& book) {
  const auto& h = own.open.household;
  const auto& secrets = own.open.secrets;
  SyncHouseholdView out{.id = h.id, .number = h.number, .place = h.place, .head = secrets.head};
  if (!secrets.phone.empty()) out.phone.emplace(secrets.phone);
  if (!secrets.address.empty()) out.address.emplace(secrets.address);
  for (std::size_t i = 0; i < h.camps.size() && i < secrets.camp_words.size(); ++i) out.camps.push_back({h.camps[i].season, secrets.camp_words[i]});
  for (const auto& m : own.open.members) out.members.push_back({m.member.id, m.secrets.name, m.member.relation, m.member.away});
  for (const auto& [key, answer] : h.profile) out.profile.emplace(key, answer_of(book, key, answer));
  out.tags = own.tags;
  out.state = h.state;
  out.linked = own.linked;
  if (own.last) {
    out.last_visit_on = own.last->day;
    out.last_needs = own.last->needs;
    out.promised = own.last->promised;
  }
  for (const auto& ticket : own.tickets) out.open_tickets.push_back({ticket.id, ticket.title, ticket.state});
  out.version = h.version;
  return out;
}

SyncDueView view_of(const duties::DueItem& item) {
  SyncDueView out{.rule = item.rule->id, .period = to_text(item.period)};
  if (item.row.household) out.household.emplace(item.row.household->id);
  else out.place.emplace(item.row.place.code);
  out.owed = item.rule->minimum;
  out.done = item.row.done;
  out.overdue = item.overdue;
  return out;
}

SyncSummaryView view_of(const duties::DueSummary& s, http::Language language) {
  const auto& rule = *s.rule;
  return {{rule.id, rule.requirement, language == http::Language::zh ? rule.zh : rule.en, rule.kind, rule.level, rule.minimum, rule.period, rule.measure},
          to_text(s.period), s.owed, s.done, s.away, s.period.last(), s.expected};
}

}  // namespace

std::string write_sync(const SyncAnswer& answer, const Doing& doing, const VisitBook& book, http::Language language) {
  SyncView view{.token = to_text(answer.token), .full = answer.full, .server_now = doing.now};
  if (!doing.by.person.is_nil()) view.person = people::PersonRef{doing.by.person, doing.by.name};
  view.places = answer.places;
  for (const auto& own : answer.households) view.households.push_back(view_of(own, book));
  for (const auto& item : answer.due.items) view.due.push_back(view_of(item));
  for (const auto& summary : answer.due.summaries) view.summaries.push_back(view_of(summary, language));
  if (answer.full) {
    const auto& registry = *book.households;
    view.form.emplace(SyncFormView{book.needs, {registry.form.version, registry.form.items}, {registry.tags.version, registry.tags.tags}});
  }
  return json::write(view, doing.zone);
}

}  // namespace lianxin::visits
