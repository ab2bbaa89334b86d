#include "features/identity/grant_actions.h"

#include <boost/describe.hpp>
#include <algorithm>

#include "features/identity/account_actions.h"
#include "features/identity/grant_rules.h"
#include "features/identity/grant_store.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

struct GrantDetail {
  AccountId account{};
  std::string login_name;
  Role role{};
  Reach reach{};
  std::optional<std::string> place{};
  std::optional<UnitId> unit{};
};
BOOST_DESCRIBE_STRUCT(GrantDetail, (), (account, login_name, role, reach, place, unit))

Result<void> tell(db::Writer& w, const Doing& doing, std::string_view kind, const Account& account, const AccountGrant& grant,
                  const std::string& path) {
  return journal::record(
      w, doing,
      {.kind = kind, .subject_kind = "account", .subject = to_text(account.id), .place_path = path.empty() ? account.place_path : path,
       .detail = json::write(GrantDetail{account.id, account.login_name, grant.role, grant.reach, grant.place, grant.unit})});
}

// The place path where the grant would hold; invalid when place or unit do not exist.
Result<std::string> path_of_new(const db::Reader& r, std::string_view partition, const NewGrant& grant, const Account& account,
                                std::string_view field) {
  if (grant.unit) {
    const auto unit = TRY(places::find_unit(r, partition, *grant.unit));
    if (!unit || unit->is_closed()) return invalid_field(std::string(field) + "scope.unit", "identity.no_such_unit");
    return unit->place_path;
  }
  if (grant.place) {
    const auto place = TRY(places::find_place(r, partition, *grant.place));
    if (!place || place->is_closed()) return invalid_field(std::string(field) + "scope.place", "identity.no_such_place");
    return place->now_path;
  }
  return account.place_path;
}

Error with_prefix(Error error, std::string_view prefix) {
  for (FieldFault& fault : error.fields) fault.field.insert(0, prefix);
  return error;
}

}  // namespace

Result<std::string> path_of_grant(const db::Reader& r, std::string_view partition, const AccountGrant& grant) {
  if (grant.unit) {
    const auto unit = TRY(places::find_unit(r, partition, *grant.unit));
    return unit ? unit->place_path : std::string();
  }
  if (grant.place) {
    const auto place = TRY(places::find_place(r, partition, *grant.place));
    return place ? place->now_path : std::string();
  }
  return std::string();
}

Result<Granted> give_grant(db::Writer& w, const Doing& doing, std::string_view partition, const Account& account,
                           const NewGrant& wanted, std::string_view field) {
  if (auto shape = check_shape(wanted); !shape) return with_prefix(std::move(shape).error(), field);
  const std::string path = TRY(path_of_new(w, partition, wanted, account, field));
  if (!access::may(doing.by, verb::manage_accounts, {.place_path = path}))
    return fail(Code::forbidden, "identity.beyond_own_reach");
  const auto held = TRY(list_grants_of(w, partition, account.id));
  if (const AccountGrant* same = same_grant(held, wanted)) return Granted{*same, true};
  std::vector<Role> elsewhere;
  if (account.person) elsewhere = TRY(list_roles_of(w, partition, *account.person, account.id));
  TRY(check_grant({.by_account = doing.by.account, .by_person = doing.by.person, .account = account.id, .person = account.person,
                   .held = held, .roles_of_person = elsewhere},
                  wanted));
  AccountGrant grant{.id = {new_uuid(doing.now)}, .account = account.id, .role = wanted.role, .reach = wanted.reach,
                     .place = wanted.place, .unit = wanted.unit, .granted_at = doing.now, .granted_by_name = doing.by.name};
  if (!doing.by.person.is_nil()) grant.granted_by = doing.by.person;
  TRY(insert_grant(w, partition, grant));
  TRY(tell(w, doing, "account.granted", account, grant, path));
  TRY(refresh_account(w, partition, account.id, day_of(doing.now, doing.zone)));
  return Granted{std::move(grant), false};
}

Result<void> take_grant(db::Writer& w, const Doing& doing, std::string_view partition, const Account& account, GrantId id) {
  const auto held = TRY(list_grants_of(w, partition, account.id));
  const auto found = std::ranges::find(held, id, &AccountGrant::id);
  if (found == held.end()) return fail(Code::not_found, "base.not_found");
  const bool same_person = account.person && *account.person == doing.by.person;
  if (doing.by.account == account.id || same_person) return fail(Code::forbidden, "identity.not_for_oneself");
  TRY(delete_grant(w, partition, id));
  const std::string path = TRY(path_of_grant(w, partition, *found));
  TRY(tell(w, doing, "account.grant_taken", account, *found, path));
  return refresh_account(w, partition, account.id, day_of(doing.now, doing.zone));
}

}  // namespace lianxin::identity
