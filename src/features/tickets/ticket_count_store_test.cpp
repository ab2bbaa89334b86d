// The tallies against a recount, whatever happens to the tickets; and the counts each person is told against the list
// that person is shown.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <tuple>

#include "features/places/places.h"
#include "features/tickets/ticket_house_test.h"
#include "features/tickets/ticket_list_store.h"
#include "features/tickets/ticket_place_store.h"
#include "features/tickets/ticket_scenes_test.h"
#include "features/tickets/ticket_store.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using house::prefecture;
using Tallies = std::map<std::tuple<std::string, std::string, std::int64_t>, std::tuple<std::int64_t, std::int64_t, std::int64_t>>;

Tallies tallies(db::Store& store, const std::string& sql) {
  Tallies out;
  const auto done = store.reading([&](db::Reader& r) {
    return r.select(sql, {prefecture}, [&](const db::Row& row) {
      out[{row.get<std::string>(0), row.get<std::string>(1), row.integer(2)}] = {row.integer(3), row.integer(4), row.integer(5)};
    });
  });
  REQUIRE(done.has_value());
  return out;
}

void check_tallies(db::Store& store) {
  const std::string closed = std::to_string(store::due_when_closed);
  const std::string sums = ", count(*), sum(is_paused), sum(needs_decision) from ";
  const std::string holder = "case when due_at < " + closed + " then holder_unit else '' end as holder";
  const std::string all = "select 'p' || substr(place_path, 1, 6) as scope, " + holder +
                          ", state, is_paused, needs_decision, round_id from tickets where partition = $1 union all select 'u' || u.unit || "
                          "substr(place_path, 1, 6) as scope, " + holder +
                          ", t.state, is_paused, needs_decision, round_id from tickets t join ticket_units u on u.partition = t.partition and "
                          "u.ticket_id = t.id where t.partition = $1";
  const auto kept = tallies(store,
                            "select scope, holder_unit, state, sum(tickets), sum(paused), sum(deciding) from ticket_tallies "
                            "where partition = $1 group by scope, holder_unit, state having sum(tickets) <> 0");
  const auto counted = tallies(
      store, "select scope, holder, state" + sums + "(" + all + " union all select 'r' || scope, holder, state, is_paused, needs_decision, round_id from (" + all +
                 ") o where round_id is not null) x group by scope, holder, state");
  CHECK(kept == counted);
  CHECK_FALSE(counted.empty());
}

// A ticket with a place and people of the scenes, taken for a random walk in the store.
class Walk {
 public:
  Walk(db::Store& store, unsigned seed) : store_(store), random_(seed) {}

  Ticket begin(std::string_view path, bool about_water) {
    Register c = scenes::well_is_broken();
    c.id = {named_uuid("walk " + std::to_string(random_()))};
    if (about_water) c.about_units = {scenes::water_bureau};
    if (random_() % 3 == 0) c.round = named_uuid("round of the walk");
    std::vector<TicketEvent> events;
    Ticket t = scenes::run({}, c, scenes::chaolu(), now_ = scenes::at(9, 7), &events);
    t.place_path = path;
    t.number = to_text(t.id);
    write([&](db::Writer& w) { return store::insert_ticket(w, prefecture, t, events, {}); });
    return t;
  }
  Ticket step(Ticket t) {
    static const auto names = all_of<CommandName>();
    now_ = std::min(now_ + static_cast<std::int64_t>(random_() % 12) * ms_per_hour, scenes::at(11, 10));
    const CommandName name = names[random_() % names.size()];
    const bool leads_away = name == CommandName::withdraw || name == CommandName::hand_down || name == CommandName::hand_over;
    if (leads_away && random_() % 6) return t;
    Command c = scenes::command_of(name);
    if (auto* assign = std::get_if<Assign>(&c); assign && random_() % 2) assign->joint_units = {scenes::finance_bureau};
    const auto events = decide(t, c, scenes::actor_of(name, t), now_, scenes::policy_for(t));
    if (!events || events->empty()) return t;
    Ticket after = apply_all(t, *events);
    write([&](db::Writer& w) { return store::save_ticket(w, prefecture, t, after, *events); });
    return after;
  }
  template <class Work>
  void write(Work&& work) {
    const auto done = store_.transact(work);
    INFO((done ? std::string() : done.error().key + " " + done.error().detail));
    REQUIRE(done.has_value());
  }

 private:
  db::Store& store_;
  std::mt19937 random_;
  Moment now_{};
};

constexpr std::string_view paths[] = {"001", "001001", "001001001001", "001001002", "001002", "001002001", "002001"};

void walk_all(db::Store& store, int tickets, int steps, unsigned seed) {
  Walk walk(store, seed);
  for (int i = 0; i < tickets; ++i) {
    Ticket t = walk.begin(paths[static_cast<std::size_t>(i) % std::size(paths)], i % 5 == 0);
    for (int step = 0; step < steps; ++step) t = walk.step(std::move(t));
  }
}

// What a list shows, counted here: the truth that counts must tell.
store::TicketCounts counted(const std::vector<store::TicketRow>& rows, const std::map<TicketId, std::pair<Light, bool>>& lights) {
  std::map<TicketState, std::int64_t> states;
  std::map<Light, std::int64_t> by_light;
  std::map<UnitId, std::int64_t> holders;
  store::TicketCounts out;
  for (const auto& row : rows) {
    ++states[row.state];
    if (lights.at(row.id).second) ++out.needs_decision;
    if (row.due_at == store::due_when_closed) continue;
    ++out.open;
    ++by_light[lights.at(row.id).first];
    ++holders[row.holder_unit];
  }
  out.total = static_cast<std::int64_t>(rows.size());
  out.by_state.assign(states.begin(), states.end());
  out.by_light.assign(by_light.begin(), by_light.end());
  out.by_holder.assign(holders.begin(), holders.end());
  return out;
}

std::map<TicketId, std::pair<Light, bool>> lights_of(db::Store& store, Moment now) {
  std::map<TicketId, std::pair<Light, bool>> out;
  const auto done = store.reading([&](db::Reader& r) {
    return r.select("select id, due_at, amber_at, is_paused, needs_decision from tickets where partition = $1", {prefecture},
                    [&](const db::Row& row) {
                      const Light light = row.get<bool>(3)              ? Light::paused
                                          : row.integer(1) < now.ms     ? Light::red
                                          : row.integer(2) <= now.ms    ? Light::amber
                                                                        : Light::green;
                      out[row.get<TicketId>(0)] = {light, row.get<bool>(4)};
                    });
  });
  REQUIRE(done.has_value());
  return out;
}

void check_told(db::Store& store, const Actor& actor, const access::Sight& sight, const store::TicketFilter& filter) {
  const auto all = store.reading([&](db::Reader& r) { return store::list_tickets(r, prefecture, actor, sight, filter, {.limit = 500}); });
  const auto told = store.reading([&](db::Reader& r) { return store::count_tickets(r, prefecture, actor, sight, filter); });
  REQUIRE(all.has_value());
  REQUIRE(told.has_value());
  const auto truth = counted(all->items, lights_of(store, filter.now));
  CHECK(told->total == truth.total);
  CHECK(told->open == truth.open);
  CHECK(told->needs_decision == truth.needs_decision);
  CHECK(told->by_state == truth.by_state);
  CHECK(told->by_light == truth.by_light);
  CHECK(told->by_holder == truth.by_holder);
}

}  // namespace

TEST_CASE("after random commands and moves of places the tallies are what a recount gives") {
  test::with_each_store("tallies", [](db::Store& store) {
    walk_all(store, 42, 60, 11);
    check_tallies(store);
    std::string number;
    REQUIRE(store.reading([&](db::Reader& r) {
      return r.select("select min(number) from tickets where place_path = '002001'", {}, [&](const db::Row& row) { number = row.text(0); });
    }).has_value());
    Walk(store, 1).write([&](db::Writer& w) -> Result<void> {
      TRY(store::move_tickets(w, prefecture, places::range_of("001002"), "001001009"));
      TRY(store::merge_tickets(w, prefecture, "001001", "150700000000", "001"));
      TRY(store::give_tickets(w, prefecture, "002001", {number}, "150700000000", "001002"));
      return {};
    });
    check_tallies(store);
  });
}

TEST_CASE("everybody's counts are those of the list shown to that person, in any range and at any time") {
  test::with_each_store("counts told", [](db::Store& store) {
    walk_all(store, 70, 25, 23);
    const auto places_of = [](std::string_view path) { return access::Sight{.ranges = {places::range_of(path)}}; };
    const std::pair<Actor, access::Sight> sights[] = {
        {scenes::bai(), places_of("001")},
        {scenes::bao(), places_of("001001")},
        {scenes::chaolu(), places_of("001001001")},
        {scenes::wang(), {.units = {scenes::water_bureau}}},  // some are about this bureau
        {scenes::wang(), places_of("001001")},
        {scenes::li(), {.units = {scenes::finance_bureau}}},
        {scenes::li(), {.units = {scenes::finance_bureau, scenes::county_office}}},
        {scenes::bao(), {.ranges = {places::range_of("001002")}, .units = {scenes::county_office}}},
        {scenes::zhao(), {.ranges = {places::range_of("001002"), places::range_of("002")}}},
        {scenes::the_system(), {.ranges = {{"", "\x7f"}}}},
        {scenes::sun(), {}},
    };
    std::set<std::int64_t> totals;
    for (const auto& [actor, sight] : sights) {
      for (const Moment now : {scenes::at(9, 7), scenes::at(9, 15), scenes::at(11, 10)}) {
        CAPTURE(actor.name);
        CAPTURE(now.ms);
        check_told(store, actor, sight, {.now = now});
        check_told(store, actor, sight, {.open = true, .now = now});
        check_told(store, actor, sight, {.states = {TicketState::closed, TicketState::withdrawn}, .open = true, .now = now});
        check_told(store, actor, sight, {.states = {TicketState::assigned, TicketState::declined}, .now = now});
        check_told(store, actor, sight, {.open = true, .rounds = store::Rounds::without, .now = now});
        check_told(store, actor, sight, {.rounds = store::Rounds::only, .now = now});
        check_told(store, actor, sight, {.round = named_uuid("round of the walk"), .now = now});
        check_told(store, actor, sight, {.places = places::range_of("001001"), .now = now});
        check_told(store, actor, sight, {.places = places::range_of("001001001"), .now = now});
        check_told(store, actor, sight, {.holder = scenes::county_office, .now = now});
        check_told(store, actor, sight, {.lights = {Light::red, Light::paused}, .now = now});
        const auto told = store.reading([&, &a = actor, &s = sight](db::Reader& r) {
          return store::count_tickets(r, prefecture, a, s, {.now = now});
        });
        totals.insert(told->total);
      }
    }
    CHECK(totals.contains(70));
    CHECK(totals.contains(0));
    CHECK(totals.size() > 5);
  });
}

}  // namespace lianxin::tickets
