#include "features/search/search_json.h"

#include "features/places/network.h"
#include "platform/json/json.h"

namespace lianxin::search {

struct HouseholdView {
  std::string number{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(HouseholdView, (), (number, name))

struct LedgerView {
  std::string key{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(LedgerView, (), (key, name))

struct HitView {
  HitKind kind{};
  Uuid id{};
  Moment at{};
  places::PlaceRef place{};
  std::vector<Piece> text{};
  json::Maybe<std::vector<Piece>> number{};
  json::Maybe<std::vector<Piece>> title{};
  json::Maybe<tickets::TicketState> state{};
  json::Maybe<visits::VisitKind> visit_kind{};
  json::Maybe<std::vector<people::PersonRef>> visited_by{};
  json::Maybe<HouseholdView> household{};
  json::Maybe<LedgerView> ledger{};
};
BOOST_DESCRIBE_STRUCT(HitView, (), (kind, id, at, place, text, number, title, state, visit_kind, visited_by, household, ledger))

struct ResultsView {
  std::vector<KindCount> kinds{};
  std::vector<HitView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(ResultsView, (), (kinds, items, next))

namespace {

HitView view_of(const Hit& hit, http::Language language) {
  HitView out{.kind = hit.kind, .id = hit.id, .at = hit.at, .place = {hit.place, hit.place, hit.place}, .text = hit.text};
  if (hit.kind != HitKind::visit) {
    out.number.emplace(hit.number);
    out.title.emplace(hit.title);
    if (hit.kind == HitKind::record) out.ledger.emplace(LedgerView{hit.ledger, language == http::Language::zh ? hit.ledger_zh : hit.ledger_en});
    else out.state = hit.state;
    return out;
  }
  out.visit_kind = hit.visit_kind;
  out.visited_by.emplace(hit.visited_by);
  if (!hit.household_number.empty()) out.household.emplace(HouseholdView{hit.household_number, hit.household_name});
  return out;
}

}  // namespace

Result<std::string> write_results(const db::Reader& r, const tickets::Desk& desk, const Results& results, http::Language language) {
  const auto network = TRY(desk.network->at(r, desk.partition));
  ResultsView out{.kinds = results.kinds};
  for (const Hit& hit : results.items) {
    HitView& view = out.items.emplace_back(view_of(hit, language));
    if (const auto* place = network->place(hit.place)) view.place = *place;
  }
  if (!results.next.empty()) out.next = results.next;
  return json::write(out, desk.zone);
}

}  // namespace lianxin::search
