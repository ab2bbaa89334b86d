#include "tests/support/importing.h"

#include <doctest/doctest.h>

namespace lianxin::test {

Result<ImportReport> import_rows(const Result<Feature>& feature, db::Store& store, const Doing& doing, std::string_view kind,
                                 std::string_view content, bool dry_run) {
  REQUIRE(feature.has_value());
  const std::string file = std::string(kind) + ".csv";
  for (const auto& importer : feature->importers)
    if (importer.kind == kind) return importer.run(store, doing, file, content, dry_run, [](auto, auto) {});
  FAIL("no importer of ", std::string(kind));
  return fail(Code::internal, "base.not_found");
}

std::string faults_of(const ImportReport& report) {
  std::string out;
  for (const auto& f : report.faults) out += std::to_string(f.line) + ":" + f.column + ":" + f.key + " ";
  return out;
}

std::int64_t journal_length(db::Store& store) {
  const auto rows = store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 10'000); });
  REQUIRE(rows.has_value());
  return static_cast<std::int64_t>(rows->size());
}

}  // namespace lianxin::test
