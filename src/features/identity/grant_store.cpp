#include "features/identity/grant_store.h"

#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

const std::string grant_columns = "id, account, role, reach, place, unit, granted_at, granted_by, granted_by_name";
const std::string select_grants = "select " + grant_columns + " from identity_grants where partition = $1";

AccountGrant grant_from(const db::Row& row) {
  return {.id = row.get<GrantId>(0),
          .account = row.get<AccountId>(1),
          .role = json::enumerator_of<Role>(row.text(2)).value_or(Role::unit_clerk),
          .reach = json::enumerator_of<Reach>(row.text(3)).value_or(Reach::own_unit),
          .place = row.get<std::optional<std::string>>(4),
          .unit = row.get<std::optional<UnitId>>(5),
          .granted_at = row.get<Moment>(6),
          .granted_by = row.get<std::optional<PersonId>>(7),
          .granted_by_name = row.get<std::string>(8)};
}

}  // namespace

Result<void> insert_grant(db::Writer& w, std::string_view partition, const AccountGrant& g) {
  static const std::string sql =
      "insert into identity_grants (partition, " + grant_columns + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
  TRY(w.run(sql,
            {partition, g.id, g.account, name_of(g.role), name_of(g.reach), g.place, g.unit, g.granted_at, g.granted_by,
             g.granted_by_name}));
  return {};
}

Result<void> delete_grant(db::Writer& w, std::string_view partition, GrantId id) {
  TRY(w.run("delete from identity_grants where partition = $1 and id = $2", {partition, id}));
  return {};
}

Result<std::vector<AccountGrant>> list_grants_of(const db::Reader& r, std::string_view partition, AccountId account) {
  static const std::string sql = select_grants + " and account = $2 order by granted_at, id";
  return r.list(sql, {partition, account}, grant_from);
}

Result<std::vector<AccountGrant>> list_grants_of(const db::Reader& r, std::string_view partition,
                                                 const std::vector<Account>& accounts) {
  if (accounts.empty()) return std::vector<AccountGrant>{};
  std::string sql = select_grants + " and account in (";
  std::vector<db::Value> args{partition};
  for (const Account& account : accounts) {
    args.emplace_back(account.id);
    sql += (args.size() == 2 ? "$" : ", $") + std::to_string(args.size());
  }
  sql += ") order by granted_at, id";
  return r.list(sql, args, grant_from);
}

Result<std::vector<Role>> list_roles_of(const db::Reader& r, std::string_view partition, PersonId person, AccountId except) {
  return r.list("select g.role from identity_grants g join identity_accounts a on a.partition = g.partition and a.id = g.account "
                "where a.partition = $1 and a.person = $2 and a.id <> $3",
                {partition, person, except},
                [](const db::Row& row) { return json::enumerator_of<Role>(row.text(0)).value_or(Role::unit_clerk); });
}

}  // namespace lianxin::identity
