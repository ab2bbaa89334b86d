#include "features/identity/session_routes.h"

#include "features/identity/password_actions.h"
#include "features/identity/session_actions.h"
#include "features/identity/session_json.h"

namespace lianxin::identity {
namespace {

using Read = http::Call<db::Reader>;
using Write = http::Call<db::Writer>;

// What the menus offer, and the route that must be open to the actor somewhere.
struct MenuItem {
  std::string_view name;
  http::Method method;
  std::string_view path;
};
constexpr MenuItem menu[] = {
    {"read_tickets", http::Method::get, "/api/v1/tickets"},         {"register_tickets", http::Method::post, "/api/v1/tickets"},
    {"read_assignments", http::Method::get, "/api/v1/assignments"}, {"read_places", http::Method::get, "/api/v1/places"},
    {"change_places", http::Method::post, "/api/v1/places"},        {"change_people", http::Method::post, "/api/v1/people"},
    {"change_accounts", http::Method::post, "/api/v1/accounts"},    {"read_audit", http::Method::get, "/api/v1/audit"},
    {"run_imports", http::Method::post, "/api/v1/imports"},         {"read_rulebook", http::Method::get, "/api/v1/rulebook/calendar"},
    {"read_households", http::Method::get, "/api/v1/households"},   {"change_households", http::Method::post, "/api/v1/households"},
    {"read_consolidations", http::Method::get, "/api/v1/consolidations"}, {"change_consolidations", http::Method::post, "/api/v1/consolidations"},
    {"read_links", http::Method::get, "/api/v1/links"},             {"change_links", http::Method::post, "/api/v1/links"},
    {"read_coverage", http::Method::get, "/api/v1/duties/coverage"}, {"register_visits", http::Method::post, "/api/v1/visits"},
    {"read_visits", http::Method::get, "/api/v1/visits"},           {"inspect_visits", http::Method::get, "/api/v1/visits/signals"},
    {"read_rounds", http::Method::get, "/api/v1/rounds"},          {"manage_rounds", http::Method::post, "/api/v1/rounds"},
    {"read_problems", http::Method::get, "/api/v1/problems"},       {"gather_problems", http::Method::post, "/api/v1/problems"},
    {"read_proposals", http::Method::get, "/api/v1/problems/proposals"}, {"read_ledgers", http::Method::get, "/api/v1/ledgers"},
};

std::vector<std::string> offered(const http::Router& router, const Actor& actor) {
  std::vector<std::string> out;
  for (const MenuItem& item : menu) {
    const auto match = router.match(item.method, item.path);
    if (match.route != nullptr && access::may_somewhere(actor, match.route->verb)) out.emplace_back(item.name);
  }
  return out;
}

struct SessionRoutes {
  const http::Router* router;
  const Deployment* deployment;

  const std::string& partition() const { return deployment->partition; }

  http::Header cookie(std::string_view token, std::int64_t seconds) const {
    std::string value = std::string(access::session_cookie) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" +
                        std::to_string(seconds);
    if (deployment->public_address.starts_with("https:")) value += "; Secure";
    return {"set-cookie", value};
  }

  std::string session_text(const http::CallBase& call, const SessionInfo& info, const Actor& actor, std::string_view csrf,
                           Moment expires_at) const {
    return session_json(info, csrf, call.doing.now, expires_at, offered(*router, actor), call.doing.zone);
  }

  Result<http::Reply> describe(const http::CallBase& call, const db::Reader& r) const {
    const SessionInfo info = TRY(describe_session(r, call.doing.by, partition()));
    const std::string_view token = call.doing.by.via == "session" ? call.cookie(access::session_cookie) : std::string_view();
    if (const auto view = TRY(access::find_session(r, token, call.doing.now)))
      return http::ok(session_text(call, info, call.doing.by, view->csrf_token, view->expires_at));
    return http::ok(session_text(call, info, call.doing.by, "", call.doing.now + access::session_idle_ms));
  }

  Result<http::Reply> begin(Write& call, const SignInProof& proof) const {
    auto outcome = TRY(sign_in(call.db, call.doing, *deployment, proof, call.request.header("user-agent")));
    if (!outcome.signed_in) return http::problem(outcome.refusal, call.language, call.doing.request_id);
    const access::NewSession& session = outcome.signed_in->session;
    const auto view = TRY(access::find_account(call.db, outcome.signed_in->account.id));
    const Actor actor = access::actor_of(*view, "session");
    const SessionInfo info = TRY(describe_session(call.db, actor, partition()));
    http::Reply reply{.status = 201, .body = session_text(call, info, actor, session.csrf_token, session.expires_at)};
    reply.headers.push_back(cookie(session.token, access::session_longest_ms / 1000));
    return reply;
  }

  Result<http::Reply> end(Write& call) const {
    TRY(sign_out(call.db, call.doing, partition(), call.cookie(access::session_cookie)));
    http::Reply reply = http::no_content();
    reply.headers.push_back(cookie("", 0));
    return reply;
  }

  Result<http::Reply> change(Write& call) const {
    const auto settings = TRY(read_settings(call.request.body));
    TRY(change_settings(call.db, call.doing, partition(), settings));
    return describe(call, call.db);
  }

  Result<http::Reply> new_password(Write& call, const PasswordProof& proof) const {
    const auto refusal = TRY(change_password(call.db, call.doing, partition(), proof, call.cookie(access::session_cookie)));
    if (refusal) return http::problem(*refusal, call.language, call.doing.request_id);
    return http::no_content();
  }
};

void mount_own_sessions(http::Router& r, const Deployment& deployment) {
  const Deployment* const d = &deployment;
  r.get("/api/v1/sessions", verb::own_session, [](Read& call) -> Result<http::Reply> {
    const auto sessions = TRY(list_own_sessions(call.db, call.doing.by, call.cookie(access::session_cookie), call.doing.now));
    return http::ok(own_sessions_json(sessions, call.doing.zone));
  });
  r.del("/api/v1/sessions", verb::own_session, [d](Write& call) -> Result<http::Reply> {
    TRY(sign_out_everywhere(call.db, call.doing, d->partition, call.cookie(access::session_cookie), true));
    return http::no_content();
  });
  r.del("/api/v1/sessions/{id}", verb::own_session, [d](Write& call) -> Result<http::Reply> {
    TRY(end_own_session(call.db, call.doing, d->partition, call.param("id")));
    return http::no_content();
  });
}

}  // namespace

void mount_session(http::Router& r, const Deployment& deployment) {
  prepare_nobodys();  // made now, so that the first unknown name takes no longer than the others
  const SessionRoutes s{&r, &deployment};
  r.prepared<SignInProof>(
      http::Method::post, "/api/v1/session", verb::sign_in,
      [s](db::Store& store, const http::CallBase& call) -> Result<SignInProof> {
        const auto given = TRY(read_sign_in(call.request.body));
        return check_sign_in(store, s.partition(), given, call.doing.now);
      },
      [s](Write& call, const SignInProof& proof) { return s.begin(call, proof); }, {.max_body_bytes = 4096, .rate = "login"});
  r.get("/api/v1/session", verb::own_session, [s](Read& call) { return s.describe(call, call.db); });
  r.patch("/api/v1/session", verb::own_session, [s](Write& call) { return s.change(call); }, {.max_body_bytes = 4096});
  r.del("/api/v1/session", verb::own_session, [s](Write& call) { return s.end(call); });
  r.prepared<PasswordProof>(
      http::Method::post, "/api/v1/session/password", verb::own_password,
      [s](db::Store& store, const http::CallBase& call) -> Result<PasswordProof> {
        const auto change = TRY(read_password_change(call.request.body));
        return check_password_change(store, s.partition(), call.doing.by.account, change.old_password, change.new_password);
      },
      [s](Write& call, const PasswordProof& proof) { return s.new_password(call, proof); }, {.max_body_bytes = 4096, .rate = "login"});
  mount_own_sessions(r, deployment);
}

}  // namespace lianxin::identity
