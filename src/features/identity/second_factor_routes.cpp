#include "features/identity/account_actions.h"
#include "features/identity/second_factor_actions.h"
#include "features/identity/second_factor_json.h"
#include "features/identity/session_routes.h"

namespace lianxin::identity {

void mount_second_factor(http::Router& r, const Deployment& deployment) {
  const Deployment* const d = &deployment;
  r.get("/api/v1/me/totp", verb::own_second_factor, [d](http::Call<db::Reader>& call) -> Result<http::Reply> {
    return http::ok(second_factor_json(TRY(own_second_factor(call.db, call.doing.by, d->partition)), call.doing.zone));
  });
  r.post("/api/v1/me/totp", verb::own_second_factor, [d](http::Call<db::Writer>& call) -> Result<http::Reply> {
    return http::created(second_factor_start_json(TRY(start_second_factor(call.db, call.doing, *d))), "/api/v1/me/totp");
  });
  r.post(
      "/api/v1/me/totp/confirmation", verb::own_second_factor,
      [d](http::Call<db::Writer>& call) -> Result<http::Reply> {
        const auto code = TRY(read_code(call.request.body));
        return http::ok(recovery_codes_json(TRY(confirm_own_second_factor(call.db, call.doing, *d, code))));
      },
      {.max_body_bytes = 4096, .rate = "login"});
  r.prepared<RemovalProof>(
      http::Method::del, "/api/v1/me/totp", verb::own_second_factor,
      [d](db::Store& store, const http::CallBase& call) -> Result<RemovalProof> {
        const auto given = TRY(read_password_and_code(call.request.body));
        return check_removal(store, d->partition, call.doing.by.account, given);
      },
      [d](http::Call<db::Writer>& call, const RemovalProof& proof) -> Result<http::Reply> {
        const auto refusal = TRY(remove_own_second_factor(call.db, call.doing, *d, proof));
        if (refusal) return http::problem(*refusal, call.language, call.doing.request_id);
        return http::no_content();
      },
      {.max_body_bytes = 4096, .rate = "login"});
  r.del("/api/v1/accounts/{id}/totp", verb::manage_accounts, [d](http::Call<db::Writer>& call) -> Result<http::Reply> {
    TRY(reset_second_factor(call.db, call.doing, d->partition, TRY(call.id_param<AccountId>("id"))));
    return http::no_content();
  });
}

}  // namespace lianxin::identity
