#include "features/tickets/ticket_seed.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/places/places.h"
#include "features/tickets/clock_rules.h"
#include "features/tickets/desk_actions.h"
#include "features/tickets/ticket_store.h"
#include "platform/feature/load_deployment.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

Deployment deployment() {
  auto out = deployment_with(*load_packs());
  REQUIRE(out);
  out->secret_key = std::string(32, 'k');
  return *std::move(out);
}

// Number and state of all tickets, to see whether two prefectures are the same.
std::string picture(db::Store& store) {
  std::string out;
  const auto done = store.reading([&](db::Reader& r) {
    return r.select("select number, state, version, due_at from tickets order by id", {}, [&](const db::Row& row) {
      out.append(row.text(0)).append(" ").append(row.text(1)).append(" ").append(row.text(2)).append(" ").append(row.text(3)).append("\n");
    });
  });
  REQUIRE(done);
  return out;
}

// Whether the history of each gives the ticket as it stands, and no clock runs for what has ended (an objection to a refusal has one).
void check_histories(db::Store& store, const Desk& desk, const std::vector<TicketId>& ids, std::size_t step) {
  for (std::size_t i = 0; i < ids.size(); i += step) {
    const auto both = store.reading([&](db::Reader& r) -> Result<std::pair<Ticket, Ticket>> {
      Ticket kept = TRY(store::load_ticket(r, desk.partition, ids[i]));
      return std::pair{std::move(kept), TRY(store::rebuild_ticket(r, desk.partition, ids[i]))};
    });
    REQUIRE(both);
    CAPTURE(both->first.number);
    CHECK(both->first == both->second);
    const TicketState state = both->first.state;
    if (state == TicketState::closed || state == TicketState::withdrawn) CHECK_FALSE(clock_that_applies(both->first));
  }
}

std::vector<TicketId> ids_in(db::Store& store) {
  const auto ids = store.reading([&](db::Reader& r) {
    return r.list("select id from tickets order by id", {}, [](const db::Row& row) { return row.get<TicketId>(0); });
  });
  REQUIRE(ids);
  return *ids;
}

}  // namespace

TEST_CASE("other dice, other lives: whatever happens to a request, its history gives it again") {
  const Deployment where = deployment();
  const auto desk = desk_of(where);
  REQUIRE(desk);
  std::set<std::string> pictures;
  for (const unsigned dice : {1u, 2u, 3u}) {
    CAPTURE(dice);
    const SeedOptions options{.tickets = 150, .random_seed = dice, .now = *parse_moment("2026-11-17T09:40:00+08:00")};
    test::TestDatabase database;
    db::Store& store = database.store();
    REQUIRE(places::feature(where)->seed(store, options));
    REQUIRE(seed_tickets(store, *desk, where.packs, options));
    const auto ids = ids_in(store);
    CHECK(ids.size() >= 150);
    check_histories(store, *desk, ids, 1);
    pictures.insert(picture(store));
  }
  CHECK(pictures.size() == 3);
}

TEST_CASE("the demonstration's requests stand in every state, the same each time, and their history gives them again") {
  const Deployment where = deployment();
  const auto desk = desk_of(where);
  REQUIRE(desk);
  const SeedOptions options{.tickets = 400, .now = *parse_moment("2026-11-17T09:40:00+08:00")};
  std::string first;
  for (int round = 0; round < 2; ++round) {
    test::TestDatabase database;
    db::Store& store = database.store();
    REQUIRE(places::feature(where)->seed(store, options));
    const auto seeded = seed_tickets(store, *desk, where.packs, options);
    INFO((seeded ? std::string() : seeded.error().key + " " + seeded.error().detail));
    REQUIRE(seeded);
    if (round == 0) first = picture(store);
    else CHECK(picture(store) == first);
    if (round == 1) continue;
    std::map<std::int64_t, int> states;
    std::vector<TicketId> ids;
    REQUIRE(store.reading([&](db::Reader& r) {
      return r.select("select state, id from tickets", {}, [&](const db::Row& row) {
        ++states[row.integer(0)];
        ids.push_back(row.get<TicketId>(1));
      });
    }));
    for (const TicketState state : all_of<TicketState>()) {
      CAPTURE(name_of(state));
      CHECK(states[static_cast<std::int64_t>(state)] > 0);
    }
    check_histories(store, *desk, ids, 7);
  }
}

}  // namespace lianxin::tickets
