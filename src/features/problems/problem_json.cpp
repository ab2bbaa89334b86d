#include "features/problems/problem_json.h"

#include "features/tickets/names_json.h"
#include "platform/json/json.h"

namespace lianxin::problems {

BOOST_DESCRIBE_STRUCT(ProblemNew, (), (id, title, text, place, category, urgency, difficulty, tickets))

struct VoicesAsked {
  std::vector<tickets::TicketId> tickets{};
};
BOOST_DESCRIBE_STRUCT(VoicesAsked, (), (tickets))

struct VoicesView {
  std::int64_t all = 0, waiting = 0, answered = 0, again = 0;
};
BOOST_DESCRIBE_STRUCT(VoicesView, (), (all, waiting, answered, again))

struct ProblemView {
  tickets::TicketId id{};
  std::string number{};
  std::string title{};
  places::PlaceRef place{};
  std::optional<tickets::CodedView> category{};
  tickets::TicketState state{};
  std::optional<places::UnitRef> holder_unit{};
  Moment registered_at{};
  std::int64_t version = 0;
  VoicesView voices{};
};
BOOST_DESCRIBE_STRUCT(ProblemView, (), (id, number, title, place, category, state, holder_unit, registered_at, version, voices))

struct ProblemsView {
  std::vector<ProblemView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(ProblemsView, (), (items, next))

struct GatheredView {
  json::Raw problem{};
  int linked = 0;
  int kept = 0;
};
BOOST_DESCRIBE_STRUCT(GatheredView, (), (problem, linked, kept))

Result<ProblemNew> read_new_problem(std::string_view body) { return json::read<ProblemNew>(body); }

Result<std::vector<tickets::TicketId>> read_voices(std::string_view body) { return TRY(json::read<VoicesAsked>(body)).tickets; }

Result<std::string> write_problems(const tickets::Telling& t, const Page<ListedProblem>& page) {
  const auto names = TRY(tickets::Names::at(t.db, t.desk));
  ProblemsView out;
  for (const auto& [row, voices] : page.items) {
    out.items.push_back({.id = row.id, .number = row.number, .title = row.title, .place = names.place(row.place),
                         .category = tickets::category_of(t.desk, row.category, t.language), .state = row.state,
                         .holder_unit = names.maybe(row.holder_unit), .registered_at = row.registered_at, .version = row.version,
                         .voices = {voices.all, voices.waiting, voices.answered, voices.again}});
  }
  if (!page.next.empty()) out.next = page.next;
  return json::write(out, t.doing.zone);
}

Result<std::string> write_gathered(const tickets::Telling& t, const Gathered& g) {
  return json::write(GatheredView{.problem = json::Raw{TRY(tickets::write_ticket(t, g.problem))}, .linked = g.linked, .kept = g.kept}, t.doing.zone);
}

}  // namespace lianxin::problems
