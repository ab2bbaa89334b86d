#include "features/identity/token_actions.h"

#include <boost/describe.hpp>

#include "base/text.h"
#include "features/identity/account_store.h"
#include "platform/access/sessions.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

struct TokenDetail {
  std::string token;  // its id
  std::string name;
};
BOOST_DESCRIBE_STRUCT(TokenDetail, (), (token, name))

constexpr int end_of_day = 24 * 60;

Result<void> tell(db::Writer& w, const Doing& doing, const Account& account, std::string_view kind, const TokenDetail& detail) {
  return journal::record(w, doing,
                         {.kind = kind, .subject_kind = "account", .subject = to_text(account.id), .place_path = account.place_path,
                          .detail = json::write(detail)});
}

}  // namespace

Result<TokenMade> create_own_token(db::Writer& w, const Doing& doing, std::string_view partition, const TokenNew& wanted) {
  const Account account = TRY(load_account(w, partition, doing.by.account));
  return create_token_of(w, doing, account, wanted);
}

Result<TokenMade> create_token_of(db::Writer& w, const Doing& doing, const Account& account, const TokenNew& wanted) {
  const std::string name(trimmed(wanted.name));
  std::vector<FieldFault> faults;
  if (name.empty()) faults.push_back({"name", "identity.blank"});
  if (length_of(name) > longest_token_name) faults.push_back({"name", "identity.too_long", {{"max", std::to_string(longest_token_name)}}});
  if (wanted.expires_on && *wanted.expires_on < day_of(doing.now, doing.zone)) faults.push_back({"expires_on", "identity.in_the_past"});
  if (!faults.empty()) return invalid(std::move(faults));
  if (TRY(access::list_tokens_of(w, account.id)).size() >= most_tokens)
    return fail(Code::conflict, "identity.too_many_tokens", {{"max", std::to_string(most_tokens)}});
  std::optional<Moment> expires_at;
  if (wanted.expires_on) expires_at = moment_at(*wanted.expires_on, end_of_day, doing.zone);
  auto made = TRY(access::create_token(w, account.id, name, doing.now, expires_at));
  TRY(tell(w, doing, account, "account.token_created", {made.id, name}));
  return TokenMade{std::move(made.id), name, std::move(made.token)};
}

Result<std::vector<Token>> list_own_tokens(const db::Reader& r, const Doing& doing) {
  std::vector<Token> out;
  for (auto& line : TRY(access::list_tokens_of(r, doing.by.account))) {
    out.push_back({std::move(line.id), std::move(line.name), line.created_at, line.used_at, {}});
    if (line.expires_at) out.back().expires_on = day_of(*line.expires_at - 1, doing.zone);
  }
  return out;
}

Result<void> revoke_own_token(db::Writer& w, const Doing& doing, std::string_view partition, std::string_view id) {
  const auto line = TRY(access::find_token_line(w, id));
  if (!line || line->account != doing.by.account) return fail(Code::not_found, "base.not_found");
  TRY(access::revoke_token(w, id));
  const Account account = TRY(load_account(w, partition, doing.by.account));
  return tell(w, doing, account, "account.token_revoked", {line->id, line->name});
}

}  // namespace lianxin::identity
