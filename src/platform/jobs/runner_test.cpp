#include "platform/jobs/runner.h"

#include <doctest/doctest.h>

#include <thread>

#include "tests/support/settling.h"
#include "tests/support/test_database.h"

using namespace lianxin;
using namespace lianxin::jobs;
using test::with_each_store;

namespace {

constexpr Moment noon{1'763'784'000'000};

Doing doing() { return {.by = system_actor("test"), .now = noon}; }

void tell(db::Store& store, std::string_view kind, const std::string& subject) {
  REQUIRE(store.transact([&](db::Writer& w) {
    return journal::record(w, doing(), {.kind = kind, .subject_kind = "ticket", .subject = subject});
  }).has_value());
  test::wait_until_settled(store);
}

// A table that reactions write to: what happened, how often.
void make_effects(db::Store& store) {
  REQUIRE(store.transact([](db::Writer& w) { return w.run("create table effects (what text not null)", {}); }).has_value());
}

std::vector<std::string> effects(db::Store& store) {
  const auto rows = store.reading([](db::Reader& r) {
    return r.list("select what from effects", {}, [](const db::Row& row) { return row.get<std::string>(0); });
  });
  REQUIRE(rows.has_value());
  return *rows;
}

Reaction noting(std::string_view name, std::string_view kind) {
  return {name, kind, [name](db::Writer& w, const journal::Row& row) -> Result<void> {
            TRY(w.run("insert into effects (what) values ($1)", {std::string(name) + " " + row.kind + " " + row.subject}));
            return {};
          }};
}

int run(Runner& runner, Moment now) {
  const auto done = runner.run_due_once(now);
  REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().key + " " + done.error().detail));
  return *done;
}

}  // namespace

TEST_CASE("a timed job runs when it is due, on one runner at a time") {
  with_each_store("timed", [](db::Store& store) {
    int runs = 0;
    const TimedJob job{.name = "test.count", .every_s = 60, .run = [&](db::Store&, Moment) -> Result<int> { return ++runs; }};
    Runner one(store, {job}, {}, {.owner = "one"});
    Runner two(store, {job}, {}, {.owner = "two"});
    CHECK(run(one, noon) == 1);
    CHECK(run(two, noon) == 0);
    CHECK(run(two, noon + 59'999) == 0);
    CHECK(run(two, noon + 60'000) == 2);
    CHECK(run(one, noon + 60'000) == 0);
    CHECK(runs == 2);
  });
}

TEST_CASE("while one runner holds a job no other takes it, until the lease is over") {
  with_each_store("lease", [](db::Store& store) {
    Runner* other = nullptr;
    Moment at = noon;
    int runs = 0;
    const TimedJob job{.name = "test.slow", .every_s = 1, .run = [&](db::Store&, Moment) -> Result<int> {
                         if (++runs == 1) CHECK(*other->run_due_once(at) == 0);
                         if (runs == 1) CHECK(*other->run_due_once(at + 119'999) == 0);
                         if (runs == 1) CHECK(*other->run_due_once(at + 120'000) == 1);
                         return 1;
                       }};
    Runner one(store, {job}, {}, {.owner = "one"});
    Runner two(store, {job}, {}, {.owner = "two"});
    other = &two;
    CHECK(run(one, at) == 1);
    CHECK(runs == 2);
  });
}

TEST_CASE("a failing job is tried again, later each time, and its state says why") {
  with_each_store("backoff", [](db::Store& store) {
    bool well = false;
    const TimedJob job{.name = "test.fails", .every_s = 3600, .run = [&](db::Store&, Moment) -> Result<int> {
                         if (!well) return fail(Code::conflict, "test.no");
                         return 1;
                       }};
    Runner runner(store, {job}, {});
    const auto tried = [&](Moment at) { return !runner.run_due_once(at).has_value(); };
    CHECK(tried(noon));
    CHECK_FALSE(tried(noon + 999));
    CHECK(tried(noon + 1'000));
    CHECK_FALSE(tried(noon + 2'999));
    CHECK(tried(noon + 3'000));
    auto states = store.reading([](db::Reader& r) { return list_job_states(r); });
    REQUIRE(states.has_value());
    REQUIRE(states->size() == 1);
    CHECK(states->front().failures == 3);
    CHECK(states->front().last_error == "test.no");
    well = true;
    CHECK(run(runner, noon + 10'000) == 1);
    states = store.reading([](db::Reader& r) { return list_job_states(r); });
    CHECK(states->front().failures == 0);
    CHECK(states->front().next_at == noon + 10'000 + 3'600'000);
  });
}

TEST_CASE("reactions see each row of their kind once, in order") {
  with_each_store("reactions", [](db::Store& store) {
    make_effects(store);
    Runner runner(store, {}, {noting("a", "ticket.closed"), noting("b", "ticket.*")});
    tell(store, "ticket.opened", "1");
    tell(store, "ticket.closed", "1");
    tell(store, "place.moved", "x");
    CHECK(run(runner, noon) == 3);
    CHECK(run(runner, noon) == 0);
    CHECK(effects(store) == std::vector<std::string>{"a ticket.closed 1", "b ticket.opened 1", "b ticket.closed 1"});
    for (int i = 0; i < 450; ++i) tell(store, i % 3 == 0 ? "ticket.closed" : "place.moved", std::to_string(i));
    CHECK(run(runner, noon) == 300);
    Runner again(store, {}, {noting("a", "ticket.closed"), noting("b", "ticket.*")});
    runner.stop();
    CHECK(run(again, noon) == 0);
  });
}

TEST_CASE("a reaction may cause another, and a failing one blocks only itself and leaves nothing half-done") {
  with_each_store("chain", [](db::Store& store) {
    make_effects(store);
    bool well = false;
    const Reaction chain{"chain", "ticket.closed", [](db::Writer& w, const journal::Row& row) {
                           return journal::record(w, doing(), {.kind = "task.finished", .subject_kind = "task", .subject = row.subject});
                         }};
    const Reaction failing{"failing", "ticket.closed", [&](db::Writer& w, const journal::Row& row) -> Result<void> {
                             TRY(w.run("insert into effects (what) values ('half')", {}));
                             if (row.subject == "2" && !well) return fail(Code::internal, "test.no");
                             return {};
                           }};
    Runner runner(store, {}, {chain, failing, noting("end", "task.finished")});
    for (const char* subject : {"1", "2", "3"}) tell(store, "ticket.closed", subject);  // one transaction at first
    CHECK_FALSE(runner.run_due_once(noon).has_value());
    CHECK(effects(store) == std::vector<std::string>{"half", "end task.finished 1", "end task.finished 2", "end task.finished 3"});
    const auto states = store.reading([](db::Reader& r) { return list_reaction_states(r); });
    REQUIRE(states.has_value());
    REQUIRE(states->size() == 3);
    CHECK((*states)[2].name == "failing");
    CHECK((*states)[2].failures == 1);
    CHECK((*states)[2].last_error == "test.no");
    CHECK(run(runner, noon + 999) == 0);
    well = true;
    CHECK(run(runner, noon + 1000) == 2);
    CHECK(effects(store).size() == 6);
  });
}

TEST_CASE("runners on threads: each effect once, prompt to stop") {
  with_each_store("threads", [](db::Store& store) {
    make_effects(store);
    std::atomic<int> timed{0};
    const TimedJob job{.name = "test.timed", .every_s = 3600, .run = [&](db::Store&, Moment) -> Result<int> { return ++timed; }};
    const RunnerOptions quick{.lease_ms = 400, .poll_ms = 5};
    Runner one(store, {job}, {noting("a", "ticket.*"), noting("b", "ticket.closed")}, quick);
    Runner two(store, {job}, {noting("a", "ticket.*"), noting("b", "ticket.closed")}, quick);
    one.start();
    two.start();
    for (int i = 0; i < 40; ++i) tell(store, "ticket.closed", std::to_string(i));
    for (int i = 0; i < 400 && effects(store).size() < 80; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const auto before = std::chrono::steady_clock::now();
    one.stop();
    two.stop();
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(2));
    auto seen = effects(store);
    CHECK(seen.size() == 80);
    std::sort(seen.begin(), seen.end());
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
    CHECK(timed == 1);
  });
}

TEST_CASE("two runners whose leases both seem valid still do each reaction once") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(db::Dialect::postgres, {.readers = 6});
  db::Store& store = *database;
  make_effects(store);
  for (int i = 0; i < 30; ++i) tell(store, "ticket.closed", std::to_string(i));
  const auto other = db::open_store({.url = database.url(), .readers = 6});
  REQUIRE(other.has_value());
  const RunnerOptions no_lease{.lease_ms = 0};
  Runner one(store, {}, {noting("a", "ticket.*")}, no_lease);
  Runner two(**other, {}, {noting("a", "ticket.*")}, no_lease);
  std::thread first([&] { for (int i = 0; i < 20; ++i) (void)one.run_due_once(noon + i * 400'000); });
  std::thread second([&] { for (int i = 0; i < 20; ++i) (void)two.run_due_once(noon + i * 400'000); });
  first.join();
  second.join();
  auto seen = effects(store);
  CHECK(seen.size() == 30);
  std::sort(seen.begin(), seen.end());
  CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("the platform seals the journal") {
  with_each_store("seal", [](db::Store& store) {
    tell(store, "ticket.closed", "1");
    Runner runner(store, platform_jobs(), {});
    CHECK(run(runner, noon) == 1);
    const auto verified = store.reading([](db::Reader& r) { return journal::verify(r); });
    REQUIRE(verified.has_value());
    CHECK(verified->sealed_rows == 1);
  });
}
