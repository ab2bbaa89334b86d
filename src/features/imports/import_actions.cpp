#include "features/imports/import_actions.h"

#include <algorithm>
#include <set>

#include "features/imports/import_store.h"
#include "platform/journal/journal.h"

namespace lianxin::imports {
namespace {

std::string kinds_of(std::span<const Importer> importers) {
  std::string out;
  for (const auto& importer : importers) out.append(out.empty() ? "" : ", ").append(importer.kind);
  return out;
}

ImportResult result_of(ImportReport&& report, const Doing& doing, const ImportFile& file) {
  ImportResult result{.id = {new_uuid(doing.now)},
                      .kind = std::string(file.kind),
                      .dry_run = file.dry_run,
                      .account = doing.by.account,
                      .started_at = doing.now,
                      .rows = report.rows,
                      .created = report.added,
                      .unchanged = report.unchanged};
  std::set<std::int64_t> lines;
  for (auto& fault : report.faults) {
    lines.insert(fault.line);
    result.errors.push_back({fault.line, std::move(fault.column), std::move(fault.key), std::move(fault.args)});
  }
  result.failed = static_cast<std::int64_t>(lines.size());
  return result;
}

Result<void> keep(db::Store& store, std::string_view partition, const Doing& doing, const ImportResult& result) {
  return store.write_and_wait([&](db::Writer& w) -> Result<void> {
    TRY(add(w, partition, result));
    return journal::record(w, doing,
                           {.kind = "import.run",
                            .subject_kind = "import",
                            .subject = to_text(result.id),
                            .detail = R"({"kind":")" + result.kind + R"(","dry_run":)" + (result.dry_run ? "true" : "false") +
                                      R"(,"created":)" + std::to_string(result.created) + R"(,"failed":)" +
                                      std::to_string(result.failed) + "}"});
  });
}

}  // namespace

Result<ImportResult> run_import(db::Store& store, std::string_view partition, std::span<const Importer> importers, const Doing& doing,
                                const ImportFile& file, const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const auto importer = std::find_if(importers.begin(), importers.end(), [&](const Importer& i) { return i.kind == file.kind; });
  if (importer == importers.end()) return invalid_field("kind", "imports.unknown_kind", {{"kinds", kinds_of(importers)}});
  const auto told = progress ? progress : [](std::int64_t, std::int64_t) {};
  auto report = TRY(importer->run(store, doing, file.name, file.content, file.dry_run, told));
  ImportResult result = result_of(std::move(report), doing, file);
  TRY(keep(store, partition, doing, result));
  if (result.errors.size() > max_kept_faults) result.errors.resize(max_kept_faults);
  return result;
}

Result<ImportResult> read_import(const db::Reader& r, std::string_view partition, const Actor& by, ImportId id) {
  auto found = TRY(find(r, partition, id));
  if (!found || (found->account != by.account && !by.has_role(Role::administrator))) return fail(Code::not_found, "base.not_found");
  return *std::move(found);
}

}  // namespace lianxin::imports
