// Templates of a ledger's papers, and what stands in the places of one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/naming_actions.h"
#include "features/ledgers/paper_template.h"
#include "features/ledgers/words_rules.h"

namespace lianxin::ledgers {

struct TemplatesShown {
  std::vector<const PaperTemplate*> shipped{};
  std::vector<OwnTemplate> own{};
};
Result<TemplatesShown> show_templates(const db::Reader&, const LedgerBook&, const LedgerType&);
// A shipped template that may be made of such records; null when there is none.
const PaperTemplate* shipped_template(const LedgerBook&, const LedgerType&, std::string_view key);

// forbidden to who does not hold the whole tree; "key" ledgers.bad_key; "name" base.required; conflict "ledgers.too_many_templates" {max}.
Result<void> keep_template(db::Writer&, const Doing&, const LedgerBook&, const LedgerType&, OwnTemplate);
// not_found.
Result<void> drop_template(db::Writer&, const Doing&, const LedgerBook&, const LedgerType&, std::string_view key);

// What a record says in the places of a template: by key or by Chinese name.
class PlacesOfRecord {
 public:
  PlacesOfRecord(const Doing&, const LedgerBook&, const Opened&, NamesById, Words);
  std::optional<std::string> value(std::string_view name) const;
  std::optional<std::size_t> rows(std::string_view table) const;
  std::optional<std::string> cell(std::string_view table, std::string_view column, std::size_t row) const;

 private:
  const Field* field(std::string_view name, std::size_t& index) const;

  const Opened& one_;
  NamesById names_;
  Words words_;
  Day today_{};
};

}  // namespace lianxin::ledgers
