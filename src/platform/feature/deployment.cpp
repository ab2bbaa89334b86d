#include "platform/feature/deployment.h"

namespace lianxin {

Result<std::string_view> Packs::text(std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return fail(Code::internal, "base.pack_missing", {{"path", std::string(path)}});
  return std::string_view(found->second);
}

}  // namespace lianxin
