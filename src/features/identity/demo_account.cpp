#include "features/identity/demo_account.h"

#include <string>

namespace lianxin::identity {

AccountId demo_account_id(std::string_view login_name) { return {named_uuid("account:" + std::string(login_name))}; }

}  // namespace lianxin::identity
