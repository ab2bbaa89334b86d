#include "platform/files/files.h"

#include <doctest/doctest.h>

#include "tests/support/pictures.h"
#include "tests/support/test_database.h"

namespace lianxin::files {
namespace {

constexpr std::string_view partition = "150700000000", key = "0123456789abcdef0123456789abcdef";
const AccountId tana{named_uuid("account tana")}, chaolu{named_uuid("account chaolu")};
const Moment monday = *parse_moment("2026-11-23T09:00:00+08:00");

std::string fault_of(std::string_view type, std::string_view content) {
  const auto made = make_ready(key, type, content);
  return made ? std::string(media_type(made->file.type)) : made.error().key;
}

Ready sound(std::string_view said) {
  auto made = make_ready(key, "audio/webm", test::webm(said));
  REQUIRE(made.has_value());
  return *std::move(made);
}

bool kept(db::Store& store, const Ready& ready, AccountId account, Moment now = monday) {
  const auto done = store.transact([&](db::Writer& w) { return keep(w, partition, ready, account, now); });
  REQUIRE(done.has_value());
  return *done;
}

std::int64_t count(db::Store& store, std::string_view table) {
  const auto n = store.reading([&](db::Reader& r) { return r.integer("select count(*) from " + std::string(table), {}); });
  REQUIRE(n.has_value());
  return *n;
}

bool is_there(db::Store& store, const Ready& ready) {
  const auto found = store.reading([&](db::Reader& r) { return find_file(r, partition, ready.file.digest); });
  REQUIRE(found.has_value());
  return found->has_value();
}

void held(db::Store& store, std::string_view holder, const std::vector<std::string>& digests) {
  REQUIRE(store.transact([&](db::Writer& w) { return hold(w, partition, "visit", holder, digests); }).has_value());
}

void dropped(db::Store& store, int looked_at, Moment until) {
  const auto done = store.transact([&](db::Writer& w) { return drop_unheld(w, partition, until); });
  REQUIRE(done.has_value());
  CHECK(*done == looked_at);
}

}  // namespace

TEST_CASE("a file is what it begins like, and no larger than its kind may be") {
  const struct {
    std::string type, content, is;
  } table[] = {
      {"audio/webm", test::webm("x"), "audio/webm"},
      {"audio/webm;codecs=opus", test::webm("x"), "audio/webm"},
      {" Audio/WebM ; codecs=opus", test::webm("x"), "audio/webm"},
      {"audio/mp4", test::mp4("x"), "audio/mp4"},
      {"image/jpeg", test::phone_jpeg(), "image/jpeg"},
      {"", test::webm("x"), "files.unsupported_type"},
      {"application/json", "{}", "files.unsupported_type"},
      {"image/png", "\x89PNG", "files.unsupported_type"},
      {"video/webm", test::webm("x"), "files.unsupported_type"},
      {"audio/mp4", test::webm("x"), "files.not_that_type"},
      {"audio/webm", test::mp4("x"), "files.not_that_type"},
      {"audio/webm", "\x1a\x45\xdf\xa3matroska", "files.not_that_type"},
      {"audio/webm", "", "files.not_that_type"},
      {"audio/mp4", "", "files.not_that_type"},
      {"image/jpeg", "", "files.not_that_type"},
      {"image/jpeg", test::webm("x"), "files.not_that_type"},
      {"image/jpeg", "\xff\xd8\xff", "files.broken_picture"},
      {"image/jpeg", test::bare_jpeg({}, std::string(max_picture_bytes, 'x')), "files.too_large"},
      {"audio/webm", test::webm(std::string(max_sound_bytes, 'x')), "files.too_large"},
      {"audio/webm", test::webm(std::string(max_picture_bytes + 1, 'x')), "audio/webm"},
  };
  for (const auto& row : table) {
    CAPTURE(row.type + " " + row.is);
    CHECK(fault_of(row.type, row.content) == row.is);
  }
}

TEST_CASE("a sound stays as it was said; a picture is found by its digest without what it told") {
  test::with_each_store("files kept", [](db::Store& store) {
    const auto photo = make_ready(key, "image/jpeg", test::phone_jpeg()), same = make_ready(key, "image/jpeg", test::bare_jpeg(test::jpeg_segment(0xe0, std::string("JFIF\0\1\1\0\0\x48\0\x48\0\0", 14))));
    REQUIRE((photo.has_value() && same.has_value()));
    CHECK(photo->file.digest == same->file.digest);
    const Ready said = sound("井坏了");
    CHECK(kept(store, *photo, tana));
    CHECK(kept(store, said, tana));
    CHECK_FALSE(kept(store, said, tana));
    CHECK(kept(store, said, chaolu));
    CHECK(count(store, "files") == 2);
    const auto look = store.reading([&](db::Reader& r) -> Result<void> {
      CHECK(TRY(open_file(r, key, partition, said.file)) == test::webm("井坏了"));
      CHECK(TRY(open_file(r, key, partition, photo->file)).find(test::secret) == std::string::npos);
      CHECK(open_file(r, "another key", partition, said.file).error().key == "files.unreadable");
      CHECK(TRY(r.integer("select count(*) from files where sealed like '%webm%'", {})) == 0);
      CHECK(TRY(was_brought_by(r, partition, said.file.digest, chaolu)));
      CHECK_FALSE(TRY(was_brought_by(r, partition, photo->file.digest, chaolu)));
      CHECK_FALSE(TRY(find_file(r, "640000000000", said.file.digest)).has_value());
      return {};
    });
    CHECK(look.has_value());
  });
}

TEST_CASE("what belongs to a record is found by it, in order, and the records by it") {
  test::with_each_store("files held", [](db::Store& store) {
    const Ready one = sound("一"), two = sound("二"), three = sound("三");
    for (const Ready* each : {&one, &two, &three}) kept(store, *each, tana);
    held(store, "a", {two.file.digest, one.file.digest});
    held(store, "b", {two.file.digest});
    const auto look = store.reading([&](db::Reader& r) -> Result<void> {
      const auto by = TRY(held_by(r, partition, "visit", {"a", "b", "c"}));
      REQUIRE(by.size() == 2);
      REQUIRE(by.at("a").size() == 2);
      CHECK(by.at("a")[0].digest == two.file.digest);
      CHECK(by.at("a")[1].digest == one.file.digest);
      CHECK(by.at("b")[0].bytes == two.file.bytes);
      CHECK(TRY(holders_of(r, partition, "visit", two.file.digest)) == std::vector<std::string>{"a", "b"});
      CHECK(TRY(holders_of(r, partition, "visit", three.file.digest)).empty());
      CHECK(TRY(holders_of(r, partition, "ticket", two.file.digest)).empty());
      CHECK(TRY(held_by(r, partition, "visit", {})).empty());
      return {};
    });
    CHECK(look.has_value());
  });
}

TEST_CASE("what nothing holds is dropped some days after it was brought the last time; what is held stays") {
  test::with_each_store("files dropped", [](db::Store& store) {
    const Ready used = sound("用了"), unused = sound("没用"), again = sound("又传");
    for (const Ready* each : {&used, &unused, &again}) kept(store, *each, tana);
    held(store, "a", {used.file.digest});
    kept(store, again, chaolu, monday + 5 * ms_per_day);
    dropped(store, 0, monday);
    dropped(store, 3, monday + ms_per_day);
    CHECK(is_there(store, used));
    CHECK_FALSE(is_there(store, unused));
    CHECK(is_there(store, again));
    CHECK(count(store, "file_uploads") == 1);
    dropped(store, 1, monday + 6 * ms_per_day);
    CHECK_FALSE(is_there(store, again));
    dropped(store, 0, monday + 60 * ms_per_day);
    CHECK(is_there(store, used));
    CHECK(kept(store, unused, tana, monday + 61 * ms_per_day));
    CHECK(is_there(store, unused));
  });
}

TEST_CASE("nobody fills the disk: after so many in a week no more is taken of this account, the same again and others are") {
  test::with_each_store("files without end", [](db::Store& store) {
    const auto many = store.write_and_wait([](db::Writer& w) -> Result<void> {
      for (std::int64_t i = 0; i < max_brought; ++i)
        TRY(w.run("insert into file_uploads (partition, digest, account, at) values ($1, $2, $3, $4)", {partition, "digest " + std::to_string(i), tana, monday}));
      return {};
    });
    REQUIRE(many.has_value());
    const Ready said = sound("还有");
    const auto more = store.transact([&](db::Writer& w) { return keep(w, partition, said, tana, monday); });
    REQUIRE_FALSE(more.has_value());
    CHECK(more.error().key == "files.too_many_lately");
    CHECK_FALSE(is_there(store, said));
    CHECK(kept(store, said, chaolu));
    for (int i = 0; i < 5; ++i) dropped(store, 200, monday + ms_per_day);
    CHECK(kept(store, said, tana, monday + 2 * ms_per_day));
  });
}

}  // namespace lianxin::files
