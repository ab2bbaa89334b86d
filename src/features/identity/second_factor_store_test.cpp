#include "features/identity/second_factor_store.h"

#include <doctest/doctest.h>

#include "features/identity/identity_house_test.h"

namespace lianxin::identity {
namespace {

using test::with_each_store;

const std::string key(32, 'k');
const AccountId wang = house::account_id("wangjianguo");
const AccountId wulan = house::account_id("wulan");

template <class F>
auto in(db::Store& store, F&& work) {
  auto done = store.transact(std::forward<F>(work));
  CAPTURE(done ? "" : done.error().detail);
  REQUIRE(done.has_value());
  return *std::move(done);
}

Result<bool> put(db::Writer& w, const std::string& secret) {
  TRY(put_second_factor(w, house::prefecture, key, {.account = wang, .secret = secret, .started_at = house::now}));
  return true;
}

}  // namespace

TEST_CASE("3.12 the secret lies sealed, for this account and this key only") {
  with_each_store("sealed", [](db::Store& store) {
    const std::string secret("12345678901234567890\0\xff", 22);
    in(store, [&](db::Writer& w) { return put(w, secret); });
    const auto read = store.reading([&](db::Reader& r) { return find_second_factor(r, house::prefecture, key, wang); });
    REQUIRE(read);
    REQUIRE(*read);
    CHECK((*read)->secret == secret);
    CHECK_FALSE((*read)->confirmed_at);
    const auto text = store.reading([](db::Reader& r) {
      return r.find("select sealed from identity_second_factors", {}, [](const db::Row& row) { return row.get<std::string>(0); });
    });
    CHECK((*text)->find("1234567890") == std::string::npos);
    const auto other = store.reading([&](db::Reader& r) { return find_second_factor(r, house::prefecture, "another key", wang); });
    REQUIRE_FALSE(other);
    CHECK(other.error().key == "identity.vault_broken");
    CHECK_FALSE(store.reading([&](db::Reader& r) { return find_second_factor(r, house::prefecture, key, wulan); })->has_value());
    in(store, [&](db::Writer& w) { return w.run("update identity_second_factors set account = $1", {wulan}); });
    CHECK_FALSE(store.reading([&](db::Reader& r) { return find_second_factor(r, house::prefecture, key, wulan); }));
  });
}

TEST_CASE("3.12 a step is used once, and none before it") {
  with_each_store("steps", [](db::Store& store) {
    in(store, [](db::Writer& w) { return put(w, "secret"); });
    const auto use = [&](std::int64_t step) { return in(store, [&](db::Writer& w) { return use_step(w, house::prefecture, wang, step); }); };
    CHECK(use(100));
    CHECK_FALSE(use(100));
    CHECK_FALSE(use(99));
    CHECK(use(101));
    in(store, [](db::Writer& w) { return put(w, "begun anew"); });
    CHECK(use(100));
  });
}

TEST_CASE("3.12 a recovery code works once, for its account, and goes with the second factor") {
  with_each_store("recovery", [](db::Store& store) {
    in(store, [](db::Writer& w) -> Result<bool> {
      TRY(put(w, "secret"));
      TRY(confirm_second_factor(w, house::prefecture, wang, house::now));
      TRY(put_recovery_codes(w, house::prefecture, key, wang, {"AAAA", "BBBB"}));
      return true;
    });
    const auto use = [&](AccountId who, const char* code) {
      return in(store, [&](db::Writer& w) { return use_recovery_code(w, house::prefecture, key, who, code); });
    };
    const auto state = [&] { return *store.reading([](db::Reader& r) { return second_factor_state(r, house::prefecture, wang); }); };
    CHECK(state().active);
    CHECK(state().recovery_codes_left == 2);
    CHECK_FALSE(use(wulan, "AAAA"));
    CHECK(use(wang, "AAAA"));
    CHECK_FALSE(use(wang, "AAAA"));
    CHECK(state().recovery_codes_left == 1);
    CHECK(in(store, [](db::Writer& w) { return drop_second_factor(w, house::prefecture, wang); }));
    CHECK_FALSE(in(store, [](db::Writer& w) { return drop_second_factor(w, house::prefecture, wang); }));
    CHECK_FALSE(state().active);
    CHECK_FALSE(use(wang, "BBBB"));
  });
}

}  // namespace lianxin::identity
