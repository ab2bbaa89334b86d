#include "features/identity/account_json.h"
#include "features/identity/session_actions.h"
#include "features/identity/session_routes.h"
#include "features/identity/token_actions.h"

namespace lianxin::identity {

void mount_tokens(http::Router& r, const Deployment& deployment) {
  const Deployment* const d = &deployment;
  r.get("/api/v1/tokens", verb::own_tokens, [](http::Call<db::Reader>& call) -> Result<http::Reply> {
    return http::ok(tokens_json(TRY(list_own_tokens(call.db, call.doing)), call.doing.zone));
  });
  r.post("/api/v1/tokens", verb::own_tokens, [d](http::Call<db::Writer>& call) -> Result<http::Reply> {
    const auto wanted = TRY(read_new_token(call.request.body));
    const auto made = TRY(create_own_token(call.db, call.doing, d->partition, wanted));
    return http::created(token_made_json(made), "/api/v1/tokens/" + made.id);
  });
  r.del("/api/v1/tokens/{id}", verb::own_tokens, [d](http::Call<db::Writer>& call) -> Result<http::Reply> {
    TRY(revoke_own_token(call.db, call.doing, d->partition, call.param("id")));
    return http::no_content();
  });
}

}  // namespace lianxin::identity
