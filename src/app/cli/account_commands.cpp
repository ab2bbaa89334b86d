#include "app/cli/account_commands.h"

#include <cstdio>

#include "app/cli/words.h"
#include "app/installation.h"
#include "features/identity/account_actions.h"
#include "features/identity/grant_actions.h"
#include "features/identity/identity.h"
#include "platform/json/reader.h"
#include "platform/terminal/terminal.h"

namespace lianxin::app {

namespace {

Result<identity::NewGrant> grant_from(const AccountWords& words) {
  identity::NewGrant grant;
  json::Reading faults;
  const auto role = json::parse('"' + words.role + '"');
  const std::size_t mark = faults.enter("role");
  if (role) json::read_value(role->root(), grant.role, faults);
  else faults.fault("base.json_malformed");
  faults.leave(mark);
  if (!faults.faults().empty()) return invalid(std::move(faults.faults()));
  if (words.place.empty() == words.unit.empty()) return invalid_field("place", "cli.place_or_unit");
  grant.reach = words.place.empty() ? Reach::own_unit : Reach::subtree;
  if (!words.place.empty()) grant.place = words.place;
  if (!words.unit.empty()) {
    grant.unit = parse_id<UnitId>(words.unit);
    if (!grant.unit) return invalid_field("unit", "base.json_not_an_id");
  }
  return grant;
}

Result<void> create(const Config& config, const AccountWords& words) {
  identity::NewAccount wanted{.login_name = words.account, .must_change_password = !words.keeps_password};
  if (!words.person.empty()) {
    wanted.person = parse_id<PersonId>(words.person);
    if (!wanted.person) return invalid_field("person", "base.json_not_an_id");
  }
  if (!words.role.empty()) wanted.grants.push_back(TRY(grant_from(words)));
  const auto house = TRY(open_installation(config, Migrating::yes));
  const auto account = TRY(identity::add_account(*house->store, house->doing(), config.partition, wanted, terminal::read_secret("password")));
  std::printf("%s\n", account.login_name.c_str());
  return {};
}

Result<void> grant(const Config& config, const AccountWords& words) {
  const auto wanted = TRY(grant_from(words));
  const auto house = TRY(open_installation(config, Migrating::yes));
  const auto granted = house->store->transact([&](db::Writer& w) -> Result<bool> {
    const auto account = TRY(identity::find_account_named(w, config.partition, words.account));
    if (!account) return fail(Code::not_found, "identity.no_such_account", {{"account", words.account}});
    const auto given = TRY(identity::give_grant(w, house->doing(), config.partition, *account, wanted));
    return !given.existed;
  });
  if (!granted) return granted.error();
  return {};
}

Result<void> list(const Config& config) {
  const auto house = TRY(open_installation(config, Migrating::yes));
  PageRequest page{.limit = max_page_limit};
  do {
    const auto part = TRY(house->store->reading(
        [&](db::Reader& r) { return identity::list_visible_accounts(r, house->doing().by, config.partition, {}, page); }));
    for (const auto& account : part.items) {
      std::printf("%s\t%s\t%s%s\n", account.login_name.c_str(), account.person_name.c_str(), account.unit_name.c_str(), account.blocked ? "\tblocked" : "");
    }
    page.cursor = part.next;
  } while (!page.cursor.empty());
  return {};
}

Result<void> token(const Config& config, const TokenWords& words) {
  std::optional<Day> expires_on;
  if (!words.expires_on.empty()) {
    expires_on = parse_day(words.expires_on);
    if (!expires_on) return invalid_field("expires-on", "base.json_not_a_day");
  }
  const auto house = TRY(open_installation(config, Migrating::yes));
  const auto made = TRY(identity::add_token(*house->store, house->doing(), config.partition, words.account, words.name, expires_on));
  std::printf("%s\n", made.secret.c_str());
  return {};
}

int status_of(const Result<void>& result) { return result ? done : report(result.error()); }

}  // namespace

int create_account(const Config& config, const AccountWords& words) { return status_of(create(config, words)); }

int set_password(const Config& config, const AccountWords& words) {
  const auto house = open_installation(config, Migrating::yes);
  if (!house) return report(house.error());
  return status_of(identity::reset_password(*(*house)->store, (*house)->doing(), config.partition, words.account, terminal::read_secret("new password"),
                                            !words.keeps_password));
}

int reset_second_factor(const Config& config, const AccountWords& words) {
  const auto house = open_installation(config, Migrating::yes);
  if (!house) return report(house.error());
  return status_of(identity::drop_second_factor_of(*(*house)->store, (*house)->doing(), config.partition, words.account));
}

int grant_role(const Config& config, const AccountWords& words) { return status_of(grant(config, words)); }

int list_all_accounts(const Config& config) { return status_of(list(config)); }

int create_token(const Config& config, const TokenWords& words) { return status_of(token(config, words)); }

}  // namespace lianxin::app
