#include "features/identity/account_actions.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/identity/account_store.h"
#include "features/identity/grant_actions.h"
#include "features/identity/identity_house_test.h"
#include "features/identity/identity_jobs.h"
#include "features/identity/second_factor_actions.h"
#include "features/identity/second_factor_store.h"
#include "features/identity/session_actions.h"
#include "features/identity/token_actions.h"
#include "platform/access/sessions.h"
#include "platform/crypto/totp.h"
#include "tests/support/faulty_store.h"

namespace lianxin::identity {
namespace {

using house::account_id;
using house::prefecture;
using test::TestDatabase;
using test::with_each_store;

access::AccountView view_of(db::Store& store, std::string_view login_name) {
  const auto view = store.reading([&](db::Reader& r) { return access::find_account(r, account_id(login_name)); });
  REQUIRE((view.has_value() && view->has_value()));
  return **view;
}

void run(db::Store& store, std::string_view sql, db::Args args) {
  REQUIRE(store.transact([&](db::Writer& w) { return w.run(sql, args); }).has_value());
}

// As the runner of jobs does it.
void react(db::Store& store, std::string_view kind, std::string subject) {
  const Deployment deployment = house::deployment();
  journal::Row row{.at = house::now};
  row.kind = kind;
  row.subject = std::move(subject);
  for (const Reaction& reaction : identity_reactions(deployment)) {
    const bool meant = reaction.kind == kind || (reaction.kind.ends_with('*') && kind.starts_with(reaction.kind.substr(0, reaction.kind.size() - 1)));
    if (meant) REQUIRE(store.transact([&](db::Writer& w) { return reaction.react(w, row); }).has_value());
  }
}

Doing doing_as(db::Store& store, std::string_view login_name) {
  return {.by = access::actor_of(view_of(store, login_name), "session"), .now = house::now};
}

}  // namespace

TEST_CASE("whatever statement fails, an action is done wholly or not at all") {
  TestDatabase database;
  db::Store& store = *database;
  house::settle(store);
  const Doing admin = doing_as(store, "admin");
  const Doing wulan = doing_as(store, "wulan");
  const NewAccount wanted{.id = account_id("baoyulan"), .login_name = "baoyulan", .person = house::person_id("包玉兰"),
                          .grants = {house::over(Role::office, house::chen), house::over(Role::inspector, house::chen)}};
  const auto sweep = [&](auto&& action) {
    const int statements = test::sweep_faults(store, [&](db::Writer& w) -> Result<void> {
      TRY(action(w));
      return {};
    });
    CHECK(statements > 3);
  };
  sweep([&](db::Writer& w) { return create_account(w, admin, prefecture, wanted, house::password_hash()); });
  sweep([&](db::Writer& w) {
    return edit_account(w, admin, prefecture, account_id("baoyulan"), {.blocked = true}, NewPassword{house::password_hash(), true}, 1);
  });
  sweep([&](db::Writer& w) -> Result<Granted> {
    const auto account = TRY(load_account(w, prefecture, account_id("narisu")));
    return give_grant(w, admin, prefecture, account, house::over(Role::inspector, house::sumu));
  });
  SignInProof proof{.login_name = "wulan", .account = account_id("wulan"), .password_hash = house::password_hash(), .matched = true};
  sweep([&](db::Writer& w) { return sign_in(w, {.by = {}, .now = house::now}, house::deployment(), proof, "Firefox"); });
  proof.matched = false;
  sweep([&](db::Writer& w) { return sign_in(w, {.by = {}, .now = house::now}, house::deployment(), proof, "Firefox"); });
  const Deployment deployment = house::deployment();
  const SecondFactor factor{.account = account_id("wulan"), .secret = "12345678901234567890", .started_at = house::now};
  REQUIRE(store.write_and_wait([&](db::Writer& w) { return put_second_factor(w, prefecture, deployment.secret_key, factor); }));
  const std::string code = crypto::totp_code(factor.secret, crypto::totp_step_of(house::now));
  sweep([&](db::Writer& w) { return confirm_own_second_factor(w, wulan, deployment, code); });
  sweep([&](db::Writer& w) {
    return remove_own_second_factor(w, wulan, deployment, {.matched = true, .checked_hash = house::password_hash(), .code = code});
  });
  sweep([&](db::Writer& w) { return create_own_token(w, wulan, prefecture, {.name = "报表"}); });
  const PasswordProof change{.matched = true, .checked_hash = house::password_hash(), .new_hash = "$argon2id$x"};
  sweep([&](db::Writer& w) { return change_password(w, wulan, prefecture, change, "x"); });
}

TEST_CASE("a proof is worth nothing once the password has changed meanwhile, or the account was blocked") {
  TestDatabase database;
  db::Store& store = *database;
  house::settle(store);
  const SignInProof proof{.login_name = "wulan", .account = account_id("wulan"), .password_hash = house::password_hash(), .matched = true};
  const auto enter = [&] {
    const auto outcome = store.transact([&](db::Writer& w) { return sign_in(w, {.by = {}, .now = house::now}, house::deployment(), proof, ""); });
    REQUIRE(outcome.has_value());
    return outcome->signed_in.has_value();
  };
  CHECK(enter());
  run(store, "update identity_accounts set password_hash = 'other' where login_name = 'wulan'", {});
  CHECK_FALSE(enter());
  run(store, "update identity_accounts set password_hash = $1 where login_name = 'wulan'", {house::password_hash()});
  CHECK(enter());
  REQUIRE(store.transact([&](db::Writer& w) {
    return edit_account(w, house::doing_as_system(), prefecture, account_id("wulan"), {.blocked = true}, std::nullopt, std::nullopt);
  }).has_value());
  CHECK_FALSE(enter());
}

TEST_CASE("the door knows units, superiors and teams, and learns of changes by the journal") {
  with_each_store("reactions", [](db::Store& store) {
    house::settle(store);
    auto wang = view_of(store, "wangjianguo");
    CHECK(wang.superiors == std::vector<UnitId>{house::unit_id("水利局"), house::unit_id("陈办"), house::unit_id("盟办")});
    auto narisu = view_of(store, "narisu");
    REQUIRE(narisu.grants.size() == 2);
    CHECK(narisu.grants[1].places == PathRange{"001001001", "001001002"});

    run(store, "update places set path = '001002001', now_path = '001002001' where code = $1", {house::sumu});
    react(store, "place.moved", std::string(house::sumu));
    CHECK(view_of(store, "narisu").grants[1].places == PathRange{"001002001", "001002002"});

    run(store, "update units set superior = $1, path = '001002001' where id = $2", {house::unit_id("阿办"), house::unit_id("水利局")});
    react(store, "unit.changed", to_text(house::unit_id("水利局")));
    wang = view_of(store, "wangjianguo");
    REQUIRE(wang.superiors.size() == 3);
    CHECK(wang.superiors[1] == house::unit_id("阿办"));

    run(store, "update people set name = '王建国（调）', unit = $1 where id = $2", {house::unit_id("财政局"), house::person_id("王建国")});
    react(store, "person.changed", to_text(house::person_id("王建国")));
    CHECK(view_of(store, "wangjianguo").name == "王建国（调）");
    CHECK(view_of(store, "wangjianguo").unit == house::unit_id("财政局"));

    run(store, "update team_seats set until_on = 1", {});
    react(store, "team.changed", to_text(named_uuid("苏木队")));
    CHECK(view_of(store, "narisu").grants.size() == 1);
  });
}

TEST_CASE("3.12 who has left is locked out: on the event, and by the job when the day comes") {
  with_each_store("left", [](db::Store& store) {
    house::settle(store);
    const Day today = day_of(house::now, Zone{});
    run(store, "update people set left_on = $1 where id = $2", {today + 1, house::person_id("王建国")});
    react(store, "person.left", to_text(house::person_id("王建国")));
    CHECK(view_of(store, "wangjianguo").active);
    const Deployment deployment = house::deployment();
    const auto jobs = identity_jobs(deployment);
    const auto refresh = std::ranges::find(jobs, "identity.refresh", &TimedJob::name);
    REQUIRE(refresh != jobs.end());
    REQUIRE(refresh->run(store, house::now + ms_per_day).has_value());
    CHECK_FALSE(view_of(store, "wangjianguo").active);
    CHECK(view_of(store, "wulan").active);
  });
}

TEST_CASE("the clean-up job removes what is over and keeps what is not") {
  with_each_store("clean up", [](db::Store& store) {
    house::settle(store);
    const SignInAttempts old{.failures = 3, .last_at = house::now - 3 * ms_per_day};
    const SignInAttempts recent{.failures = 3, .last_at = house::now};
    REQUIRE(store.transact([&](db::Writer& w) -> Result<void> {
      TRY(save_attempts(w, prefecture, "old", old));
      TRY(save_attempts(w, prefecture, "recent", recent));
      TRY(access::begin_session(w, account_id("wulan"), house::now - 2 * access::session_idle_ms, ""));
      TRY(access::begin_session(w, account_id("wulan"), house::now, ""));
      return {};
    }).has_value());
    const Deployment deployment = house::deployment();
    const auto jobs = identity_jobs(deployment);
    const auto clean_up = std::ranges::find(jobs, "identity.clean_up", &TimedJob::name);
    REQUIRE(clean_up != jobs.end());
    CHECK(*clean_up->run(store, house::now) == 2);
    CHECK(store.reading([](db::Reader& r) { return load_attempts(r, prefecture, "recent"); })->failures == 3);
    CHECK(store.reading([](db::Reader& r) { return load_attempts(r, prefecture, "old"); })->failures == 0);
  });
}

}  // namespace lianxin::identity
