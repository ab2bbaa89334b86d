#include "features/problems/problem_json.h"

#include "features/places/network.h"
#include "platform/json/json.h"

namespace lianxin::problems {

BOOST_DESCRIBE_STRUCT(ProblemNew, (), (id, title, text, place, category, urgency, difficulty, tickets))

struct VoicesAsked {
  std::vector<tickets::TicketId> tickets{};
};
BOOST_DESCRIBE_STRUCT(VoicesAsked, (), (tickets))

struct ProblemView {
  tickets::TicketId id{};
  std::string number{};
  std::string title{};
  places::PlaceRef place{};
  std::optional<tickets::NamedCategory> category{};
  tickets::TicketState state{};
  std::optional<places::UnitRef> holder_unit{};
  Moment registered_at{};
  std::int64_t version = 0;
  tickets::VoiceCounts voices{};
};
BOOST_DESCRIBE_STRUCT(ProblemView, (), (id, number, title, place, category, state, holder_unit, registered_at, version, voices))

struct ProblemsView {
  std::vector<ProblemView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(ProblemsView, (), (items, next))

struct GatheredProblemView {
  tickets::TicketId id{};
  std::string number{};
  std::string title{};
  tickets::TicketState state{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(GatheredProblemView, (), (id, number, title, state, version))

struct GatheredView {
  GatheredProblemView problem{};
  int linked = 0;
  int kept = 0;
};
BOOST_DESCRIBE_STRUCT(GatheredView, (), (problem, linked, kept))

Result<ProblemNew> read_new_problem(std::string_view body) { return json::read<ProblemNew>(body); }

Result<std::vector<tickets::TicketId>> read_voices(std::string_view body) { return TRY(json::read<VoicesAsked>(body)).tickets; }

Result<std::string> write_problems(const db::Reader& r, const tickets::Desk& desk, const Page<ListedProblem>& page, http::Language language) {
  const auto network = TRY(desk.network->at(r, desk.partition));
  ProblemsView out;
  for (const auto& [row, voices] : page.items) {
    const auto* place = network->place(row.place);
    const auto* unit = network->unit(row.holder_unit);
    ProblemView& view = out.items.emplace_back(ProblemView{.id = row.id, .number = row.number, .title = row.title, .state = row.state,
                                                           .registered_at = row.registered_at, .version = row.version, .voices = voices});
    view.place = place ? *place : places::PlaceRef{row.place, row.place, row.place};
    view.category = tickets::named_category(desk, row.category, language);
    if (unit) view.holder_unit = places::UnitRef{row.holder_unit, unit->name};
  }
  if (!page.next.empty()) out.next = page.next;
  return json::write(out, desk.zone);
}

std::string write_gathered(const tickets::Desk& desk, const Gathered& g) {
  const auto& p = g.problem;
  return json::write(GatheredView{.problem = {p.id, p.number, p.title, p.state, p.version}, .linked = g.linked, .kept = g.kept}, desk.zone);
}

}  // namespace lianxin::problems
