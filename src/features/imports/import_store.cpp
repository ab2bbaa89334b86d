#include "features/imports/import_store.h"

#include <algorithm>

#include "base/text.h"

namespace lianxin::imports {
namespace {

// "name\tvalue\n…"; names and values hold neither (they come from one line of a file).
std::string joined(const std::vector<Arg>& args) {
  std::string out;
  for (const auto& arg : args) out += arg.name + '\t' + arg.value + '\n';
  return out;
}

std::vector<Arg> parted(std::string_view text) {
  std::vector<Arg> args;
  for (const auto line : split(text, '\n')) {
    const auto tab = line.find('\t');
    if (tab != std::string_view::npos) args.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
  }
  return args;
}

Result<void> add_faults(db::Writer& w, std::string_view partition, const ImportResult& result) {
  const std::size_t count = std::min(result.errors.size(), max_kept_faults);
  for (std::size_t i = 0; i < count; ++i) {
    const ImportFault& fault = result.errors[i];
    TRY(w.run("insert into import_faults (partition, import, position, line, field, message_key, message_args) "
              "values ($1, $2, $3, $4, $5, $6, $7)",
              {partition, result.id, i, fault.line, fault.field, fault.key, joined(fault.args)}));
  }
  return {};
}

}  // namespace

Result<void> add(db::Writer& w, std::string_view partition, const ImportResult& result) {
  TRY(w.run("insert into imports (partition, id, kind, dry_run, account, started_at, rows_read, rows_created, rows_unchanged, "
            "rows_failed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            {partition, result.id, result.kind, result.dry_run, result.account, result.started_at, result.rows, result.created,
             result.unchanged, result.failed}));
  return add_faults(w, partition, result);
}

Result<std::optional<ImportResult>> find(const db::Reader& r, std::string_view partition, ImportId id) {
  auto found = TRY(r.find(
      "select kind, dry_run, account, started_at, rows_read, rows_created, rows_unchanged, rows_failed from imports "
      "where partition = $1 and id = $2",
      {partition, id}, [&](const db::Row& row) {
        return ImportResult{.id = id,
                            .kind = row.get<std::string>(0),
                            .dry_run = row.get<bool>(1),
                            .account = row.get<AccountId>(2),
                            .started_at = row.get<Moment>(3),
                            .rows = row.integer(4),
                            .created = row.integer(5),
                            .unchanged = row.integer(6),
                            .failed = row.integer(7)};
      }));
  if (!found) return found;
  found->errors = TRY(r.list(
      "select line, field, message_key, message_args from import_faults where partition = $1 and import = $2 order by position",
      {partition, id}, [](const db::Row& row) {
        return ImportFault{row.integer(0), row.get<std::string>(1), row.get<std::string>(2), parted(row.text(3))};
      }));
  return found;
}

}  // namespace lianxin::imports
