#include "features/identity/account_store.h"

#include "platform/db/list_page.h"
#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

const std::string account_columns =
    "id, login_name, person, person_name, unit, unit_name, place_path, blocked, must_change_password, language, theme, "
    "last_sign_in_at, created_at, version";
const std::string select_columns = "select " + account_columns;
constexpr std::string_view accounts_of_partition = " from identity_accounts where partition = $1";
const std::string select_account = select_columns + std::string(accounts_of_partition);

Account account_from(const db::Row& row) {
  return {.id = row.get<AccountId>(0),
          .login_name = row.get<std::string>(1),
          .person = row.get<std::optional<PersonId>>(2),
          .person_name = row.get<std::string>(3),
          .unit = row.get<std::optional<UnitId>>(4),
          .unit_name = row.get<std::string>(5),
          .place_path = row.get<std::string>(6),
          .blocked = row.get<bool>(7),
          .must_change_password = row.get<bool>(8),
          .language = row.text(9) == "en" ? Language::en : Language::zh,
          .theme = row.text(10) == "light" ? Theme::light : row.text(10) == "dark" ? Theme::dark : Theme::system,
          .last_sign_in_at = row.get<std::optional<Moment>>(11),
          .created_at = row.get<Moment>(12),
          .version = row.get<std::int64_t>(13)};
}

Credentials credentials_from(const db::Row& row) {
  return {.account = row.get<AccountId>(0), .password_hash = row.get<std::string>(1), .blocked = row.get<bool>(2)};
}

void add_conditions(db::Conditions& where, const AccountQuery& query) {
  std::string ranges = "(1 = 0";
  for (const PathRange& range : query.ranges)
    ranges += " or (place_path >= " + where.bind(range.begin) + " and place_path < " + where.bind(range.end) + ")";
  where.add(ranges + ")");
  if (query.within) {
    where.add("place_path >= " + where.bind(query.within->begin));
    where.add("place_path < " + where.bind(query.within->end));
  }
  if (query.role)
    where.add("exists (select 1 from identity_grants g where g.partition = identity_accounts.partition and "
              "g.account = identity_accounts.id and g.role = " + where.bind(name_of(*query.role)) + ")");
  if (!query.words.empty()) {
    const std::string anywhere = where.bind(db::containing(query.words));
    where.add("(login_name like " + anywhere + " escape '\\' or person_name like " + anywhere + " escape '\\')");
  }
}

std::vector<std::string> key_of(const Account& account) { return {account.login_name}; }

}  // namespace

Result<void> insert_account(db::Writer& w, std::string_view partition, const Account& a, std::string_view password_hash) {
  static const std::string sql = "insert into identity_accounts (partition, " + account_columns +
                                 ", password_hash, password_changed_at) "
                                 "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $14)";
  TRY(w.run(sql,
            {partition, a.id, a.login_name, a.person, a.person_name, a.unit, a.unit_name, a.place_path, a.blocked,
             a.must_change_password, json::name_of_enumerator(a.language), json::name_of_enumerator(a.theme), a.last_sign_in_at,
             a.created_at, a.version, password_hash}));
  return {};
}

Result<void> update_account(db::Writer& w, std::string_view partition, const Account& a) {
  const auto changed = TRY(w.run(
      "update identity_accounts set person = $3, person_name = $4, unit = $5, unit_name = $6, place_path = $7, blocked = $8, "
      "version = $9 where partition = $1 and id = $2 and version = $9 - 1",
      {partition, a.id, a.person, a.person_name, a.unit, a.unit_name, a.place_path, a.blocked, a.version}));
  if (changed == 0) return fail(Code::stale, "base.stale");
  return {};
}

Result<void> update_standing(db::Writer& w, std::string_view partition, const Account& a) {
  TRY(w.run("update identity_accounts set person_name = $3, unit = $4, unit_name = $5, place_path = $6 "
            "where partition = $1 and id = $2",
            {partition, a.id, a.person_name, a.unit, a.unit_name, a.place_path}));
  return {};
}

Result<void> set_password(db::Writer& w, std::string_view partition, AccountId account, std::string_view hash, bool must_change,
                          Moment now) {
  TRY(w.run("update identity_accounts set password_hash = $3, must_change_password = $4, password_changed_at = $5 "
            "where partition = $1 and id = $2",
            {partition, account, hash, must_change, now}));
  return {};
}

Result<void> set_signed_in(db::Writer& w, std::string_view partition, AccountId account, Moment now) {
  TRY(w.run("update identity_accounts set last_sign_in_at = $3 where partition = $1 and id = $2", {partition, account, now}));
  return {};
}

Result<void> set_settings(db::Writer& w, std::string_view partition, AccountId account, Language language, Theme theme) {
  TRY(w.run("update identity_accounts set language = $3, theme = $4 where partition = $1 and id = $2",
            {partition, account, json::name_of_enumerator(language), json::name_of_enumerator(theme)}));
  return {};
}

Result<std::optional<Account>> find_account(const db::Reader& r, std::string_view partition, AccountId id) {
  static const std::string sql = select_account + " and id = $2";
  return r.find(sql, {partition, id}, account_from);
}

Result<Account> load_account(const db::Reader& r, std::string_view partition, AccountId id) {
  auto found = TRY(find_account(r, partition, id));
  if (!found) return fail(Code::not_found, "base.not_found");
  return std::move(*found);
}

Result<std::optional<Account>> find_account_by_name(const db::Reader& r, std::string_view partition, std::string_view login_name) {
  static const std::string sql = select_account + " and login_name = $2";
  return r.find(sql, {partition, login_name}, account_from);
}

Result<std::vector<Account>> list_accounts_of(const db::Reader& r, std::string_view partition, PersonId person) {
  static const std::string sql = select_account + " and person = $2 order by login_name";
  return r.list(sql, {partition, person}, account_from);
}

Result<std::vector<LoginName>> login_names(const db::Reader& r, std::string_view partition, const std::vector<AccountId>& ids) {
  if (ids.empty()) return std::vector<LoginName>{};
  db::Conditions where({partition});
  const std::string sql = "select id, login_name from identity_accounts where partition = $1 and id in (" + where.bind_all(ids) + ")";
  return r.list(sql, where.values(), [](const db::Row& row) { return LoginName{row.get<AccountId>(0), row.get<std::string>(1)}; });
}

Result<std::vector<AccountId>> list_account_ids(const db::Reader& r, std::string_view partition) {
  return r.list("select id from identity_accounts where partition = $1 order by id", {partition},
                [](const db::Row& row) { return row.get<AccountId>(0); });
}

Result<std::vector<AccountId>> list_account_ids_with(const db::Reader& r, std::string_view partition, Role role) {
  return r.list("select distinct account from identity_grants where partition = $1 and role = $2 order by account",
                {partition, name_of(role)}, [](const db::Row& row) { return row.get<AccountId>(0); });
}

Result<Page<Account>> list_accounts(const db::Reader& r, std::string_view partition, const AccountQuery& query,
                                    const PageRequest& request) {
  db::Conditions where({partition});
  add_conditions(where, query);
  return db::list_page<Account>(r, {select_columns, accounts_of_partition, {"login_name"}, account_from, key_of}, std::move(where), request);
}

Result<std::optional<Credentials>> find_credentials(const db::Reader& r, std::string_view partition, std::string_view login_name) {
  return r.find("select id, password_hash, blocked from identity_accounts where partition = $1 and login_name = $2",
                {partition, login_name}, credentials_from);
}

Result<std::optional<Credentials>> find_credentials(const db::Reader& r, std::string_view partition, AccountId id) {
  return r.find("select id, password_hash, blocked from identity_accounts where partition = $1 and id = $2", {partition, id},
                credentials_from);
}

Result<SignInAttempts> load_attempts(const db::Reader& r, std::string_view partition, std::string_view name_hash) {
  const auto found = TRY(r.find(
      "select failures, last_at, locked_until from identity_attempts where partition = $1 and name_hash = $2",
      {partition, name_hash}, [](const db::Row& row) {
        return SignInAttempts{row.get<int>(0), row.get<Moment>(1), row.get<std::optional<Moment>>(2)};
      }));
  return found.value_or(SignInAttempts{});
}

Result<void> save_attempts(db::Writer& w, std::string_view partition, std::string_view name_hash, const SignInAttempts& a) {
  TRY(w.run("insert into identity_attempts (partition, name_hash, failures, last_at, locked_until) values ($1, $2, $3, $4, $5) "
            "on conflict (partition, name_hash) do update set failures = excluded.failures, last_at = excluded.last_at, "
            "locked_until = excluded.locked_until",
            {partition, name_hash, a.failures, a.last_at, a.locked_until}));
  return {};
}

Result<void> forget_attempts(db::Writer& w, std::string_view partition, std::string_view name_hash) {
  TRY(w.run("delete from identity_attempts where partition = $1 and name_hash = $2", {partition, name_hash}));
  return {};
}

Result<std::int64_t> forget_attempts_before(db::Writer& w, Moment before) {
  return w.run("delete from identity_attempts where last_at < $1", {before});
}

}  // namespace lianxin::identity
