#include "platform/db/sqlite/sqlite_store.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <future>

#include "tests/support/test_database.h"

using namespace lianxin;
using namespace lianxin::db;
using test::TestDatabase;

namespace {

void make_table(Store& store) {
  REQUIRE(store.transact([](Writer& w) {
    return w.run("create table marks (id bigint primary key, note text not null, constraint short check (length(note) < 100000))", {});
  }).has_value());
}

Result<void> mark(Writer& w, std::int64_t id, std::string_view note = "x") {
  TRY(w.run("insert into marks (id, note) values ($1, $2)", {id, note}));
  return {};
}

std::int64_t count(Store& store) {
  const auto marks = store.reading([](Reader& r) { return r.integer("select count(*) from marks", {}); });
  REQUIRE(marks.has_value());
  return *marks;
}

// Holds the writing thread, so that what is queued meanwhile is one group.
class Held {
 public:
  explicit Held(Store& store) {
    std::promise<void> begun;
    auto waiting = begun.get_future();
    auto go = go_.get_future().share();
    auto signal = std::make_shared<std::promise<void>>(std::move(begun));
    store.write([signal, go](Writer&) -> Result<void> { signal->set_value(); go.wait(); return {}; }, [](Result<void>) {});
    waiting.wait();
  }
  ~Held() { let_go(); }
  void let_go() { if (!std::exchange(gone_, true)) go_.set_value(); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

 private:
  std::promise<void> go_;
  bool gone_ = false;
};

// A file system of one megabyte, unmounted when it is no longer looked at.
class SmallDisk {
 public:
  SmallDisk() : folder_(test::scratch_folder() + "/" + test::fresh_name("small")) {
    std::filesystem::create_directory(folder_);
    mounted_ = ::geteuid() == 0 && run("mount -t tmpfs -o size=1m tmpfs " + folder_ + " 2>/dev/null");
  }
  ~SmallDisk() { if (mounted_) run("umount " + folder_); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }
  const std::string& folder() const { return folder_; }
  bool enlarge() { return run("mount -o remount,size=8m " + folder_); }

 private:
  static bool run(const std::string& command) { return std::system(command.c_str()) == 0; }
  std::string folder_;
  bool mounted_ = false;
};

std::string path_of(const TestDatabase& database) { return database.url().substr(std::string_view("sqlite:").size()); }

}  // namespace

TEST_CASE("works queued together are committed together, in order, and a failing one spoils nothing") {
  TestDatabase database;
  Store& store = *database;
  make_table(store);
  const auto commits = store.metrics().commits.load();
  std::vector<int> order;
  std::vector<bool> well;
  {
    Held held(store);
    for (int i = 0; i < 20; ++i) {
      store.write([i](Writer& w) -> Result<void> {
                    TRY(mark(w, 1000 + i));
                    if (i % 5 == 3) return fail(Code::conflict, "test.no");
                    return mark(w, i % 5 == 4 ? 0 : i);  // 4, 9 …: a duplicate of 0
                  },
                  [&, i](Result<void> done) {
                    CHECK((count(store) > 0) == true);  // done is called after the commit: readers see it
                    order.push_back(i);
                    well.push_back(done.has_value());
                  });
    }
    held.let_go();
  }
  store.drain();
  REQUIRE(order.size() == 20);
  for (int i = 0; i < 20; ++i) {
    CHECK(order[static_cast<std::size_t>(i)] == i);
    CHECK(well[static_cast<std::size_t>(i)] == (i % 5 < 3));
  }
  CHECK(count(store) == 24);
  CHECK(store.metrics().commits.load() - commits == 1);
  CHECK(store.metrics().largest_group.load() == 13);  // and the one that held them
}

TEST_CASE("when the first of a group fails the others are still written") {
  TestDatabase database;
  Store& store = *database;
  make_table(store);
  std::atomic<int> well{0}, failed{0};
  {
    Held held(store);
    for (int i = 0; i < 6; ++i) {
      store.write([i](Writer& w) -> Result<void> {
                    TRY(mark(w, i));
                    if (i < 2) return fail(Code::conflict, "test.no");
                    return {};
                  },
                  [&](Result<void> done) { ++(done ? well : failed); });
    }
  }
  store.drain();
  CHECK(well == 4);
  CHECK(failed == 2);
  CHECK(count(store) == 4);
}

TEST_CASE("a constraint checked only at commit fails its own work alone") {
  TestDatabase database;
  Store& store = *database;
  make_table(store);
  REQUIRE(store.transact([](Writer& w) {
    return w.run("create table notes (mark bigint not null references marks (id) deferrable initially deferred)", {});
  }).has_value());
  std::vector<bool> well;
  {
    Held held(store);
    for (int i = 0; i < 5; ++i) {
      store.write([i](Writer& w) -> Result<void> {
                    TRY(w.run("insert into notes (mark) values ($1)", {i}));
                    if (i != 2) TRY(mark(w, i));
                    return {};
                  },
                  [&](Result<void> done) { well.push_back(done.has_value()); });
    }
  }
  store.drain();
  CHECK(well == std::vector<bool>{true, true, false, true, true});
  CHECK(count(store) == 4);
}

TEST_CASE("max_group = 1 commits each work alone") {
  TestDatabase database(Dialect::sqlite, {.max_group = 1});
  Store& store = *database;
  make_table(store);
  const auto commits = store.metrics().commits.load();
  {
    Held held(store);
    for (int i = 0; i < 10; ++i) store.write([i](Writer& w) { return mark(w, i); }, [](Result<void>) {});
  }
  store.drain();
  CHECK(store.metrics().commits.load() - commits == 11);
  CHECK(store.metrics().largest_group.load() == 1);
}

TEST_CASE("a full queue refuses at once, and takes again when there is room") {
  TestDatabase database(Dialect::sqlite, {.max_queued_writes = 3});
  Store& store = *database;
  make_table(store);
  std::atomic<int> well{0}, busy{0};
  {
    Held held(store);
    for (int i = 0; i < 5; ++i) {
      store.write([i](Writer& w) { return mark(w, i); }, [&](Result<void> done) {
        if (done) ++well;
        else if (done.error().code == Code::unavailable && done.error().key == "base.store_busy") ++busy;
      });
    }
    CHECK(busy == 2);
    CHECK(store.metrics().queued_writes == 3);
  }
  while (well < 3) std::this_thread::yield();
  CHECK(store.transact([](Writer& w) { return mark(w, 100); }).has_value());
  CHECK(count(store) == 4);
}

TEST_CASE("a second server on the same file is refused") {
  TestDatabase database;
  const auto second = open_store({.url = database.url()});
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().code == Code::conflict);
  CHECK(second.error().key == "base.store_in_use");
  database.close();
  CHECK(open_store({.url = database.url()}).has_value());
}

TEST_CASE("what was acknowledged outlives a killed process") {
  for (int round = 0; round < 5; ++round) {
    TestDatabase database;
    make_table(*database);
    database.close();
    int acknowledged[2];
    REQUIRE(::pipe(acknowledged) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {  // writes as fast as it can and tells each acknowledged id
      const auto store = open_store({.url = database.url()});
      for (std::int64_t id = 1; store.has_value(); ++id) {
        (*store)->write([id](Writer& w) { return mark(w, id); }, [&, id](Result<void> done) {
          if (done && ::write(acknowledged[1], &id, sizeof id) < 0) ::_exit(1);
        });
        if (id % 50 == 0) ::usleep(500);
      }
      ::_exit(1);
    }
    ::close(acknowledged[1]);
    std::int64_t last = 0;
    std::int64_t told = 0;
    while (told < 300 && ::read(acknowledged[0], &last, sizeof last) == sizeof last) ++told;
    ::kill(child, SIGKILL);
    while (::read(acknowledged[0], &last, sizeof last) == sizeof last) ++told;
    ::close(acknowledged[0]);
    ::waitpid(child, nullptr, 0);
    CHECK(told >= 300);
    database.open();
    const auto kept = (*database).reading([&](Reader& r) { return r.integer("select count(*) from marks where id <= $1", {last}); });
    REQUIRE(kept.has_value());
    CHECK(*kept == last);
  }
}

TEST_CASE("a full disk answers unavailable, loses nothing that was acknowledged, and the store recovers") {
  TestDatabase database;
  Store& store = *database;
  make_table(store);
  REQUIRE(store.transact([](Writer& w) { return mark(w, 1); }).has_value());
  const auto limit_pages = [&](int more) {
    return store.transact([&](Writer& w) -> Result<void> {
      const auto pages = more > 100000 ? 0 : TRY(w.integer("pragma page_count", {}));
      TRY(w.select("pragma max_page_count = " + std::to_string(pages + more), {}, [](const Row&) {}));
      return {};
    }).has_value();
  };
  REQUIRE(limit_pages(8));
  const std::string large(30'000, 'x');
  std::vector<std::string> answers;
  {
    Held held(store);
    for (int i = 0; i < 4; ++i) {
      store.write([&, i](Writer& w) { return mark(w, 10 + i, large); },
                  [&](Result<void> done) { answers.push_back(done ? "well" : done.error().key); });
    }
  }
  REQUIRE(store.transact([](Writer&) -> Result<void> { return {}; }).has_value());  // after all before it
  CHECK(count(store) == 1 + std::count(answers.begin(), answers.end(), "well"));
  CHECK(std::count(answers.begin(), answers.end(), "base.store_full") >= 2);
  CHECK(store.transact([](Writer& w) { return mark(w, 50, "small"); }).has_value());
  REQUIRE(limit_pages(1'000'000));
  CHECK(store.transact([&](Writer& w) { return mark(w, 60, large); }).has_value());
}

TEST_CASE("a file system without room: the same through the real error") {
  SmallDisk disk;
  if (!disk.mounted()) {
    MESSAGE("SKIPPED: a small file system cannot be mounted here");
    return;
  }
  const auto opened = open_store({.url = "sqlite:" + disk.folder() + "/x.db"});
  REQUIRE(opened.has_value());
  Store& store = **opened;
  make_table(store);
  std::int64_t written = 0;
  std::optional<Error> error;
  const std::string large(20'000, 'x');
  for (int i = 0; i < 100 && !error; ++i) {
    const auto done = store.transact([&](Writer& w) { return mark(w, i, large); });
    if (done) ++written;
    else error = done.error();
  }
  REQUIRE(error.has_value());
  CHECK(error->code == Code::unavailable);
  CHECK(error->key == "base.store_full");
  CHECK(written > 0);
  CHECK(count(store) == written);
  REQUIRE(disk.enlarge());
  CHECK(store.transact([&](Writer& w) { return mark(w, 1000, large); }).has_value());
  CHECK(count(store) == written + 1);
}

TEST_CASE("a copy made while work goes on is whole") {
  TestDatabase database;
  Store& store = *database;
  make_table(store);
  for (int i = 0; i < 50; ++i) REQUIRE(store.transact([&](Writer& w) { return mark(w, i); }).has_value());
  const std::string copy = path_of(database) + ".copy";
  REQUIRE(store.copy_to(copy).has_value());
  REQUIRE(store.transact([&](Writer& w) { return mark(w, 1000); }).has_value());
  CHECK_FALSE(store.copy_to(copy).has_value());  // never over an existing file
  const auto copied = open_store({.url = "sqlite:" + copy, .create_if_missing = false});
  REQUIRE(copied.has_value());
  CHECK(count(**copied) == 50);
}
