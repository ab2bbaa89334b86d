// What a ledger type may declare. Values in, values out; what its expressions say is looked at by formula_rules.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/ledgers/ledger_type.h"

namespace lianxin::ledgers {

// Words that no field, choice or ledger may be named by (E1, E4), from packs/blocklist.json.
struct Refused {
  std::vector<std::string> words{};  // Chinese, found anywhere
  std::vector<std::string> names{};  // English, whole words
};

// Every fault of a declaration, by its path there: "fields[3].choices". Keys are "ledgers.…".
class Faults {
 public:
  void add(std::string path, std::string_view key, std::vector<Arg> args = {});
  // Blank or too long.
  void text(const std::string& path, std::string_view text, std::size_t most);
  bool full() const { return all_.size() >= 100; }
  std::vector<FieldFault>& all() { return all_; }

 private:
  std::vector<FieldFault> all_{};
};

// Faults of what stands in it by itself and of what it names.
void check_declaration(const LedgerType&, const Refused&, Faults&);

// Helpers that both halves of the check use.
bool is_key(std::string_view);
std::string path_of(std::string_view list, std::size_t at, std::string_view member = {});
void check_fields(const LedgerType&, const Refused&, Faults&);
void check_course(const LedgerType&, Faults&);
void check_views(const LedgerType&, Faults&);

// Kinds whose values lists can be filtered and sorted by.
bool is_indexed(FieldKind);
// A column "funds.source" of a table, or a field.
const Field* find_path(const LedgerType&, std::string_view path);

}  // namespace lianxin::ledgers
