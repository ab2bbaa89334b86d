#include "features/tickets/ticket_jobs.h"

#include "features/places/place_change_detail.h"
#include "features/places/places.h"
#include "features/tickets/ticket_actions.h"
#include "features/tickets/ticket_place_store.h"
#include "features/tickets/tickets.h"
#include "platform/json/json.h"

namespace lianxin::tickets {

struct SignalView {
  TicketId id{};
  std::string number{};
  TicketState state{};
  std::int64_t version = 0;
  EventName change{};
};
BOOST_DESCRIBE_STRUCT(SignalView, (), (id, number, state, version, change))

namespace {

constexpr int batch = 200;
constexpr int most_consequences = 12;  // of one ticket in one run: the whole ladder and more

Result<void> run_one(db::Store& store, const DeskSource& source, TicketId id, Moment now) {
  return store.write_and_wait([&](db::Writer& w) -> Result<void> {
    const auto held = TRY(source.at(w));
    const Desk& desk = *held;
    const Doing doing{.by = system_actor("job"), .now = now, .zone = desk.zone};
    Ticket ticket = TRY(store::load_ticket(w, desk.partition, id));
    for (int i = 0; i < most_consequences; ++i) {
      const std::int64_t version = ticket.version;
      ticket = TRY(command_let_in(w, doing, desk, ticket, Tick{}));
      if (ticket.version == version) break;
    }
    return {};
  });
}

}  // namespace

Result<int> run_clocks(db::Store& store, const DeskSource& source, Moment now) {
  const auto ids = TRY(store.reading([&](db::Reader& r) { return store::list_alarms(r, source.packs().partition, now, batch); }));
  int done = 0;
  std::optional<Error> failed;
  for (const TicketId id : ids) {
    // One that cannot be worked out (a year without a calendar) does not hold up the others.
    if (auto one = run_one(store, source, id, now); one)
      ++done;
    else if (!failed)
      failed = std::move(one).error();
  }
  if (done == 0 && failed) return std::move(*failed);
  return done;
}

std::vector<Reaction> ticket_reactions(const std::string& partition) {
  const auto moved = [&partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceChangedDetail>(row.detail));
    TRY(store::move_tickets(w, partition, places::range_of(change.from_path), change.to_path));
    return {};
  };
  const auto merged = [&partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceChangedDetail>(row.detail));
    TRY(store::merge_tickets(w, partition, change.from_path, change.into.value_or(row.subject), change.to_path));
    return {};
  };
  const auto split = [&partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto change = TRY(json::read<places::PlaceSplitDetail>(row.detail));
    for (const auto& part : change.parts)
      TRY(store::give_tickets(w, partition, change.from_path, part.tickets, part.code, part.path));
    // Closed ones, and one that came in while the place was split, belong to who stands for it.
    if (change.into) TRY(store::merge_tickets(w, partition, change.from_path, *change.into, change.to_path));
    return {};
  };
  return {{"tickets.follow_moved_place", "place.moved", moved},
          {"tickets.follow_merged_place", "place.merged", merged},
          {"tickets.follow_split_place", "place.split", split}};
}

http::EventSource event_source(std::string partition) {
  return [partition = std::move(partition)](db::Reader& r, const journal::Row& row) -> Result<std::optional<http::LiveEvent>> {
    if (row.subject_kind != "ticket" || !row.kind.starts_with("ticket.")) return std::optional<http::LiveEvent>{};
    const auto change = named<EventName>(std::string_view(row.kind).substr(7));
    const auto id = parse_id<TicketId>(row.subject);
    if (!change || !id) return std::optional<http::LiveEvent>{};
    const auto ticket = TRY(store::find_ticket(r, partition, *id));
    if (!ticket) return std::optional<http::LiveEvent>{};
    const SignalView signal{*id, ticket->number, ticket->state, ticket->version, *change};
    return std::optional<http::LiveEvent>(http::LiveEvent{"ticket", json::write(signal), read_tickets, scope_of(*ticket)});
  };
}

}  // namespace lianxin::tickets
