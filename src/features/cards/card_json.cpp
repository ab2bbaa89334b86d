#include "features/cards/card_json.h"

#include "features/households/household_shown.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::cards {

struct CardRowView {
  households::HouseholdShown household{};
  std::vector<std::string> answers{};
  std::optional<Day> printed_on{};
  bool outdated = false;
  std::vector<std::string> why{};
};
BOOST_DESCRIBE_STRUCT(CardRowView, (), (household, answers, printed_on, outdated, why))
BOOST_DESCRIBE_STRUCT(CardCounts, (), (households, never, outdated))

struct CardListView {
  std::vector<CardRowView> items{};
  std::optional<std::string> next{};
  json::Maybe<std::int64_t> total{};
  json::Maybe<CardCounts> counts{};
};
BOOST_DESCRIBE_STRUCT(CardListView, (), (items, next, total, counts))

struct AnswerView {
  std::string kind{};
  std::string name{};
  std::string post{};
  std::string unit{};
  std::string phone{};
  json::Maybe<std::string> stands_in{};
  json::Maybe<std::string> stands_in_phone{};
};
BOOST_DESCRIBE_STRUCT(AnswerView, (), (kind, name, post, unit, phone, stands_in, stands_in_phone))

struct OfficeView {
  std::string name{};
  std::string phone{};
};
BOOST_DESCRIBE_STRUCT(OfficeView, (), (name, phone))

struct LastVisitView {
  visits::VisitId id{};
  Day day{};
  std::vector<std::string> visitors{};
  std::string how{};
  visits::Confirmation confirmation{};
  std::string words{};
  bool may_say = false;
};
BOOST_DESCRIBE_STRUCT(LastVisitView, (), (id, day, visitors, how, confirmation, words, may_say))

struct CardView {
  places::PlaceRef place{};
  std::string number{};
  std::string name{};
  Day printed_on{};
  std::vector<AnswerView> answers{};
  std::optional<OfficeView> office{};
  std::vector<LastVisitView> visits{};
};
BOOST_DESCRIBE_STRUCT(CardView, (), (place, number, name, printed_on, answers, office, visits))

struct CodeAlone {
  std::string code{};
};
BOOST_DESCRIBE_STRUCT(CodeAlone, (), (code))

namespace {

AnswerView view_of(const CardBook& book, const Answer& a, http::Language language) {
  AnswerView out{.kind = words_of_kind(book, a, language), .name = a.name, .post = a.post, .unit = a.unit, .phone = a.phone};
  if (a.stands_in.empty()) return out;
  out.stands_in.emplace(a.stands_in);
  if (!a.stands_in_phone.empty()) out.stands_in_phone.emplace(a.stands_in_phone);
  return out;
}

LastVisitView view_of(const visits::Visit& v, http::Language language) {
  using visits::Confirmation;
  LastVisitView out{.id = v.id, .day = v.day, .confirmation = v.confirmation, .words = v.confirmation_words};
  for (const auto& person : v.visited_by) out.visitors.push_back(person.name);
  out.how = http::translated("visits.kind." + std::string(name_of(v.kind)), {}, language);
  out.may_say = v.confirmation != Confirmation::upheld && v.confirmation != Confirmation::dismissed;
  return out;
}

}  // namespace

std::string words_of_kind(const CardBook& book, const Answer& a, http::Language language) {
  const auto* kind = book.links->packs.kind(a.kind);
  if (!kind) return http::translated("cards.kind_team", {}, language);
  return language == http::Language::zh ? kind->zh : kind->en;
}

std::string write_cards(const CardList& list, http::Language language) {
  CardListView out;
  for (const auto& row : list.page.items) {
    CardRowView& view = out.items.emplace_back(CardRowView{.household = {row.facts.household, row.facts.number, row.facts.name, row.facts.place}});
    for (const auto& answer : row.facts.answers) view.answers.push_back(answer.name);
    if (row.card) view.printed_on = row.card->printed_on;
    view.outdated = !row.why.empty();
    for (const auto& why : row.why) view.why.push_back(http::translated(why.key, why.args, language));
  }
  if (!list.page.next.empty()) out.next = list.page.next;
  if (list.page.total) out.total.emplace(*list.page.total);
  if (list.counts) out.counts.emplace(*list.counts);
  return json::write(out);
}

std::string write_view(const CardBook& book, const HouseholdView& household, http::Language language) {
  const CardFacts& facts = household.facts;
  CardView out{.place = facts.place, .number = facts.number, .name = facts.name, .printed_on = household.printed_on};
  for (const auto& answer : facts.answers) out.answers.push_back(view_of(book, answer, language));
  if (!facts.office.empty()) out.office = OfficeView{facts.office, facts.office_phone};
  for (const auto& visit : household.visits) out.visits.push_back(view_of(visit, language));
  return json::write(out);
}

Result<CardPrint> read_card_print(std::string_view body) { return json::read<CardPrint>(body); }
Result<std::string> read_card_code(std::string_view body) { return TRY(json::read<CodeAlone>(body)).code; }
Result<CardWord> read_card_word(std::string_view body) { return json::read<CardWord>(body); }

}  // namespace lianxin::cards
