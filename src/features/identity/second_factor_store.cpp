#include "features/identity/second_factor_store.h"

#include "platform/crypto/digest.h"
#include "platform/crypto/sealing.h"

namespace lianxin::identity {
namespace {

constexpr std::string_view purpose = "second factor";

std::string hash_of(std::string_view key, AccountId account, std::string_view code) {
  return crypto::hexadecimal(crypto::hmac_sha256(key, "recovery code " + to_text(account) + " " + std::string(code)));
}

}  // namespace

Result<void> put_second_factor(db::Writer& w, std::string_view partition, std::string_view key, const SecondFactor& factor) {
  const std::string account = to_text(factor.account);
  TRY(w.run("insert into identity_second_factors (partition, account, sealed, started_at, confirmed_at, used_step) "
            "values ($1, $2, $3, $4, $5, $6) on conflict (partition, account) do update set sealed = excluded.sealed, "
            "started_at = excluded.started_at, confirmed_at = excluded.confirmed_at, used_step = excluded.used_step",
            {partition, account, crypto::seal(key, purpose, account, factor.secret), factor.started_at, factor.confirmed_at, factor.used_step}));
  return {};
}

Result<std::optional<SecondFactor>> find_second_factor(const db::Reader& r, std::string_view partition, std::string_view key,
                                                       AccountId id) {
  const std::string account = to_text(id);
  auto found = TRY(r.find("select sealed, started_at, confirmed_at, used_step from identity_second_factors where partition = $1 and account = $2",
                          {partition, account}, [&](const db::Row& row) {
                            return SecondFactor{.account = id, .secret = row.get<std::string>(0), .started_at = row.get<Moment>(1),
                                                .confirmed_at = row.get<std::optional<Moment>>(2), .used_step = row.get<std::int64_t>(3)};
                          }));
  if (!found) return found;
  auto secret = crypto::unseal(key, purpose, account, found->secret);
  if (!secret) return Error{.code = Code::internal, .key = "identity.vault_broken"};
  found->secret = *std::move(secret);
  return found;
}

Result<SecondFactorState> second_factor_state(const db::Reader& r, std::string_view partition, AccountId account) {
  SecondFactorState state;
  state.confirmed_at = TRY(r.find("select confirmed_at from identity_second_factors where partition = $1 and account = $2 and confirmed_at is not null",
                                  {partition, account}, [](const db::Row& row) { return row.get<Moment>(0); }));
  state.active = state.confirmed_at.has_value();
  if (state.active)
    state.recovery_codes_left = TRY(
        r.integer("select count(*) from identity_recovery_codes where partition = $1 and account = $2", {partition, account}));
  return state;
}

Result<void> confirm_second_factor(db::Writer& w, std::string_view partition, AccountId account, Moment now) {
  TRY(w.run("update identity_second_factors set confirmed_at = $3 where partition = $1 and account = $2", {partition, account, now}));
  return {};
}

Result<bool> use_step(db::Writer& w, std::string_view partition, AccountId account, std::int64_t step) {
  return TRY(w.run("update identity_second_factors set used_step = $3 where partition = $1 and account = $2 and used_step < $3",
                   {partition, account, step})) == 1;
}

Result<bool> drop_second_factor(db::Writer& w, std::string_view partition, AccountId account) {
  TRY(w.run("delete from identity_recovery_codes where partition = $1 and account = $2", {partition, account}));
  return TRY(w.run("delete from identity_second_factors where partition = $1 and account = $2", {partition, account})) == 1;
}

Result<void> put_recovery_codes(db::Writer& w, std::string_view partition, std::string_view key, AccountId account,
                                const std::vector<std::string>& codes) {
  TRY(w.run("delete from identity_recovery_codes where partition = $1 and account = $2", {partition, account}));
  for (const std::string& code : codes)
    TRY(w.run("insert into identity_recovery_codes (partition, account, code_hash) values ($1, $2, $3)",
              {partition, account, hash_of(key, account, code)}));
  return {};
}

Result<bool> use_recovery_code(db::Writer& w, std::string_view partition, std::string_view key, AccountId account, std::string_view code) {
  return TRY(w.run("delete from identity_recovery_codes where partition = $1 and account = $2 and code_hash = $3",
                   {partition, account, hash_of(key, account, code)})) == 1;
}

}  // namespace lianxin::identity
