// What everybody may see of ledgers: declared fields of records in declared states, never what is about a resident (docs/ledgers.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/record_actions.h"
#include "features/ledgers/words_rules.h"

namespace lianxin::ledgers {

struct PublicFact {
  std::string name{};
  std::string said{};
};
struct PublicRecord {
  std::string title{};  // empty where the field that names it is not public
  std::string place{};  // its name
  std::string state{};
  Tone tone{};
  std::vector<PublicFact> facts{};  // as people read them, in the declared order; without what is not said
};

// Those that show something.
Result<std::vector<CompiledType>> public_types(const db::Reader&, const LedgerBook&);
// not_found when it shows nothing.
Result<CompiledType> public_type(const db::Reader&, const LedgerBook&, std::string_view key);
// Newest first. A page may hold fewer than asked for while there is a next one.
Result<Page<PublicRecord>> public_records(const db::Reader&, const Doing&, const LedgerBook&, const Compiled&, const std::optional<PathRange>& places, const PageRequest&, Words);

}  // namespace lianxin::ledgers
