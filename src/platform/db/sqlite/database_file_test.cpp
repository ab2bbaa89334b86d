#include "platform/db/sqlite/database_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "tests/support/test_database.h"

namespace lianxin::db {
namespace {

namespace fs = std::filesystem;

constexpr Moment morning{1'763'784'000'000};

// A folder with a migrated database of one remark.
struct Place {
  std::string folder = test::scratch_folder() + "/" + test::fresh_name("file");
  std::string path = folder + "/house.db";
  Place() { fs::create_directories(folder); }
  ~Place() { fs::remove_all(folder); }

  std::unique_ptr<Store> open(const std::string& file) const {
    auto store = open_store({.url = "sqlite:" + file, .readers = 2});
    REQUIRE(store);
    return std::move(*store);
  }
  std::unique_ptr<Store> fresh(const std::string& remark) const {
    auto store = open(path);
    REQUIRE(migrate(*store, *embedded_migrations(Dialect::sqlite)));
    REQUIRE(store->transact([&](Writer& w) -> Result<std::int64_t> {
      TRY(w.run("create table if not exists remarks (what text not null)", {}));
      TRY(w.run("delete from remarks", {}));
      return w.run("insert into remarks (what) values ($1)", {remark});
    }));
    return store;
  }
  std::string remark(const std::string& file) const {
    const auto store = open(file);
    const auto found = store->reading([](Reader& r) { return r.find("select what from remarks", {}, [](const Row& row) { return row.get<std::string>(0); }); });
    REQUIRE(found);
    return found->value_or("");
  }
  Restoring restoring(const std::string& from) const {
    return {.from = from, .path = path, .migrations = *embedded_migrations(Dialect::sqlite), .now = morning, .zone = {480}};
  }
  std::size_t files() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator())); }
};

TEST_CASE("a copy made while a store works on the file holds what was committed, and only its owner reads it") {
  const Place place;
  const std::string copy = place.folder + "/copy.db";
  const auto store = place.fresh("饲草");
  REQUIRE(copy_database(place.path, copy));
  REQUIRE(store->transact([](Writer& w) { return w.run("update remarks set what = 'later'", {}); }));
  CHECK(place.remark(copy) == "饲草");
  struct stat facts {};
  REQUIRE(::stat(copy.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  const auto again = copy_database(place.path, copy);
  REQUIRE_FALSE(again);
  CHECK(again.error().key == "base.file_exists");
  CHECK_FALSE(copy_database(place.folder + "/none.db", place.folder + "/other.db"));
  CHECK_FALSE(fs::exists(place.folder + "/none.db"));
  CHECK_FALSE(fs::exists(place.folder + "/other.db"));
  CHECK_FALSE(fs::exists(place.folder + "/other.db.part"));
}

TEST_CASE("restoring keeps what it replaces, and leaves the copy as it was") {
  const Place place;
  const std::string copy = place.folder + "/copy.db";
  place.fresh("before");
  REQUIRE(copy_database(place.path, copy));
  const auto written = fs::last_write_time(copy);
  place.fresh("after");
  const auto kept = restore_database(place.restoring(copy));
  REQUIRE(kept);
  CHECK(*kept == place.path + ".replaced-20251122-120000");
  CHECK(place.remark(place.path) == "before");
  CHECK(place.remark(*kept) == "after");
  CHECK(fs::last_write_time(copy) == written);
  const auto second = restore_database(place.restoring(copy));
  REQUIRE(second);
  CHECK(*second == *kept + "-2");
  CHECK(place.remark(*kept) == "after");
}

TEST_CASE("a database that cannot be read any more is replaced too, and its bytes are kept") {
  const Place place;
  const std::string copy = place.folder + "/copy.db";
  place.fresh("before");
  REQUIRE(copy_database(place.path, copy));
  std::ofstream(place.path, std::ios::trunc) << std::string(8192, 'x');
  const auto kept = restore_database(place.restoring(copy));
  REQUIRE(kept);
  CHECK(place.remark(place.path) == "before");
  CHECK(fs::file_size(*kept) == 8192);
}

TEST_CASE("where no database was, there is one afterwards, and nothing is kept") {
  const Place place;
  place.fresh("before");
  fs::create_directories(place.folder + "/away");
  const std::string copy = place.folder + "/away/copy.db";
  REQUIRE(copy_database(place.path, copy));
  Restoring restoring = place.restoring(copy);
  restoring.path = place.folder + "/new/house.db";
  const auto kept = restore_database(restoring);
  REQUIRE(kept);
  CHECK(kept->empty());
  CHECK(place.remark(restoring.path) == "before");
}

TEST_CASE("what is refused changes nothing") {
  const Place place;
  const std::string copy = place.folder + "/copy.db";
  place.fresh("before");
  REQUIRE(copy_database(place.path, copy));
  const auto refusal = [&](const Restoring& restoring) {
    const auto files = place.files();
    const auto refused = restore_database(restoring);
    REQUIRE_FALSE(refused);
    CHECK(place.files() == files);
    return refused.error().fields.empty() ? refused.error().key : refused.error().fields[0].key;
  };
  {
    const auto served = place.open(place.path);
    CHECK(refusal(place.restoring(copy)) == "base.store_in_use");
  }
  CHECK(refusal(place.restoring(place.folder + "/none.db")) == "config.no_file");
  const std::string text = place.folder + "/letter.txt";
  std::ofstream(text) << std::string(5000, 'x');
  CHECK(refusal(place.restoring(text)) == "base.not_our_database");
  const std::string nothing = place.folder + "/empty.db";
  std::ofstream(nothing).flush();
  CHECK(refusal(place.restoring(nothing)) == "base.not_our_database");
  Restoring older = place.restoring(copy);
  const std::string last = older.migrations.back().name;
  older.migrations.pop_back();
  CHECK(refusal(older) == "base.schema_newer");
  CHECK(restore_database(older).error().args[0].value == last);
  CHECK(place.remark(place.path) == "before");
}

TEST_CASE("a damaged copy is refused") {
  const Place place;
  const std::string copy = place.folder + "/copy.db";
  place.fresh("before");
  REQUIRE(copy_database(place.path, copy));
  std::fstream bytes(copy, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(4096);  // the first page still says what it should be
  bytes << std::string(fs::file_size(copy) - 4096, '\xff');
  bytes.close();
  const auto refused = restore_database(place.restoring(copy));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "base.not_our_database");
  CHECK(place.remark(place.path) == "before");
}

}  // namespace
}  // namespace lianxin::db
