#include "features/places/place_initials_store.h"

#include <doctest/doctest.h>

#include "features/places/place_jobs.h"
#include "features/places/place_store.h"
#include "features/places/places_house_test.h"
#include "tests/support/faulty_store.h"

namespace lianxin::places {
namespace {

using Codes = std::vector<std::string>;

template <class T>
T value(Result<T> result) {
  INFO((result ? std::string() : result.error().key + " " + result.error().detail));
  REQUIRE(result.has_value());
  return *std::move(result);
}

Place place(std::string code, std::string name, std::string short_name, std::string path) {
  Place p{.code = code, .name = name, .short_name = std::move(short_name), .full_name = name, .level = "county", .kind = "旗"};
  p.path = p.now_path = std::move(path);
  p.now_code = p.code;
  return p;
}

void load(db::Store& store) {
  value(store.transact([](db::Writer& w) -> Result<int> {
    for (const auto& p : {place("1", "陈巴尔虎旗", "陈旗", "001"), place("2", "萨如拉塔拉嘎查", "萨如拉塔拉嘎查", "002"),
                          place("3", "新巴尔虎左旗", "新左旗", "003"), place("cb4", "12345", "12345", "004")})
      TRY(store::insert_place(w, house::partition, p));
    return 0;
  }));
}

Codes found(db::Store& store, std::string words, std::optional<Day> day = {}) {
  const store::PlaceFilter filter{.words = std::move(words)};
  const auto page = value(store.reading([&](db::Reader& r) {
    return day ? store::list_places_then(r, house::partition, filter, {}, *day) : store::list_places(r, house::partition, filter, {});
  }));
  Codes codes;
  for (const auto& p : page.items) codes.push_back(p.code);
  return codes;
}

std::string kept(db::Store& store, std::string_view code) {
  return *value(store.reading([&](db::Reader& r) {
    return r.find("select initials from places where code = $1", {code}, [](const db::Row& row) { return row.get<std::string>(0); });
  }));
}

void rename(db::Store& store, std::string_view code, std::string name, std::optional<std::string> short_name = {}) {
  value(store.transact([&](db::Writer& w) -> Result<int> {
    const Place before = *TRY(store::find_place(w, house::partition, code));
    Place after = before;
    after.name = name;
    after.short_name = short_name.value_or(name);
    TRY(store::save_changes(w, house::partition, {{before, after, PlaceEvent::rename, {}}}, {.from = *parse_day("2026-11-20")}));
    return 0;
  }));
}

// As they were before the column came.
void forget(db::Store& store) {
  value(store.transact([](db::Writer& w) { return w.run("update places set initials = '', version = 7", {}); }));
}

int fill(db::Store& store, int batch) { return value(store::fill_initials(store, house::partition, batch)); }

}  // namespace

TEST_CASE("what may be initials: 2 to 12 ASCII letters and nothing else") {
  CHECK(store::initials_asked("cb") == "cb");
  CHECK(store::initials_asked("CbEh") == "cbeh");
  CHECK(store::initials_asked("abcdefghijkl") == "abcdefghijkl");
  for (const std::string_view no : {"", "c", "abcdefghijklm", "cb1", "c b", "15", "陈旗", "c%", "c_"}) {
    CAPTURE(no);
    CHECK_FALSE(store::initials_asked(no).has_value());
  }
}

TEST_CASE("what is kept: of the name, of a short name that is read otherwise, or a dash") {
  CHECK(store::initials_to_keep("陈巴尔虎旗", "陈旗") == "cbehq cq");
  CHECK(store::initials_to_keep("海拉尔区", "海拉尔区") == "hleq");
  CHECK(store::initials_to_keep("海拉尔区", "") == "hleq");
  CHECK(store::initials_to_keep("12345", "") == "-");
  CHECK(store::initials_to_keep("12345", "陈旗") == "cq");
}

TEST_CASE("places are found by how the initials of name or short name begin") {
  test::with_each_store("initials", [](db::Store& store) {
    load(store);
    CHECK(found(store, "cbeh") == Codes{"1"});
    CHECK(found(store, " CBEHQ ") == Codes{"1"});
    CHECK(found(store, "cq") == Codes{"1"});
    CHECK(found(store, "srltl") == Codes{"2"});
    CHECK(found(store, "xzq") == Codes{"3"});
    CHECK(found(store, "cb") == Codes{"1", "cb4"});
    for (const auto* nothing : {"beh", "behq", "cbehqc", "ehq cq", "c%q", "tlgc", "qc"}) {
      CAPTURE(nothing);
      CHECK(found(store, nothing).empty());
    }
    CHECK(found(store, "-").empty());
    CHECK(found(store, "12345") == Codes{"cb4"});
    CHECK(found(store, "陈巴") == Codes{"1"});
    CHECK(found(store, "cbeh", *parse_day("2026-11-20")).empty());
  });
}

TEST_CASE("a renamed place is found by its new initials, and a new short name counts too") {
  test::with_each_store("initials, renamed", [](db::Store& store) {
    load(store);
    rename(store, "1", "巴彦库仁旗");
    CHECK(found(store, "bykr") == Codes{"1"});
    CHECK(found(store, "cbeh").empty());
    CHECK(found(store, "cq").empty());
    rename(store, "1", "巴彦库仁旗", "巴旗");
    CHECK(found(store, "bq") == Codes{"1"});
    CHECK(kept(store, "1") == "bykrq bq");
    rename(store, "1", "777");
    CHECK(kept(store, "1") == "-");
  });
}

TEST_CASE("places of before are filled in small batches, once, and their version stays") {
  test::with_each_store("initials, filled", [](db::Store& store) {
    load(store);
    forget(store);
    CHECK(found(store, "cbeh").empty());
    CHECK(fill(store, 2) == 4);
    CHECK(found(store, "cbeh") == Codes{"1"});
    CHECK(found(store, "srltl") == Codes{"2"});
    CHECK(kept(store, "cb4") == "-");
    CHECK(value(store.reading([](db::Reader& r) { return store::find_place(r, house::partition, "1"); }))->version == 7);
    CHECK(fill(store, 2) == 0);
  });
}

TEST_CASE("the job fills them, but only where nothing is kept and only of its own partition") {
  test::with_each_store("initials, job", [](db::Store& store) {
    house::build(store);
    forget(store);
    value(store.transact([](db::Writer& w) { return w.run("update places set initials = 'kept' where code = '150725101'", {}); }));
    value(store.transact([](db::Writer& w) { return w.run("update places set partition = 'other' where code = '150725101001-1'", {}); }));
    const auto feature = value(places::feature(house::deployment()));
    const auto job = std::find_if(feature.jobs.begin(), feature.jobs.end(), [](const auto& one) { return one.name == "places.initials"; });
    REQUIRE(job != feature.jobs.end());
    CHECK(value(job->run(store, now_from_system_clock())) > 3);
    CHECK(kept(store, "150725") == "cbehq");
    CHECK(kept(store, "150725101") == "kept");
    CHECK(kept(store, "150725101001-1").empty());
    CHECK(value(job->run(store, now_from_system_clock())) == 0);
  });
}

TEST_CASE("a fault at any statement of a change of names leaves name and initials as they were") {
  test::TestDatabase database;
  load(database.store());
  CHECK(test::sweep_faults(database.store(), [&](db::Writer& w) -> Result<void> {
          const Place before = *TRY(store::find_place(w, house::partition, "1"));
          Place after = before;
          after.name = "巴彦库仁旗";
          return store::save_changes(w, house::partition, {{before, after, PlaceEvent::rename, {}}}, {.from = *parse_day("2026-11-20")});
        }) > 3);
  CHECK(found(database.store(), "bykr") == Codes{"1"});
  CHECK(kept(database.store(), "1") == "bykrq cq");
}

}  // namespace lianxin::places
