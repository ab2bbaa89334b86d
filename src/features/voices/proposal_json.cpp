#include "features/voices/proposal_json.h"

#include "base/text.h"
#include "features/voices/voice_json.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::voices {

struct ExampleView {
  TicketId id{};
  std::string number{};
  std::string title{};
  std::string text{};
  places::PlaceRef place{};
  Moment registered_at{};
  std::optional<tickets::NamedCategory> category{};
  bool is_copy = false;
  bool is_loose = false;
};
BOOST_DESCRIBE_STRUCT(ExampleView, (), (id, number, title, text, place, registered_at, category, is_copy, is_loose))
struct AnswerView {
  TicketId id{};
  std::string number{};
  std::string title{};
  places::PlaceRef place{};
  std::optional<places::UnitRef> unit{};
  tickets::Outcome outcome{};
  std::string text{};
  Day answered_on{};
  std::optional<bool> solved{};
  std::optional<int> satisfied{};
  LikeBecause because{};
};
BOOST_DESCRIBE_STRUCT(AnswerView, (), (id, number, title, place, unit, outcome, text, answered_on, solved, satisfied, because))
struct AnswersView {
  std::vector<AnswerView> items{};
};
BOOST_DESCRIBE_STRUCT(AnswersView, (), (items))
struct PlaceCountView {
  places::PlaceRef place{};
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceCountView, (), (place, count))
struct GroupProblemView {
  TicketId id{};
  std::string number{};
  std::string title{};
  tickets::TicketState state{};
  std::int64_t linked = 0;
};
BOOST_DESCRIBE_STRUCT(GroupProblemView, (), (id, number, title, state, linked))
struct RefusalView {
  std::string reason{};
  std::string by{};
  Moment at{};
};
BOOST_DESCRIBE_STRUCT(RefusalView, (), (reason, by, at))
struct ProblemProposalView {
  TicketId id{};
  std::string title{};
  std::vector<std::string> words{};
  std::optional<tickets::NamedCategory> category{};
  bool is_sorted = false;
  std::optional<places::PlaceRef> place{};
  std::vector<PlaceCountView> places{};
  std::int64_t size = 0;
  std::int64_t loose = 0;
  std::int64_t copies = 0;
  std::int64_t recent = 0;
  std::int64_t before = 0;
  Day first_on{};
  Day last_on{};
  std::vector<std::string> why{};
  std::vector<ExampleView> nearest{};
  std::vector<ExampleView> farthest{};
  std::optional<GroupProblemView> problem{};
  std::optional<RefusalView> refusal{};
};
BOOST_DESCRIBE_STRUCT(ProblemProposalView, (), (id, title, words, category, is_sorted, place, places, size, loose, copies, recent, before, first_on, last_on, why, nearest, farthest,
                                              problem, refusal))

namespace {

constexpr std::size_t shown_of_text = 160;  // characters; the whole is one click away

struct Names {
  const tickets::Desk& desk;
  const places::Network& network;
  http::Language language;

  places::PlaceRef place(const std::string& code) const {
    const auto* found = network.place(code);
    return found ? *found : places::PlaceRef{code, code, code};
  }
  std::optional<tickets::NamedCategory> category(const std::string& code) const { return tickets::named_category(desk, code.empty() ? std::nullopt : std::optional(code), language); }
  std::string say(std::string_view key, const std::vector<Arg>& args) const { return http::translated(key, args, language); }
};

ExampleView view_of(const Member& m, const Names& names, bool is_whole) {
  return {m.id, m.number, m.title, is_whole ? m.text : shortened(m.text, shown_of_text), names.place(m.place), m.registered_at, names.category(m.category), m.is_copy, m.is_loose};
}

std::vector<std::string> reasons(const GroupProposal& g, const Names& names) {
  std::vector<std::string> out;
  std::string words;
  for (const auto& word : g.words) words += names.say("voices.why.word", {{"word", word}});
  if (!words.empty()) out.push_back(names.say("voices.why.words", {{"words", words}}));
  if (g.place_count == 1) out.push_back(names.say("voices.why.one_place", {{"place", names.place(g.places.front().place).name}}));
  else if (g.place_count > 1) out.push_back(names.say("voices.why.places", {{"count", std::to_string(g.place_count)}}));
  if (g.copies > 0) out.push_back(names.say("voices.why.copies", {{"count", std::to_string(g.copies)}}));
  return out;
}

ProblemProposalView view_of(const GroupProposal& g, const Names& names) {
  ProblemProposalView out{.id = g.id, .title = g.title, .words = g.words, .category = names.category(g.category)};
  for (const auto& place : g.places) out.places.push_back({names.place(place.place), place.count});
  out.is_sorted = g.is_sorted;
  if (!g.place.empty()) out.place = names.place(g.place);
  out.size = g.size;
  out.loose = g.loose;
  out.copies = g.copies;
  out.recent = g.recent;
  out.before = g.before;
  out.first_on = day_of(g.first_at, names.desk.zone);
  out.last_on = day_of(g.last_at, names.desk.zone);
  out.why = reasons(g, names);
  for (const auto& member : g.nearest) out.nearest.push_back(view_of(member, names, false));
  for (const auto& member : g.farthest) out.farthest.push_back(view_of(member, names, false));
  if (const auto& p = g.problem) out.problem = GroupProblemView{p->id, p->number, p->title, p->state, p->linked};
  if (const auto& r = g.refusal) out.refusal = RefusalView{r->reason, r->by, r->at};
  return out;
}

}  // namespace

std::string write_proposals(const Page<GroupProposal>& page, const tickets::Desk& desk, const places::Network& network, http::Language language) {
  const Names names{desk, network, language};
  Page<ProblemProposalView> out{.items = {}, .next = page.next, .total = page.total};
  for (const auto& group : page.items) out.items.push_back(view_of(group, names));
  return json::write(out, desk.zone);
}

std::string write_answers(const std::vector<SimilarAnswer>& answers, const tickets::Desk& desk, const places::Network& network) {
  const Names names{desk, network, http::Language::zh};
  AnswersView out;
  for (const auto& a : answers) {
    AnswerView view{.id = a.id, .number = a.number, .title = a.title, .place = names.place(a.place)};
    if (const auto* unit = network.unit(a.unit)) view.unit = places::UnitRef{a.unit, unit->name};
    view.outcome = a.outcome;
    view.text = a.text;
    view.answered_on = day_of(a.answered_at, desk.zone);
    view.solved = a.solved;
    view.satisfied = a.satisfied;
    view.because = a.because;
    out.items.push_back(std::move(view));
  }
  return json::write(out, desk.zone);
}

std::string write_members(const Page<Member>& page, const tickets::Desk& desk, const places::Network& network, http::Language language) {
  const Names names{desk, network, language};
  Page<ExampleView> out{.items = {}, .next = page.next, .total = page.total};
  for (const auto& member : page.items) out.items.push_back(view_of(member, names, true));
  return json::write(out, desk.zone);
}

}  // namespace lianxin::voices
