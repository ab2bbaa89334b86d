#include "features/imports/import_store.h"

#include <doctest/doctest.h>

#include "tests/support/test_database.h"

namespace lianxin::imports {
namespace {

constexpr std::string_view partition = "150700";

ImportResult result(std::size_t faults) {
  ImportResult out{.id = {named_uuid("import")},
                   .kind = "tickets",
                   .dry_run = true,
                   .account = {named_uuid("包玉兰")},
                   .started_at = *parse_moment("2026-11-23T09:00:00+08:00"),
                   .rows = 2'000,
                   .created = 900,
                   .unchanged = 98,
                   .failed = 1'002};
  for (std::size_t i = 0; i < faults; ++i) {
    auto& fault = out.errors.emplace_back(ImportFault{.line = static_cast<std::int64_t>(faults - i), .key = "tickets.import_no_date"});
    if (i % 2 == 0) fault.field = "留言时间";
    if (i % 3 == 0) fault.args = {{"value", "昨天 or=so"}, {"column", ""}};
  }
  return out;
}

void keep(db::Store& store, const ImportResult& r) {
  const auto done = store.transact([&](db::Writer& w) { return add(w, partition, r); });
  INFO((done ? std::string() : done.error().key + " " + done.error().detail));
  REQUIRE(done.has_value());
}

std::optional<ImportResult> kept(db::Store& store, std::string_view where = partition) {
  const auto found = store.reading([&](db::Reader& r) { return find(r, where, {named_uuid("import")}); });
  REQUIRE(found.has_value());
  return *found;
}

}  // namespace

TEST_CASE("a result is kept as it was, its faults in the order they were told") {
  test::with_each_store("import result", [](db::Store& store) {
    const ImportResult before = result(7);
    CHECK_FALSE(kept(store).has_value());
    keep(store, before);
    const auto after = kept(store);
    REQUIRE(after.has_value());
    CHECK(after->id == before.id);
    CHECK(after->kind == before.kind);
    CHECK(after->dry_run);
    CHECK(after->account == before.account);
    CHECK(after->started_at == before.started_at);
    CHECK(after->rows == before.rows);
    CHECK(after->created == before.created);
    CHECK(after->unchanged == before.unchanged);
    CHECK(after->failed == before.failed);
    REQUIRE(after->errors.size() == before.errors.size());
    for (std::size_t i = 0; i < before.errors.size(); ++i) {
      CAPTURE(i);
      CHECK(after->errors[i].line == before.errors[i].line);
      CHECK(after->errors[i].field == before.errors[i].field);
      CHECK(after->errors[i].key == before.errors[i].key);
      REQUIRE(after->errors[i].args.size() == before.errors[i].args.size());
      for (std::size_t a = 0; a < before.errors[i].args.size(); ++a) {
        CHECK(after->errors[i].args[a].name == before.errors[i].args[a].name);
        CHECK(after->errors[i].args[a].value == before.errors[i].args[a].value);
      }
    }
    CHECK_FALSE(kept(store, "150900").has_value());
  });
}

TEST_CASE("only the first thousand faults are kept; how many rows failed is kept in full") {
  test::with_each_store("many faults", [](db::Store& store) {
    keep(store, result(max_kept_faults + 2));
    const auto after = kept(store);
    REQUIRE(after.has_value());
    CHECK(after->errors.size() == max_kept_faults);
    CHECK(after->errors.back().line == 3);
    CHECK(after->failed == 1'002);
  });
}

}  // namespace lianxin::imports
