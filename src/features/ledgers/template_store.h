// Templates: the offices' own in the database, the shipped ones in packs/documents.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/ledgers/paper_template.h"
#include "platform/db/db.h"

namespace lianxin::ledgers::store {

// Faults by path.
Result<PaperTemplate> read_template(std::string_view json);

// Without bytes, in the order of their names.
Result<std::vector<OwnTemplate>> own_templates(const db::Reader&, std::string_view partition, std::string_view type);
Result<std::optional<OwnTemplate>> find_template(const db::Reader&, std::string_view partition, std::string_view type, std::string_view key);
Result<void> put_template(db::Writer&, std::string_view partition, std::string_view type, const OwnTemplate&);
// False when there was none.
Result<bool> remove_template(db::Writer&, std::string_view partition, std::string_view type, std::string_view key);

}  // namespace lianxin::ledgers::store
