// Running an importer and keeping what came of it.
#pragma once

#include <span>
#include <string_view>

#include "features/imports/import_result.h"
#include "platform/access/access.h"
#include "platform/feature/feature.h"

namespace lianxin::imports {

namespace verb {
inline const access::Verb run{"import.run", {Role::administrator, Role::office}};
}

struct ImportFile {
  std::string_view kind;
  std::string_view name;     // for the importer to tell CSV from TSV: "….csv", "….tsv"
  std::string_view content;
  bool dry_run = false;
};

// Errors: invalid "imports.unknown_kind" on field `kind`; whatever the importer refuses the whole file with (not entitled,
// no head line, not UTF-8). Faults of single rows are in the result.
Result<ImportResult> run_import(db::Store&, std::string_view partition, std::span<const Importer>, const Doing&, const ImportFile&,
                                const std::function<void(std::int64_t, std::int64_t)>& progress = {});
// not_found for anybody but whoever ran it and administrators.
Result<ImportResult> read_import(const db::Reader&, std::string_view partition, const Actor&, ImportId);

}  // namespace lianxin::imports
