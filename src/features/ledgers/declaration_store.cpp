#include "features/ledgers/declaration_store.h"

#include "platform/json/json.h"

namespace lianxin::ledgers::store {

Result<LedgerType> read_declaration(std::string_view text) {
  if (text.size() > max_declaration_bytes) return fail(Code::too_large, "ledgers.declaration_too_large", {{"max", std::to_string(max_declaration_bytes / 1024)}});
  const auto document = TRY(json::parse(text));
  return json::read<LedgerType>(document.root(), {.is_own = true});
}

std::string write_declaration(const LedgerType& type) { return json::write(type); }

}  // namespace lianxin::ledgers::store
