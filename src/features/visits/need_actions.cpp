#include "features/visits/need_actions.h"

#include <algorithm>
#include <map>
#include <set>

#include "features/places/places.h"

namespace lianxin::visits {
namespace {

class Ledger {
 public:
  Ledger(const db::Reader& r, const Doing& doing, const VisitBook& book, const tickets::Desk& desk) : r_(r), doing_(doing), book_(book), desk_(desk) {}

  Result<void> add_visits(const std::vector<store::VisitRow>& rows) {
    for (const auto& row : rows) {
      std::set<std::string> categories;
      for (const Uuid& id : TRY(store::tickets_of(r_, book_.partition, row.visit.id))) TRY(add_ticket(tickets::TicketId{id}, &row, &categories));
      if (row.visit.status == VisitStatus::void_) continue;
      for (const auto& key : row.visit.needs) {
        if (key == all_is_well || is_among(key, categories)) continue;
        entries_.push_back({.on = row.visit.day, .visit = row, .need = key, .place = row.place});
      }
    }
    return {};
  }

  Result<void> add_tickets(const std::vector<tickets::store::TicketRow>& rows) {
    for (const auto& row : rows) TRY(add_ticket(row.id, nullptr, nullptr));
    return {};
  }

  Result<std::vector<NeedEntry>> entries() {
    std::vector<std::string> codes;
    std::vector<UnitId> units;
    for (const auto& entry : entries_) {
      if (!entry.ticket) continue;
      codes.push_back(entry.ticket->place);
      units.push_back(entry.ticket->holder_unit);
    }
    std::map<std::string, places::PlaceRef> place_of;
    for (auto& ref : TRY(places::place_refs(r_, book_.partition, codes))) place_of.emplace(ref.code, ref);
    std::map<UnitId, std::string> unit_of;
    for (auto& ref : TRY(places::unit_refs(r_, book_.partition, units))) unit_of.emplace(ref.id, ref.name);
    for (auto& entry : entries_) {
      if (!entry.ticket) continue;
      if (const auto place = place_of.find(entry.ticket->place); place != place_of.end()) entry.place = place->second;
      if (const auto unit = unit_of.find(entry.ticket->holder_unit); unit != unit_of.end()) entry.unit = unit->second;
    }
    std::ranges::stable_sort(entries_, {}, &NeedEntry::on);
    return std::move(entries_);
  }

 private:
  // One that the asker does not see is left out.
  Result<void> add_ticket(tickets::TicketId id, const store::VisitRow* told, std::set<std::string>* categories) {
    if (!seen_.insert(id).second) return {};
    auto ticket = tickets::show_ticket(r_, doing_.by, desk_, id);
    if (!ticket) return ticket.error().code == Code::not_found ? Result<void>{} : Result<void>(ticket.error());
    if (categories && ticket->category) categories->insert(*ticket->category);
    NeedEntry entry{.on = ticket->said_on.value_or(day_of(ticket->registered_at, doing_.zone))};
    if (told) entry.visit = *told;
    entry.ticket = *std::move(ticket);
    entries_.push_back(std::move(entry));
    return {};
  }

  // What became a request of its category is not told twice.
  bool is_among(const std::string& key, const std::set<std::string>& categories) const {
    const Need* need = book_.needs.find(key);
    if (!need || !need->category) return false;
    return std::ranges::any_of(categories, [&](const std::string& each) { return each == *need->category || each.starts_with(*need->category + "."); });
  }

  const db::Reader& r_;
  const Doing& doing_;
  const VisitBook& book_;
  const tickets::Desk& desk_;
  std::set<tickets::TicketId> seen_{};
  std::vector<NeedEntry> entries_{};
};

}  // namespace

Result<NeedLedger> needs_of(const db::Reader& r, const Doing& doing, const VisitBook& book, const std::optional<std::string>& place, Day from, Day to) {
  const auto where = TRY(places::place_named(r, book.partition, place.value_or(book.partition)));
  NeedLedger out{.place = {where.code, where.name, where.full_name}};
  const PathRange range = places::range_of(where.now_path);
  const auto desk = TRY(book.desk->at(r));
  const PageRequest page{.limit = most_ledger_rows};
  const auto visits = TRY(store::list_visits(r, book.partition, {.places = range, .from = from, .to = to}, access::sight_of(doing.by, read_visits), doing.by.person, page));
  tickets::store::TicketFilter asked{.places = range, .sort = tickets::store::TicketSort::created_last, .now = doing.now};
  asked.from = moment_at(from, 0, doing.zone);
  asked.to = moment_at(to + 1, 0, doing.zone);
  const auto requests = TRY(tickets::list_tickets(r, doing.by, *desk, asked, page));
  Ledger ledger(r, doing, book, *desk);
  TRY(ledger.add_visits(visits.items));
  TRY(ledger.add_tickets(requests.items));
  out.entries = TRY(ledger.entries());
  out.cut = !visits.next.empty() || !requests.next.empty();
  return out;
}

}  // namespace lianxin::visits
