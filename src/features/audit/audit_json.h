#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "features/audit/audit_search.h"
#include "platform/http/message.h"

namespace lianxin::audit {

// From the query of a URL; invalid with the names of the parameters.
Result<AuditQuery> read_query(const http::Request&);
std::string audit_json(const Page<AuditRow>&, Zone);

}  // namespace lianxin::audit
