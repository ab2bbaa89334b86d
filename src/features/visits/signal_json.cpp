#include "features/visits/signal_json.h"

#include <algorithm>

#include "base/position.h"
#include "features/households/household_shown.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct SignalVisitView {
  VisitId id{};
  VisitKind kind{};
  Day day{};
  Moment began_at{};
  std::optional<Moment> ended_at{};
  places::PlaceRef place{};
  std::optional<households::HouseholdShown> household{};
  std::vector<people::PersonRef> visited_by{};
  std::string words{};
};
BOOST_DESCRIBE_STRUCT(SignalVisitView, (), (id, kind, day, began_at, ended_at, place, household, visited_by, words))

struct SignalView {
  SignalKind kind{};
  Day on{};
  std::string question{};
  std::vector<SignalVisitView> visits{};
};
BOOST_DESCRIBE_STRUCT(SignalView, (), (kind, on, question, visits))

namespace {

std::string question_of(const AskedAbout& asked, http::Language language) {
  const std::string key = asked.at_once ? "at_once" : std::string(name_of(asked.kind));
  return http::translated("visits.ask." + key, asked.args, language);
}

SignalVisitView view_of(const store::VisitRow& row) {
  const Visit& v = row.visit;
  SignalVisitView out{.id = v.id, .kind = v.kind, .day = v.day, .began_at = v.began_at, .ended_at = v.ended_at, .place = row.place};
  if (v.household) out.household = households::HouseholdShown{*v.household, row.household_number, row.household_name, row.place};
  out.visited_by = v.visited_by;
  out.words = v.words;
  return out;
}

}  // namespace

std::string write_signals(const std::vector<AskedAbout>& all, std::size_t after, std::size_t limit, const Doing& doing, http::Language language) {
  Page<SignalView> page;
  const std::size_t end = std::min(all.size(), after + limit);
  for (std::size_t i = after; i < end; ++i) {
    page.items.push_back({all[i].kind, all[i].on, question_of(all[i], language), {}});
    for (const auto& row : all[i].visits) page.items.back().visits.push_back(view_of(row));
  }
  if (end < all.size()) page.next = make_position(end);
  return json::write(page, doing.zone);
}

}  // namespace lianxin::visits
