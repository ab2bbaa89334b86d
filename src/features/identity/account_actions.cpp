#include "features/identity/account_actions.h"

#include <boost/describe.hpp>
#include <set>

#include "base/text.h"
#include "features/identity/account_rules.h"
#include "features/identity/account_store.h"
#include "features/identity/grant_actions.h"
#include "features/identity/grant_rules.h"
#include "features/identity/grant_store.h"
#include "features/identity/standing_actions.h"
#include "features/places/place_path.h"
#include "platform/access/sessions.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

struct AccountDetail {
  std::string login_name;
  std::optional<PersonId> person{};
};
BOOST_DESCRIBE_STRUCT(AccountDetail, (), (login_name, person))

Result<void> tell(db::Writer& w, const Doing& doing, std::string_view kind, const Account& account) {
  return journal::record(w, doing,
                         {.kind = kind, .subject_kind = "account", .subject = to_text(account.id), .place_path = account.place_path,
                          .detail = json::write(AccountDetail{account.login_name, account.person})});
}

access::Scope scope_of(const Account& account) { return {.place_path = account.place_path}; }

// Fills in what people and places know. False when the person does not exist.
Result<bool> take_standing(const db::Reader& r, std::string_view partition, Account& account, Standing& standing, Day today) {
  if (account.person) {
    auto found = TRY(find_standing(r, partition, *account.person, today));
    if (!found) return false;
    standing = std::move(*found);
  }
  account.person_name = standing.name;
  account.unit = standing.unit;
  account.unit_name = standing.unit_name;
  account.place_path = standing.place_path.empty() ? TRY(root_path(r, partition)) : standing.place_path;
  return true;
}

// The grants as rules see them. A place that is no more, a team that is dissolved: nothing of it is left.
Result<std::vector<Grant>> effective_grants(const db::Reader& r, std::string_view partition, AccountId account,
                                            const Standing& standing) {
  std::vector<Grant> out;
  for (const AccountGrant& held : TRY(list_grants_of(r, partition, account))) {
    Grant grant{.role = held.role, .reach = held.reach, .unit = held.unit.value_or(UnitId{})};
    if (held.reach == Reach::own_unit) {
      out.push_back(grant);
      continue;
    }
    const std::string path = TRY(path_of_grant(r, partition, held));
    if (held.reach == Reach::subtree) {
      if (path.empty()) continue;
      grant.places = places::range_of(path);
      out.push_back(grant);
      continue;
    }
    out.push_back(grant);  // own entries, wherever
    if (held.role != Role::team_member) continue;  // a village cadre sees what he entered, not what neighbours told others
    for (const std::string& served : standing.team_paths) {
      if (held.place && (path.empty() || !places::range_of(path).contains(served))) continue;
      grant.places = places::range_of(served);
      out.push_back(grant);
    }
  }
  return out;
}

bool same_content(const Account& stored, const std::vector<AccountGrant>& held, const NewAccount& wanted) {
  if (stored.login_name != wanted.login_name || stored.person != wanted.person || stored.language != wanted.language) return false;
  std::set<GrantId> matched;
  for (const NewGrant& grant : wanted.grants) {
    const AccountGrant* same = same_grant(held, grant);
    if (same == nullptr) return false;
    matched.insert(same->id);
  }
  return matched.size() == held.size();
}

// Another person behind the account: the hands stay apart, and nobody makes it his own.
Result<void> check_person(const db::Reader& r, const Doing& doing, std::string_view partition, const Account& account) {
  if (*account.person == doing.by.person) return fail(Code::forbidden, "identity.not_for_oneself");
  const auto elsewhere = TRY(list_roles_of(r, partition, *account.person, account.id));
  for (const AccountGrant& grant : TRY(list_grants_of(r, partition, account.id)))
    for (const Role role : elsewhere)
      if (hand_of(role) != hand_of(grant.role)) return fail(Code::conflict, "identity.hands_apart");
  return {};
}

Result<void> check_free(const db::Reader& r, std::string_view partition, const NewAccount& wanted) {
  if (TRY(find_account_by_name(r, partition, wanted.login_name)))
    return fail(Code::conflict, "identity.login_name_taken", {{"account", wanted.login_name}});
  return {};
}

}  // namespace

Result<void> check_new_account(const NewAccount& wanted, std::string_view password) {
  std::vector<FieldFault> faults;
  if (!is_login_name(wanted.login_name)) faults.push_back({"account", "identity.login_name_form"});
  if (const auto fault = fault_of_password(password, wanted.login_name)) {
    faults.push_back({"password", std::string(*fault),
                      {{"min", std::to_string(shortest_password)}, {"max", std::to_string(longest_password)}}});
  }
  if (wanted.grants.size() > most_grants)
    faults.push_back({"grants", "identity.too_many_grants", {{"max", std::to_string(most_grants)}}});
  if (!faults.empty()) return invalid(std::move(faults));
  return {};
}

Result<Created> create_account(db::Writer& w, const Doing& doing, std::string_view partition, const NewAccount& wanted,
                               std::string_view password_hash, bool same_password) {
  if (!wanted.id.is_nil()) {
    if (auto stored = TRY(find_account(w, partition, wanted.id))) {
      TRY(allow_managing(w, doing.by, partition, *stored));
      const auto held = TRY(list_grants_of(w, partition, wanted.id));
      if (!same_password || !same_content(*stored, held, wanted)) return fail(Code::conflict, "identity.other_content");
      return Created{std::move(*stored), true};
    }
  }
  Account account{.id = wanted.id.is_nil() ? AccountId{new_uuid(doing.now)} : wanted.id, .login_name = wanted.login_name,
                  .person = wanted.person, .must_change_password = wanted.must_change_password, .language = wanted.language,
                  .created_at = doing.now};
  Standing standing;
  if (!TRY(take_standing(w, partition, account, standing, day_of(doing.now, doing.zone))))
    return invalid_field("person_id", "identity.no_such_person");
  if (!access::may(doing.by, verb::manage_accounts, scope_of(account))) return fail(Code::forbidden, "identity.beyond_own_reach");
  TRY(check_free(w, partition, wanted));
  TRY(insert_account(w, partition, account, password_hash));
  TRY(tell(w, doing, "account.created", account));
  TRY(refresh_account(w, partition, account.id, day_of(doing.now, doing.zone)));
  for (std::size_t i = 0; i < wanted.grants.size(); ++i)
    TRY(give_grant(w, doing, partition, account, wanted.grants[i], "grants[" + std::to_string(i) + "]."));
  return Created{std::move(account), false};
}

Result<void> allow_managing(const db::Reader& r, const Actor& by, std::string_view partition, const Account& account) {
  TRY(access::allow(by, verb::manage_accounts, verb::read_accounts, scope_of(account)));
  for (const AccountGrant& grant : TRY(list_grants_of(r, partition, account.id))) {
    const std::string path = TRY(path_of_grant(r, partition, grant));
    if (!path.empty() && !access::may(by, verb::manage_accounts, {.place_path = path}))
      return fail(Code::forbidden, "identity.beyond_own_reach");
  }
  return {};
}

Result<Account> edit_account(db::Writer& w, const Doing& doing, std::string_view partition, AccountId id, const AccountEdit& edit,
                             const std::optional<NewPassword>& password, std::optional<std::int64_t> version) {
  Account account = TRY(load_account(w, partition, id));
  TRY(allow_managing(w, doing.by, partition, account));
  if (doing.by.account == id) return fail(Code::forbidden, "identity.not_for_oneself");
  if (version && *version != account.version) return fail(Code::stale, "base.stale");
  const bool was_blocked = account.blocked;
  account.blocked = edit.blocked.value_or(account.blocked);
  if (edit.person && edit.person != account.person) {
    account.person = edit.person;
    Standing standing;
    if (!TRY(take_standing(w, partition, account, standing, day_of(doing.now, doing.zone))))
      return invalid_field("person_id", "identity.no_such_person");
    if (!access::may(doing.by, verb::manage_accounts, scope_of(account)))
      return fail(Code::forbidden, "identity.beyond_own_reach");
    TRY(check_person(w, doing, partition, account));
    TRY(tell(w, doing, "account.person_changed", account));
  }
  ++account.version;
  TRY(update_account(w, partition, account));
  if (password) {
    account.must_change_password = password->must_change;
    TRY(set_password(w, partition, id, password->hash, password->must_change, doing.now));
    TRY(tell(w, doing, "account.password_set", account));
  }
  if (account.blocked != was_blocked) TRY(tell(w, doing, account.blocked ? "account.blocked" : "account.unblocked", account));
  if (account.blocked || password) TRY(access::end_sessions_of(w, id));
  TRY(refresh_account(w, partition, id, day_of(doing.now, doing.zone)));
  return account;
}

Result<Account> read_account(const db::Reader& r, const Actor& by, std::string_view partition, AccountId id) {
  Account account = TRY(load_account(r, partition, id));
  TRY(access::allow(by, verb::read_accounts, verb::read_accounts, scope_of(account)));
  return account;
}

Result<Page<Account>> list_visible_accounts(const db::Reader& r, const Actor& by, std::string_view partition,
                                            AccountQuery query, const PageRequest& request) {
  query.ranges = access::sight_of(by, verb::read_accounts).ranges;
  query.words = std::string(trimmed(query.words));
  return list_accounts(r, partition, query, request);
}

Result<void> refresh_account(db::Writer& w, std::string_view partition, AccountId id, Day today) {
  Account account = TRY(load_account(w, partition, id));
  Standing standing;
  const bool known = TRY(take_standing(w, partition, account, standing, today));
  TRY(update_standing(w, partition, account));
  access::AccountView view{.account = id, .person = account.person.value_or(PersonId{}),
                           .name = account.person_name.empty() ? account.login_name : account.person_name,
                           .unit = account.unit.value_or(UnitId{}), .superiors = standing.superiors,
                           .active = known && !account.blocked && !standing.has_left};
  // Until the password is changed, the account can do nothing but that.
  if (!account.must_change_password) view.grants = TRY(effective_grants(w, partition, id, standing));
  return access::put_account(w, view);
}

Result<int> refresh_all_accounts(db::Writer& w, std::string_view partition, Day today) {
  const auto ids = TRY(list_account_ids(w, partition));
  for (const AccountId id : ids) TRY(refresh_account(w, partition, id, today));
  return static_cast<int>(ids.size());
}

Result<void> refresh_accounts_of(db::Writer& w, std::string_view partition, PersonId person, Day today) {
  for (const Account& account : TRY(list_accounts_of(w, partition, person))) TRY(refresh_account(w, partition, account.id, today));
  return {};
}

}  // namespace lianxin::identity
