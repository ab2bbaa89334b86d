#include "features/identity/account_routes.h"

#include "features/identity/account_actions.h"
#include "features/identity/account_json.h"
#include "features/identity/account_rules.h"
#include "features/identity/account_store.h"
#include "features/identity/grant_actions.h"
#include "features/identity/grant_store.h"
#include "features/identity/password_actions.h"
#include "features/identity/second_factor_store.h"
#include "features/places/places.h"
#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

using Read = http::Call<db::Reader>;
using Write = http::Call<db::Writer>;

struct NewAccountProof {
  NewAccount account;
  std::string password_hash;
  bool same_password = false;
};

struct EditProof {
  AccountEdit edit;
  std::optional<NewPassword> password{};
};

Result<ScopeNames> names_of(const db::Reader& r, std::string_view partition, const std::vector<AccountGrant>& grants) {
  std::vector<std::string> codes;
  std::vector<UnitId> units;
  for (const AccountGrant& grant : grants) {
    if (grant.place) codes.push_back(*grant.place);
    if (grant.unit) units.push_back(*grant.unit);
  }
  ScopeNames names;
  for (auto& place : TRY(places::place_refs(r, partition, codes))) names.emplace_back(std::move(place.code), std::move(place.name));
  for (auto& unit : TRY(places::unit_refs(r, partition, units))) names.emplace_back(to_text(unit.id), std::move(unit.name));
  return names;
}

Result<std::string> account_text(const db::Reader& r, std::string_view partition, const Account& account, Zone zone) {
  const auto grants = TRY(list_grants_of(r, partition, account.id));
  const bool has_totp = TRY(second_factor_state(r, partition, account.id)).active;
  return account_json(account, grants, TRY(names_of(r, partition, grants)), has_totp, zone);
}

struct AccountRoutes {
  const Deployment* deployment;
  const std::string& partition() const { return deployment->partition; }

  Result<AccountQuery> query_of(const Read& call) const {
    AccountQuery query{.words = call.request.parameter("q").value_or("")};
    if (const auto role = call.request.parameter("role")) {
      query.role = json::enumerator_of<Role>(*role);
      if (!query.role) return invalid_field("role", "identity.no_such_role");
    }
    if (const auto code = call.request.parameter("place"))
      query.within = places::range_of(TRY(places::place_named(call.db, partition(), *code)).now_path);
    return query;
  }

  Result<http::Reply> list(Read& call) const {
    const auto request = TRY(call.page());
    const auto query = TRY(query_of(call));
    const auto page = TRY(list_visible_accounts(call.db, call.doing.by, partition(), query, request));
    const auto grants = TRY(list_grants_of(call.db, partition(), page.items));
    return http::ok(accounts_json(page, grants, TRY(names_of(call.db, partition(), grants)), call.doing.zone));
  }

  Result<http::Reply> show(Read& call) const {
    const auto id = TRY(call.id_param<AccountId>("id"));
    const Account account = TRY(read_account(call.db, call.doing.by, partition(), id));
    http::Reply reply = http::ok(TRY(account_text(call.db, partition(), account, call.doing.zone)));
    reply.headers.push_back({"etag", "\"" + std::to_string(account.version) + "\""});
    return reply;
  }

  Result<NewAccountProof> prepare_new(db::Store& store, const http::CallBase& call) const {
    auto creation = TRY(read_new_account(call.request.body));
    creation.account.login_name = normalized_login_name(creation.account.login_name);
    TRY(check_new_account(creation.account, creation.password));
    NewAccountProof proof{.account = std::move(creation.account), .password_hash = {}};
    if (!proof.account.id.is_nil()) {
      const auto known = TRY(store.reading([&](db::Reader& r) { return find_credentials(r, partition(), proof.account.id); }));
      if (known) {
        proof.same_password = is_password_of(known->password_hash, creation.password);
        return proof;
      }
    }
    proof.password_hash = hashed(creation.password);
    return proof;
  }

  Result<http::Reply> create(Write& call, const NewAccountProof& proof) const {
    // Made meanwhile by the same request sent twice: once more, then there is something to compare with.
    if (proof.password_hash.empty() && !TRY(find_account(call.db, partition(), proof.account.id)))
      return fail(Code::conflict, "identity.other_content");
    const auto made = TRY(create_account(call.db, call.doing, partition(), proof.account, proof.password_hash, proof.same_password));
    std::string text = TRY(account_text(call.db, partition(), made.account, call.doing.zone));
    if (made.existed) return http::ok(std::move(text));
    return http::created(std::move(text), "/api/v1/accounts/" + to_text(made.account.id));
  }

  Result<EditProof> prepare_edit(db::Store& store, const http::CallBase& call) const {
    auto change = TRY(read_account_edit(call.request.body));
    EditProof proof{.edit = change.edit};
    if (!change.password) return proof;
    const auto id = TRY(call.id_param<AccountId>("id"));
    const auto account = TRY(store.reading([&](db::Reader& r) { return read_account(r, call.doing.by, partition(), id); }));
    TRY(check_password(*change.password, account.login_name, "password"));
    proof.password = NewPassword{hashed(*change.password), change.must_change_password};
    return proof;
  }

  Result<http::Reply> edit(Write& call, const EditProof& proof) const {
    const auto id = TRY(call.id_param<AccountId>("id"));
    const auto version = TRY(call.if_match());
    if (!version) return fail(Code::malformed, "base.if_match");
    auto changed = edit_account(call.db, call.doing, partition(), id, proof.edit, proof.password, version);
    const bool stale = !changed && changed.error().code == Code::stale;
    if (!changed && !stale) return std::move(changed).error();
    const Account account = TRY(load_account(call.db, partition(), id));
    std::string text = TRY(account_text(call.db, partition(), account, call.doing.zone));
    if (!stale) return http::ok(std::move(text));
    changed.error().current = std::move(text);
    return std::move(changed).error();
  }

  Result<http::Reply> list_grants(Read& call) const {
    const auto id = TRY(call.id_param<AccountId>("id"));
    TRY(read_account(call.db, call.doing.by, partition(), id));
    const auto grants = TRY(list_grants_of(call.db, partition(), id));
    return http::ok(grants_json(grants, TRY(names_of(call.db, partition(), grants)), call.doing.zone));
  }

  Result<http::Reply> give(Write& call) const {
    const auto id = TRY(call.id_param<AccountId>("id"));
    const auto wanted = TRY(read_new_grant(call.request.body));
    const Account account = TRY(read_account(call.db, call.doing.by, partition(), id));
    TRY(allow_managing(call.db, call.doing.by, partition(), account));
    const auto granted = TRY(give_grant(call.db, call.doing, partition(), account, wanted));
    std::string text = grant_json(granted.grant, TRY(names_of(call.db, partition(), {granted.grant})), call.doing.zone);
    if (granted.existed) return http::ok(std::move(text));
    return http::created(std::move(text), "/api/v1/accounts/" + to_text(id) + "/grants/" + to_text(granted.grant.id));
  }

  Result<http::Reply> take(Write& call) const {
    const auto id = TRY(call.id_param<AccountId>("id"));
    const auto grant = TRY(call.id_param<GrantId>("grant_id"));
    const Account account = TRY(read_account(call.db, call.doing.by, partition(), id));
    TRY(allow_managing(call.db, call.doing.by, partition(), account));
    TRY(take_grant(call.db, call.doing, partition(), account, grant));
    return http::no_content();
  }
};

}  // namespace

void mount_accounts(http::Router& r, const Deployment& deployment) {
  const AccountRoutes a{&deployment};
  r.get("/api/v1/accounts", verb::read_accounts, [a](Read& call) { return a.list(call); }, {.weight = http::Weight::heavy});
  r.get("/api/v1/accounts/{id}", verb::read_accounts, [a](Read& call) { return a.show(call); });
  r.prepared<NewAccountProof>(
      http::Method::post, "/api/v1/accounts", verb::manage_accounts,
      [a](db::Store& store, const http::CallBase& call) { return a.prepare_new(store, call); },
      [a](Write& call, const NewAccountProof& proof) { return a.create(call, proof); }, {.max_body_bytes = 64 * 1024});
  r.prepared<EditProof>(
      http::Method::patch, "/api/v1/accounts/{id}", verb::manage_accounts,
      [a](db::Store& store, const http::CallBase& call) { return a.prepare_edit(store, call); },
      [a](Write& call, const EditProof& proof) { return a.edit(call, proof); }, {.max_body_bytes = 64 * 1024});
  r.get("/api/v1/accounts/{id}/grants", verb::read_accounts, [a](Read& call) { return a.list_grants(call); });
  r.post("/api/v1/accounts/{id}/grants", verb::manage_accounts, [a](Write& call) { return a.give(call); });
  r.del("/api/v1/accounts/{id}/grants/{grant_id}", verb::manage_accounts, [a](Write& call) { return a.take(call); });
}

}  // namespace lianxin::identity
