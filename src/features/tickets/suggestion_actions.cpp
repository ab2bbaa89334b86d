#include "features/tickets/suggestion_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/places/place_path.h"
#include "features/tickets/ticket_actions.h"
#include "platform/text/folding.h"
#include "platform/text/search_terms.h"

namespace lianxin::tickets {
namespace {

constexpr std::size_t county_path = 2 * places::path_step, township_path = 3 * places::path_step;
constexpr std::size_t most_joint = 2, most_similar_shown = 5, most_solved = 2, most_competent = 8;

PathRange around(std::string_view path, std::size_t depth) { return places::range_of(path.substr(0, std::min(depth, path.size()))); }

Moment days_before(Moment now, int days) { return Moment{now.ms - static_cast<std::int64_t>(days) * 86'400'000}; }

bool is_or_is_above(std::string_view category, std::string_view code) {
  return code == category || (category.starts_with(code) && category[code.size()] == '.');
}

// The narrowest row of a unit's catalogue that covers the category.
std::optional<std::string> row_of(const places::Unit& unit, std::string_view category) {
  std::optional<std::string> out;
  for (const auto& code : unit.categories) {
    if (is_or_is_above(category, code) && (!out || code.size() > out->size())) out = code;
  }
  return out;
}

Result<bool> is_recused(const db::Reader& r, const Desk& desk, const Ticket& ticket, UnitId unit) {
  if (ticket.about_units.empty()) return false;
  const auto chain = TRY(places::chain_of(r, desk.partition, unit));
  return std::ranges::any_of(chain, [&](UnitId id) { return std::ranges::find(ticket.about_units, id) != ticket.about_units.end(); });
}

// Who may be asked: of the area of the office that decides, its own level before those below.
Result<std::vector<places::Unit>> competent(const db::Reader& r, const Desk& desk, const Ticket& ticket) {
  const auto network = TRY(desk.network->at(r, desk.partition));
  const auto* office = network->unit(ticket.office_unit);
  std::vector<places::Unit> out;
  if (!office || !ticket.category) return out;
  for (auto& unit : TRY(places::handlers_of(r, desk.partition, ticket.place_path, *ticket.category))) {
    if (!unit.place_path.starts_with(office->place_path) || TRY(is_recused(r, desk, ticket, unit.id))) continue;
    if (auto whole = TRY(places::find_unit(r, desk.partition, unit.id))) out.push_back(std::move(*whole));  // with its catalogue
    if (out.size() == most_competent) break;
  }
  std::ranges::stable_sort(out, {}, [](const places::Unit& u) { return u.place_path.size(); });
  return out;
}

Result<SuggestedUnit> by_duty(const db::Reader& r, const Doing& doing, const Desk& desk, const Ticket& ticket,
                              const places::Unit& unit) {
  SuggestedUnit out{.unit = {unit.id, unit.name}, .category = row_of(unit, *ticket.category)};
  out.finished = TRY(store::count_finished(r, desk.partition, doing.by, sight_of_tickets(doing.by), unit.id, *ticket.category,
                                           days_before(doing.now, suggestion_days)));
  return out;
}

// The government of the township it happened in lends a hand when somebody above leads.
Result<std::optional<SuggestedUnit>> by_place(const db::Reader& r, const Desk& desk, const Ticket& ticket,
                                              const places::Unit& lead) {
  if (ticket.place_path.size() < township_path || lead.place_path.size() >= township_path) return std::optional<SuggestedUnit>{};
  const auto code = TRY(store::place_at(r, desk.partition, std::string_view(ticket.place_path).substr(0, township_path)));
  for (const auto& unit : TRY(places::units_of_place(r, desk.partition, code))) {
    if (unit.kind != places::UnitKind::government || TRY(is_recused(r, desk, ticket, unit.id))) continue;
    return std::optional<SuggestedUnit>({.unit = {unit.id, unit.name}, .because = SuggestedBecause::place, .category = {}});
  }
  return std::optional<SuggestedUnit>{};
}

Result<void> add_units(const db::Reader& r, const Doing& doing, const Desk& desk, const Ticket& ticket, Suggestions& out) {
  const auto units = TRY(competent(r, desk, ticket));
  if (units.empty()) return {};
  out.lead = TRY(by_duty(r, doing, desk, ticket, units.front()));
  if (auto helper = TRY(by_place(r, desk, ticket, units.front()))) out.joint.push_back(std::move(*helper));
  for (std::size_t i = 1; i < units.size() && out.joint.size() < most_joint; ++i) {
    const bool is_named = std::ranges::any_of(out.joint, [&](const SuggestedUnit& j) { return j.unit.id == units[i].id; });
    const bool is_as_close = row_of(units[i], *ticket.category) == out.lead->category;
    if (!is_named && is_as_close) out.joint.push_back(TRY(by_duty(r, doing, desk, ticket, units[i])));
  }
  return {};
}

Result<void> add_solved(const db::Reader& r, const Doing& doing, const Desk& desk, const Ticket& ticket, Suggestions& out) {
  if (!ticket.category || !out.lead) return {};
  auto finished = TRY(store::list_finished(r, desk.partition, doing.by, sight_of_tickets(doing.by), out.lead->unit.id,
                                           *ticket.category, days_before(doing.now, suggestion_days)));
  std::erase_if(finished, [&](const store::FinishedTicket& t) { return t.id == ticket.id || !t.handling.reply; });
  const auto near = around(ticket.place_path, township_path);
  std::ranges::stable_partition(finished, [&](const store::FinishedTicket& t) { return near.contains(t.place_path); });
  if (finished.size() > most_solved) finished.resize(most_solved);
  out.solved = std::move(finished);
  return {};
}

Likeness likeness_of(const store::NearTicket& t) {
  return {terms_of(t.title + "\n" + t.text), t.place, t.category, t.registered_at};
}

Result<std::vector<SimilarTicket>> similar_to(const db::Reader& r, const Doing& doing, const Desk& desk, const Likeness& to,
                                              std::string_view place_path, TicketId except) {
  auto near = TRY(store::list_near(r, desk.partition, doing.by, sight_of_tickets(doing.by),
                                   {.around = around(place_path, township_path),
                                    .wider = around(place_path, county_path),
                                    .category = to.category,
                                    .since = days_before(doing.now, similar_days),
                                    .except = except}));
  std::vector<Likeness> candidates;
  for (const auto& t : near) candidates.push_back(likeness_of(t));
  std::vector<SimilarTicket> out;
  for (auto& why : most_similar(to, candidates, most_similar_shown)) {
    auto& ticket = near[why.at];
    out.push_back({std::move(ticket), std::move(why)});
  }
  return out;
}

}  // namespace

std::vector<std::string> terms_of(std::string_view words) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < compared_characters && end < words.size(); ++n) next_code_point(words, end);
  const std::string folded = text::folded(words.substr(0, end));
  const auto terms = text::search_terms(folded);
  return {terms.begin(), terms.end()};
}

Result<Suggestions> suggest(const db::Reader& r, const Doing& doing, const Desk& desk, TicketId id) {
  const Ticket ticket = TRY(show_ticket(r, doing.by, desk, id));
  Suggestions out{.since = days_before(doing.now, suggestion_days)};
  TRY(add_units(r, doing, desk, ticket, out));
  TRY(add_solved(r, doing, desk, ticket, out));
  const Likeness own{terms_of(ticket.title + "\n" + ticket.text), ticket.place, ticket.category.value_or(""), ticket.registered_at};
  out.similar = TRY(similar_to(r, doing, desk, own, ticket.place_path, id));
  return out;
}

Result<std::vector<SimilarTicket>> find_similar(const db::Reader& r, const Doing& doing, const Desk& desk, const std::string& words,
                                                std::string_view place) {
  const auto where = TRY(places::place_named(r, desk.partition, place));
  return similar_to(r, doing, desk, {terms_of(words), where.now_code, "", doing.now}, where.now_path, {});
}

}  // namespace lianxin::tickets
