// Sessions on the wire, as docs/openapi.yaml has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/identity/session.h"

namespace lianxin::identity {

// `may`: names of what the menus offer. `csrf_token` is empty for a program's token.
std::string session_json(const SessionInfo&, std::string_view csrf_token, Moment now, Moment expires_at,
                         const std::vector<std::string>& may, Zone);
std::string own_sessions_json(const std::vector<OwnSession>&, Zone);

Result<SignIn> read_sign_in(std::string_view body);
Result<Settings> read_settings(std::string_view body);
struct PasswordChange {
  std::string old_password;
  std::string new_password;
};
Result<PasswordChange> read_password_change(std::string_view body);

}  // namespace lianxin::identity
