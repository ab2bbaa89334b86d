#include "features/identity/second_factor_actions.h"

#include "features/identity/account_actions.h"
#include "features/identity/account_store.h"
#include "features/identity/attempt_actions.h"
#include "features/identity/password_actions.h"
#include "features/identity/second_factor_store.h"
#include "platform/crypto/random.h"
#include "platform/crypto/totp.h"

namespace lianxin::identity {
namespace {

// As apps and people write them: "123 456", "abcd-efgh-…".
std::string plain_code(std::string_view typed) {
  std::string out;
  for (const char c : typed)
    if (c != ' ' && c != '-') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string in_fours(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += code[i];
  }
  return out;
}

// The key URI format of the usual apps.
std::string uri_of(const Account& account, std::string_view secret) {
  return "otpauth://totp/Lianxin:" + account.login_name + "?secret=" + std::string(secret) +
         "&issuer=Lianxin&algorithm=SHA1&digits=6&period=30";
}

Result<void> tell(db::Writer& w, const Doing& doing, std::string_view kind, const Account& account) {
  return journal::record(w, doing,
                         {.kind = kind, .subject_kind = "account", .subject = to_text(account.id), .place_path = account.place_path});
}

// Whether the code is right; then it is used up.
Result<bool> take_code(db::Writer& w, const Doing& doing, const Deployment& d, const SecondFactor& factor, std::string_view typed) {
  const std::string code = plain_code(typed);
  if (code.size() != crypto::totp_digits) return use_recovery_code(w, d.partition, d.secret_key, factor.account, code);
  const auto step = crypto::totp_match(factor.secret, code, doing.now, factor.used_step);
  if (!step) return false;
  return use_step(w, d.partition, factor.account, *step);
}

Error refused(std::string_view key) {
  Error error = fail(Code::unauthenticated, key);
  error.fields.push_back({"totp", std::string(key)});
  return error;
}

}  // namespace

Result<SecondFactorState> own_second_factor(const db::Reader& r, const Actor& by, std::string_view partition) {
  return second_factor_state(r, partition, by.account);
}

Result<SecondFactorStart> start_second_factor(db::Writer& w, const Doing& doing, const Deployment& d) {
  const Account account = TRY(load_account(w, d.partition, doing.by.account));
  if (TRY(second_factor_state(w, d.partition, account.id)).active) return fail(Code::conflict, "identity.totp_active");
  const SecondFactor factor{.account = account.id, .secret = crypto::random_bytes(secret_bytes), .started_at = doing.now};
  TRY(put_second_factor(w, d.partition, d.secret_key, factor));
  const std::string secret = crypto::base32(factor.secret);
  return SecondFactorStart{secret, uri_of(account, secret)};
}

Result<std::vector<std::string>> confirm_own_second_factor(db::Writer& w, const Doing& doing, const Deployment& d, std::string_view code) {
  const Account account = TRY(load_account(w, d.partition, doing.by.account));
  const auto factor = TRY(find_second_factor(w, d.partition, d.secret_key, account.id));
  if (!factor) return fail(Code::conflict, "identity.totp_not_started");
  if (factor->confirmed_at) return fail(Code::conflict, "identity.totp_active");
  if (!TRY(take_code(w, doing, d, *factor, code))) return invalid_field("code", "identity.totp_wrong");
  TRY(confirm_second_factor(w, d.partition, account.id, doing.now));
  std::vector<std::string> plain, shown;
  for (std::size_t i = 0; i < recovery_codes; ++i) {
    plain.push_back(crypto::base32(crypto::random_bytes(recovery_code_bytes)));
    shown.push_back(in_fours(plain.back()));
  }
  TRY(put_recovery_codes(w, d.partition, d.secret_key, account.id, plain));
  TRY(tell(w, doing, "account.second_factor_added", account));
  return shown;
}

Result<RemovalProof> check_removal(db::Store& store, std::string_view partition, AccountId id, const PasswordAndCode& given) {
  auto read = store.reading([&](db::Reader& r) { return find_credentials(r, partition, id); });
  const auto credentials = TRY(std::move(read));
  if (!credentials) return fail(Code::not_found, "base.not_found");
  return RemovalProof{is_password_of(credentials->password_hash, given.password), credentials->password_hash, given.code};
}

Result<std::optional<Error>> remove_own_second_factor(db::Writer& w, const Doing& doing, const Deployment& d, const RemovalProof& proof) {
  const Account account = TRY(load_account(w, d.partition, doing.by.account));
  if (auto refusal = TRY(locked_now(w, d.partition, account.login_name, doing.now))) return refusal;
  const auto factor = TRY(find_second_factor(w, d.partition, d.secret_key, account.id));
  if (!factor || !factor->confirmed_at) return std::optional<Error>{fail(Code::conflict, "identity.totp_not_started")};
  const auto credentials = TRY(find_credentials(w, d.partition, account.id));
  const bool right = proof.matched && credentials && credentials->password_hash == proof.checked_hash;
  if (!right || !TRY(take_code(w, doing, d, *factor, proof.code))) {
    TRY(count_failure(w, doing, d.partition, account.login_name, account));
    return std::optional<Error>{right ? invalid_field("code", "identity.totp_wrong") : invalid_field("password", "identity.password_wrong")};
  }
  TRY(forget_failures(w, d.partition, account.login_name));
  TRY(drop_second_factor(w, d.partition, account.id));
  TRY(tell(w, doing, "account.second_factor_removed", account));
  return std::optional<Error>{};
}

Result<void> reset_second_factor(db::Writer& w, const Doing& doing, std::string_view partition, AccountId id) {
  const Account account = TRY(load_account(w, partition, id));
  TRY(allow_managing(w, doing.by, partition, account));
  if (doing.by.account == id) return fail(Code::forbidden, "identity.not_for_oneself");
  if (!TRY(drop_second_factor(w, partition, id))) return fail(Code::not_found, "base.not_found");
  return tell(w, doing, "account.second_factor_reset", account);
}

Result<std::optional<Error>> second_refusal(db::Writer& w, const Doing& doing, const Deployment& d, const Account& account,
                                            std::string_view code) {
  const auto factor = TRY(find_second_factor(w, d.partition, d.secret_key, account.id));
  if (!factor || !factor->confirmed_at) return std::optional<Error>{};
  if (code.empty()) return std::optional<Error>{refused("identity.totp_needed")};
  if (TRY(take_code(w, doing, d, *factor, code))) return std::optional<Error>{};
  TRY(count_failure(w, doing, d.partition, account.login_name, account));
  return std::optional<Error>{refused("identity.totp_wrong")};
}

}  // namespace lianxin::identity
