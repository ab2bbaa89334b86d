#include "features/identity/attempt_actions.h"

#include <boost/describe.hpp>

#include "features/identity/account_rules.h"
#include "features/identity/account_store.h"
#include "features/identity/standing_actions.h"
#include "platform/crypto/digest.h"
#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

struct SignInDetail {
  std::string login_name;
  int failures = 0;
};
BOOST_DESCRIBE_STRUCT(SignInDetail, (), (login_name, failures))

std::string hash_of_name(std::string_view login_name) { return crypto::hexadecimal(crypto::sha256(login_name)); }

}  // namespace

Result<void> count_failure(db::Writer& w, const Doing& doing, std::string_view partition, std::string_view login_name,
                           const std::optional<Account>& account) {
  const std::string key = hash_of_name(login_name);
  const auto attempts = after_failure(TRY(load_attempts(w, partition, key)), doing.now);
  TRY(save_attempts(w, partition, key, attempts));
  const SignInDetail detail{account ? account->login_name : std::string(), attempts.failures};
  const std::string path = account ? account->place_path : TRY(root_path(w, partition));
  return journal::record(w, doing,
                         {.kind = "account.sign_in_failed", .subject_kind = "account",
                          .subject = account ? to_text(account->id) : "", .place_path = path, .detail = json::write(detail)});
}

Result<void> forget_failures(db::Writer& w, std::string_view partition, std::string_view login_name) {
  return forget_attempts(w, partition, hash_of_name(login_name));
}

Result<std::optional<Error>> locked_now(const db::Reader& r, std::string_view partition, std::string_view login_name, Moment now) {
  const auto attempts = TRY(load_attempts(r, partition, hash_of_name(login_name)));
  if (!is_locked(attempts, now)) return std::optional<Error>{};
  return std::optional<Error>{locked(attempts, now)};
}

}  // namespace lianxin::identity
