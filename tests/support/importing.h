// Importers of features, run as `lianxin import` and POST /api/v1/imports run them.
#pragma once

#include <string>
#include <string_view>

#include "platform/feature/feature.h"

namespace lianxin::test {

// The rows of a file through the feature's importer of this kind, which must be there.
Result<ImportReport> import_rows(const Result<Feature>&, db::Store&, const Doing&, std::string_view kind, std::string_view content,
                                 bool dry_run = false);
// "4:unit:people.no_such_unit 6:name:base.required ": line, column and key of each fault.
std::string faults_of(const ImportReport&);
// Rows of the journal, not their numbers: a dry run takes numbers on PostgreSQL and gives none back.
std::int64_t journal_length(db::Store&);

}  // namespace lianxin::test
