#include "features/visits/sync_actions.h"

#include <algorithm>
#include <set>

#include "features/links/links.h"
#include "features/places/places.h"
#include "features/visits/sync_store.h"
#include "platform/crypto/digest.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct SyncedDetail {
  std::int64_t households = 0;
  bool full = false;
};
BOOST_DESCRIBE_STRUCT(SyncedDetail, (), (households, full))

namespace {

constexpr int most_households = 5000;
// What was being written while the last answer was read is told again.
constexpr std::int64_t overlap_ms = 2 * ms_per_minute;

struct Whole {
  households::Own own{};
  std::vector<store::OwnRow> rows{};
  std::map<HouseholdId, LastVisit> last{};
  std::map<HouseholdId, std::vector<tickets::Ticket>> tickets{};
};

std::vector<HouseholdId> ids_of(const std::vector<store::OwnRow>& rows) {
  std::vector<HouseholdId> out;
  for (const auto& row : rows) out.push_back(row.id);
  return out;
}

Result<Whole> whole_of(const db::Reader& r, const Doing& doing, const VisitBook& book) {
  Whole out;
  if (doing.by.person.is_nil()) return out;
  out.own = TRY(links::own_households(r, book.partition, doing.by.person, day_of(doing.now, doing.zone)));
  out.rows = TRY(store::own_rows(r, book.partition, out.own.households, out.own.places, most_households));
  const auto ids = ids_of(out.rows);
  out.last = TRY(store::last_visits(r, book.partition, ids));
  const auto desk = TRY(book.desk->at(r));
  for (const auto& [household, id] : TRY(store::open_tickets(r, book.partition, ids))) {
    auto ticket = tickets::show_ticket(r, doing.by, *desk, tickets::TicketId{id});
    if (ticket) out.tickets[household].push_back(*std::move(ticket));
    else if (ticket.error().code != Code::not_found) return ticket.error();
  }
  return out;
}

// A household that comes or goes, a list that changes and a period that begins make everything be sent again.
std::string scope_of(const Doing& doing, const VisitBook& book, const Whole& whole) {
  std::string text = to_text(doing.by.person) + book.needs.version + book.households->form.version + book.households->tags.version;
  text += to_text(Period::containing(PeriodKind::two_months, day_of(doing.now, doing.zone)));
  std::set<std::string> linked;
  for (const auto& id : whole.own.households) linked.insert(to_text(id));
  for (const auto& id : linked) text += id;
  for (const auto& row : whole.rows) text += to_text(row.id);
  return crypto::base64url(crypto::hexadecimal(crypto::sha256(text)).substr(0, 24));
}

bool has_changed(const Whole& whole, const store::OwnRow& row, Moment mark) {
  if (row.changed_at > mark) return true;
  const auto last = whole.last.find(row.id);
  if (last != whole.last.end() && last->second.changed_at > mark) return true;
  const auto tickets = whole.tickets.find(row.id);
  return tickets != whole.tickets.end() && std::ranges::any_of(tickets->second, [&](const auto& t) { return t.changed_at > mark; });
}

Result<std::vector<OwnHousehold>> open_all(const db::Reader& r, const Doing& doing, const VisitBook& book, const Whole& whole, const std::vector<HouseholdId>& ids) {
  std::vector<OwnHousehold> out;
  if (ids.empty()) return out;
  auto tags = TRY(store::tags_on(r, book.partition, ids, day_of(doing.now, doing.zone)));
  for (auto& open : TRY(households::open_for(r, *book.households, ids))) {
    const HouseholdId id = open.household.id;
    OwnHousehold& one = out.emplace_back(OwnHousehold{.open = std::move(open)});
    one.linked = std::ranges::find(whole.own.households, id) != whole.own.households.end();
    one.tags = std::move(tags[id]);
    if (const auto last = whole.last.find(id); last != whole.last.end()) one.last = last->second;
    if (const auto at = whole.tickets.find(id); at != whole.tickets.end())
      for (const auto& t : at->second) one.tickets.push_back({t.id.value, t.title, std::string(name_of(t.state))});
  }
  std::ranges::sort(out, {}, [](const OwnHousehold& h) { return std::pair(h.open.household.path, h.open.household.number); });
  return out;
}

Result<std::vector<places::PlaceRef>> places_of(const db::Reader& r, const VisitBook& book, const Whole& whole) {
  std::set<std::string> codes(whole.own.places.begin(), whole.own.places.end());
  for (const auto& row : whole.rows) codes.insert(row.place);
  auto out = TRY(places::place_refs(r, book.partition, {codes.begin(), codes.end()}));
  std::ranges::sort(out, {}, &places::PlaceRef::code);
  return out;
}

}  // namespace

Result<SyncAnswer> sync(const db::Reader& r, const Doing& doing, const VisitBook& book, const std::optional<SyncToken>& since) {
  const Whole whole = TRY(whole_of(r, doing, book));
  SyncAnswer out{.token = {scope_of(doing, book, whole), doing.now - overlap_ms}};
  out.full = !since || since->scope != out.token.scope || since->mark > doing.now;
  std::vector<HouseholdId> changed;
  for (const auto& row : whole.rows)
    if (out.full || has_changed(whole, row, since->mark)) changed.push_back(row.id);
  out.households = TRY(open_all(r, doing, book, whole, changed));
  if (out.full) out.places = TRY(places_of(r, book, whole));
  if (!out.full && changed.empty()) return out;
  out.due = TRY(duties::my_duties(r, *book.reckoning, doing.by.person, day_of(doing.now, doing.zone)));
  if (!out.full)
    std::erase_if(out.due.items, [&](const duties::DueItem& item) {
      return item.row.household && std::ranges::find(changed, item.row.household->id) == changed.end();
    });
  return out;
}

Result<void> tell_opened(db::Writer& w, const Doing& doing, const SyncAnswer& answer) {
  const SyncedDetail detail{static_cast<std::int64_t>(answer.households.size()), answer.full};
  return journal::record(w, doing, {.kind = "household.identities_synced", .subject_kind = "person", .subject = to_text(doing.by.person),
                                    .place_path = answer.households.front().open.household.path, .detail = json::write(detail)});
}

}  // namespace lianxin::visits
