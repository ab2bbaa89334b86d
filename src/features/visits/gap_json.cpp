#include "features/visits/gap_json.h"

#include "base/page.h"
#include "base/position.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct GapHouseholdView {
  households::HouseholdId id{};
  std::string number{};
  std::string name{};
  places::PlaceRef place{};
};
BOOST_DESCRIBE_STRUCT(GapHouseholdView, (), (id, number, name, place))

struct GapView {
  std::optional<people::PersonRef> person{};
  places::PlaceRef place{};
  std::optional<GapHouseholdView> household{};
  std::optional<Uuid> visit{};
  std::optional<Uuid> ticket{};
  std::optional<std::string> ticket_number{};
  std::optional<Day> since_on{};
};
BOOST_DESCRIBE_STRUCT(GapView, (), (person, place, household, visit, ticket, ticket_number, since_on))

struct GapsView {
  GapList list{};
  std::int64_t total = 0;
  std::vector<GapView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(GapsView, (), (list, total, items, next))

std::string write_gaps(GapList list, const std::vector<Gap>& gaps, std::size_t after, std::size_t limit) {
  GapsView view{.list = list, .total = static_cast<std::int64_t>(gaps.size())};
  const std::size_t end = std::min(gaps.size(), after + limit);
  for (std::size_t i = after; i < end; ++i) {
    const Gap& gap = gaps[i];
    GapView& out = view.items.emplace_back(GapView{.person = gap.person, .place = gap.place});
    if (gap.household) out.household = GapHouseholdView{gap.household->id, gap.household->number, gap.household->name, gap.place};
    out.visit = gap.visit;
    out.ticket = gap.ticket;
    if (gap.ticket) out.ticket_number = gap.ticket_number;
    out.since_on = gap.since_on;
  }
  if (end < gaps.size()) view.next = make_position(end);
  return json::write(view);
}

}  // namespace lianxin::visits
