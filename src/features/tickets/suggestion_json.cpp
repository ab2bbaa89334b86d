#include "features/tickets/suggestion_json.h"

#include "features/tickets/names_json.h"
#include "platform/json/json.h"

namespace lianxin::tickets {

struct SuggestedUnitView {
  places::UnitRef unit{};
  SuggestedBecause because{};
  std::optional<NamedCategory> category{};
  std::int64_t finished = 0;
};
BOOST_DESCRIBE_STRUCT(SuggestedUnitView, (), (unit, because, category, finished))
struct SimilarView {
  TicketId id{};
  std::string number{};
  std::string title{};
  places::PlaceRef place{};
  Channel channel{};
  TicketState state{};
  Moment registered_at{};
  bool same_place = false;
  bool same_category = false;
  std::vector<std::string> words{};
  int days_apart = 0;
};
BOOST_DESCRIBE_STRUCT(SimilarView, (),
                      (id, number, title, place, channel, state, registered_at, same_place, same_category, words, days_apart))
struct SolvedView {
  TicketId id{};
  std::string number{};
  std::string title{};
  places::PlaceRef place{};
  places::UnitRef lead_unit{};
  Outcome outcome{};
  std::string text{};
  int days = 0;  // from the registration to the answer
  Day closed_on{};
  json::Maybe<bool> solved{};  // the resident's word; whoever handled it does not see it (E9)
};
BOOST_DESCRIBE_STRUCT(SolvedView, (), (id, number, title, place, lead_unit, outcome, text, days, closed_on, solved))
struct SuggestionsView {
  std::optional<SuggestedUnitView> lead{};
  std::vector<SuggestedUnitView> joint{};
  std::vector<SimilarView> similar{};
  std::vector<SolvedView> solved{};
  Day since{};
};
BOOST_DESCRIBE_STRUCT(SuggestionsView, (), (lead, joint, similar, solved, since))
struct SimilarListView {
  std::vector<SimilarView> similar{};
};
BOOST_DESCRIBE_STRUCT(SimilarListView, (), (similar))

namespace {

SuggestedUnitView unit_view(const Telling& t, const SuggestedUnit& s) {
  return {s.unit, s.because, category_of(t.desk, s.category, t.language), s.finished};
}

std::vector<SimilarView> similar_view(const Names& names, const std::vector<SimilarTicket>& all) {
  std::vector<SimilarView> out;
  for (const auto& [ticket, why] : all) {
    out.push_back({ticket.id, ticket.number, ticket.title, names.place(ticket.place), ticket.channel, ticket.state,
                   ticket.registered_at, why.same_place, why.same_category, why.words, why.days_apart});
  }
  return out;
}

SolvedView solved_view(const Telling& t, const Names& names, const store::FinishedTicket& f) {
  const ReplyWords& reply = *f.handling.reply;
  SolvedView out{f.id, f.number, f.title, names.place(f.place), {}, reply.outcome, reply.text};
  out.days = static_cast<int>((reply.at.ms - f.registered_at.ms) / 86'400'000);
  out.closed_on = day_of(f.closed_at, t.desk.zone);
  Ticket as_far_as_known;
  as_far_as_known.handling = f.handling;
  out.lead_unit = names.unit(as_far_as_known.lead_unit());
  if (f.handling.rating && !handles(as_far_as_known, t.doing.by)) out.solved.emplace(f.handling.rating->solved);
  return out;
}

}  // namespace

Result<std::string> write_suggestions(const Telling& t, const Suggestions& s) {
  const Names names = TRY(Names::at(t.db, t.desk));
  SuggestionsView out;
  if (s.lead) out.lead = unit_view(t, *s.lead);
  for (const auto& j : s.joint) out.joint.push_back(unit_view(t, j));
  out.similar = similar_view(names, s.similar);
  for (const auto& f : s.solved) out.solved.push_back(solved_view(t, names, f));
  out.since = day_of(s.since, t.desk.zone);
  return json::write(out, t.desk.zone);
}

Result<std::string> write_similar(const Telling& t, const std::vector<SimilarTicket>& similar) {
  const Names names = TRY(Names::at(t.db, t.desk));
  return json::write(SimilarListView{similar_view(names, similar)}, t.desk.zone);
}

}  // namespace lianxin::tickets
