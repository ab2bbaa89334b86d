#include "platform/journal/journal.h"

#include <doctest/doctest.h>

#include <future>

#include "platform/journal/many_entries.h"
#include "platform/journal/settled.h"
#include "tests/support/faulty_store.h"
#include "tests/support/settling.h"
#include "tests/support/test_database.h"

using namespace lianxin;
using test::with_each_store;

namespace {

Doing doing() {
  Doing out{.by = {}, .now = {1'763'784'000'000}};
  out.by.kind = Actor::Kind::account;
  out.by.account = {named_uuid("包玉兰")};
  out.by.name = "包玉兰";
  out.by.via = "session";
  out.request_id = "r-1";
  return out;
}

void write_rows(db::Store& store, int count) {
  REQUIRE(store.transact([&](db::Writer& w) -> Result<void> {
    for (int i = 0; i < count; ++i) {
      TRY(journal::record(w, doing(), {.kind = "ticket.assigned", .subject_kind = "ticket", .subject = "t" + std::to_string(i), .place_path = "1507/"}));
    }
    return {};
  }).has_value());
}

// Of what is settled at this moment.
std::int64_t seal_now(db::Store& store) {
  const auto sealed = store.transact([](db::Writer& w) { return journal::seal(w, {1'763'784'060'000}); });
  REQUIRE(sealed.has_value());
  return *sealed;
}

std::int64_t seal(db::Store& store) {
  test::wait_until_settled(store);
  return seal_now(store);
}

journal::Verification verify(db::Store& store) {
  const auto result = store.reading([](db::Reader& r) { return journal::verify(r); });
  REQUIRE(result.has_value());
  return *result;
}

void tamper(db::Store& store, std::string_view sql) {
  REQUIRE(store.transact([&](db::Writer& w) { return w.run(sql, {}); }).has_value());
}

}  // namespace

TEST_CASE("rows come back as they were recorded, sealed or not") {
  with_each_store("rows", [](db::Store& store) {
    write_rows(store, 2);
    CHECK(seal(store) == 2);
    write_rows(store, 1);
    const auto rows = store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 10); });
    REQUIRE(rows.has_value());
    REQUIRE(rows->size() == 3);
    const auto& first = rows->front();
    CHECK(first.account == doing().by.account);
    CHECK(first.person.is_nil());
    CHECK(first.actor_name == "包玉兰");
    CHECK(first.via == "session");
    CHECK(first.request_id == "r-1");
    CHECK(first.kind == "ticket.assigned");
    CHECK(first.subject == "t0");
    CHECK(first.place_path == "1507/");
    CHECK(first.detail == "{}");
    CHECK(first.at == doing().now);
    CHECK(first.sealed);
    CHECK((*rows)[1].sealed);
    CHECK_FALSE((*rows)[2].sealed);
    const auto last = store.reading([](db::Reader& r) { return journal::last_seq(r); });
    REQUIRE(last.has_value());
    CHECK(*last == rows->back().seq);
  });
}

TEST_CASE("many rows in one go are what each alone would have been") {
  with_each_store("many rows", [](db::Store& store) {
    REQUIRE(store.write_and_wait([](db::Writer& w) -> Result<void> {
      TRY(journal::record_all(w, doing(), {}));
      std::vector<journal::Entry> many;
      for (int i = 0; i < 70; ++i) many.push_back({.kind = "ticket.assigned", .subject_kind = "ticket", .subject = "t" + std::to_string(i), .place_path = "1507/"});
      return journal::record_all(w, doing(), many);
    }).has_value());
    write_rows(store, 1);
    CHECK(seal(store) == 71);
    const auto rows = *store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 100); });
    REQUIRE(rows.size() == 71);
    CHECK(rows[69].subject == "t69");
    for (const auto* each : {&rows[0], &rows[69], &rows[70]}) {
      CHECK(each->account == doing().by.account);
      CHECK(each->person.is_nil());
      CHECK(each->actor_name == "包玉兰");
      CHECK(each->request_id == "r-1");
      CHECK(each->detail == "{}");
    }
    CHECK(verify(store).first_broken_seq == 0);
  });
}

TEST_CASE("an untouched journal verifies, and says what is not sealed yet") {
  with_each_store("verify", [](db::Store& store) {
    CHECK(verify(store).batches == 0);
    CHECK(seal(store) == 0);
    write_rows(store, 5);
    CHECK(seal(store) == 5);
    write_rows(store, 4500);
    CHECK(seal(store) == 4500);
    write_rows(store, 2);
    const auto result = verify(store);
    CHECK(result.first_broken_seq == 0);
    CHECK(result.what.empty());
    CHECK(result.sealed_rows == 4505);
    CHECK(result.unsealed_rows == 2);
    CHECK(result.batches == 4);
  });
}

TEST_CASE("every way of tampering is found and the row named") {
  const std::string row = "(select seq from journal order by seq limit 1 offset 6)";
  struct Case { std::string sql; std::string_view what; };
  std::vector<Case> cases{
      {"delete from journal where seq = " + row, "journal.row_missing"},
      {"update journal_batches set row_hashes = row_hashes || 'x' where no = 2", "journal.batch_altered"},
      {"update journal_batches set sealed_at = sealed_at + 1 where no = 2", "journal.batch_altered"},
      {"update journal_batches set previous_hash = 'x' where no = 2", "journal.chain_broken"},
  };
  for (const char* column : {"actor_name", "via", "request_id", "kind", "subject_kind", "subject", "place_path", "detail"}) {
    cases.push_back({std::string("update journal set ") + column + " = 'x' where seq = " + row, "journal.row_altered"});
  }
  for (const char* column : {"account", "person"}) {
    cases.push_back({std::string("update journal set ") + column + " = '01930000-0000-7000-8000-000000000000' where seq = " + row, "journal.row_altered"});
  }
  cases.push_back({"update journal set at = at + 1 where seq = " + row, "journal.row_altered"});
  for (const auto& one : cases) {
    with_each_store(one.sql, [&](db::Store& store) {
      write_rows(store, 6);
      seal(store);
      write_rows(store, 4);
      seal(store);
      const auto seventh = store.reading([&](db::Reader& r) { return r.integer("select " + row, {}); });
      REQUIRE(seventh.has_value());
      tamper(store, one.sql);
      const auto result = verify(store);
      CHECK(result.first_broken_seq == *seventh);
      CHECK(result.what == one.what);
    });
  }
}

TEST_CASE("a row slipped in among sealed rows and a lost batch are found") {
  with_each_store("slipped in", [](db::Store& store) {
    write_rows(store, 3);
    seal(store);
    write_rows(store, 3);
    seal(store);
    const bool sqlite = store.dialect() == db::Dialect::sqlite;
    const std::string head = sqlite ? "insert into journal (seq" : "insert into journal (tx, seq";
    const std::string value = sqlite ? "-5" : "overriding system value select 1, -5";
    const std::string rest = ", 1, '', '', '', 'x', 'x', 'x', '', '{}'";
    tamper(store, head + ", at, actor_name, via, request_id, kind, subject_kind, subject, place_path, detail) " +
                      (sqlite ? "values (" + value + rest + ")" : value + rest));
    CHECK(verify(store).what == "journal.row_slipped_in");
    CHECK(verify(store).first_broken_seq == -5);
    tamper(store, "delete from journal where seq = -5");
    CHECK(verify(store).what.empty());
    tamper(store, "delete from journal_batches where no = 1");
    CHECK(verify(store).what == "journal.chain_broken");
  });
}

TEST_CASE("a row with a smaller number that is committed later is neither missed nor sealed out of order") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(db::Dialect::postgres, {.readers = 4});
  db::Store& store = *database;
  write_rows(store, 1);
  test::wait_until_settled(store);
  std::promise<void> taken, go;
  std::promise<bool> late;
  store.write(
      [&](db::Writer& w) -> Result<void> {
        TRY(journal::record(w, doing(), {.kind = "ticket.late", .subject_kind = "ticket", .subject = "late"}));
        taken.set_value();
        go.get_future().wait();
        return {};
      },
      [&](Result<void> done) { late.set_value(done.has_value()); });
  taken.get_future().wait();
  write_rows(store, 1);  // a greater number, committed first
  CHECK(seal_now(store) == 1);
  go.set_value();
  REQUIRE(late.get_future().get());
  CHECK(seal(store) == 2);
  const auto result = verify(store);
  CHECK(result.sealed_rows == 3);
  CHECK(result.unsealed_rows == 0);
  CHECK(result.what.empty());
}

TEST_CASE("rows restored from another cluster are settled here, before all new ones") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(db::Dialect::postgres);
  db::Store& store = *database;
  write_rows(store, 3);
  seal(store);
  write_rows(store, 2);
  tamper(store, "update journal set tx = tx + 1000000000");
  tamper(store, "update journal_batches set last_tx = last_tx + 1000000000");
  CHECK(seal_now(store) == 0);
  const auto adopted = store.transact([](db::Writer& w) { return journal::adopt_restored(w); });
  REQUIRE(adopted.has_value());
  CHECK(*adopted);
  write_rows(store, 1);
  CHECK(seal(store) == 3);
  CHECK(verify(store).what.empty());
  CHECK(verify(store).sealed_rows == 6);
  CHECK_FALSE(*store.transact([](db::Writer& w) { return journal::adopt_restored(w); }));
}

TEST_CASE("recording and sealing leave nothing half-written") {
  with_each_store("faults", [](db::Store& store) {
    write_rows(store, 3);
    const int statements = test::sweep_faults(store, [](db::Writer& w) -> Result<void> {
      TRY(journal::record(w, doing(), {.kind = "ticket.assigned", .subject_kind = "ticket", .subject = "t"}));
      TRY(journal::seal(w, {5}));
      return {};
    });
    CHECK(statements >= 4);
  });
}
