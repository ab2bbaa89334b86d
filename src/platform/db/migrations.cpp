#include "platform/db/migrations.h"

#include <algorithm>
#include <map>

#include "platform/db/sql_script.h"
#include "platform/embedded/embedded.h"

namespace lianxin::db {
namespace {

constexpr std::string_view applied_table =
    "create table if not exists schema_migrations ("
    "name text primary key, owner text not null, checksum text not null, applied_at bigint not null)";

Error refused(std::string_view key, std::string_view name, std::string_view owner) {
  return fail(Code::conflict, key, {{"name", std::string(name)}, {"owner", std::string(owner)}});
}

// FNV-1a, 64 bits: finds changes made by mistake; nobody gains by forging it.
std::string checksum_of(std::string_view text) {
  std::uint64_t sum = 14695981039346656037ULL;
  for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return std::to_string(sum);
}

// The migration in "features/tickets/schema/20261122_1_tickets.sqlite.sql"; nothing when it is for the other dialect.
std::optional<Migration> migration_from(const EmbeddedFile& file, Dialect dialect) {
  std::string_view path = file.path;
  const auto slash = path.rfind('/');
  std::string_view name = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
  std::string_view folder = path.substr(0, path.find("/schema/"));
  constexpr std::string_view ending = ".sql";
  if (!name.ends_with(ending)) return std::nullopt;
  name.remove_suffix(ending.size());
  const std::string_view own = dialect == Dialect::sqlite ? ".sqlite" : ".postgres";
  const std::string_view other = dialect == Dialect::sqlite ? ".postgres" : ".sqlite";
  if (name.ends_with(other)) return std::nullopt;
  if (name.ends_with(own)) name.remove_suffix(own.size());
  constexpr std::string_view features = "features/";
  if (folder.starts_with(features)) folder.remove_prefix(features.size());
  return Migration{std::string(name), std::string(folder), std::string(file.content)};
}

Result<void> check_names(const std::vector<Migration>& migrations) {
  for (std::size_t i = 1; i < migrations.size(); ++i) {
    if (migrations[i].name == migrations[i - 1].name) return refused("base.migration_twice", migrations[i].name, migrations[i].owner);
  }
  return {};
}

std::vector<Migration> in_order(std::vector<Migration> migrations) {
  std::stable_sort(migrations.begin(), migrations.end(), [](const Migration& a, const Migration& b) { return a.name < b.name; });
  return migrations;
}

using Applied = std::map<std::string, std::string, std::less<>>;  // name → checksum

Result<Applied> list_applied(const Reader& reader) {
  Applied out;
  TRY(reader.select("select name, checksum from schema_migrations", {},
                    [&](const Row& row) { out.emplace(row.get<std::string>(0), row.get<std::string>(1)); }));
  return out;
}

// What is missing; conflict "base.migration_changed" {name, owner} when an applied file reads otherwise now.
Result<std::vector<const Migration*>> list_missing(const Applied& applied, const std::vector<Migration>& migrations) {
  std::vector<const Migration*> missing;
  for (const Migration& migration : migrations) {
    const auto found = applied.find(migration.name);
    if (found == applied.end()) {
      missing.push_back(&migration);
    } else if (found->second != checksum_of(migration.sql)) {
      return refused("base.migration_changed", migration.name, migration.owner);
    }
  }
  return missing;
}

bool is_known(const std::string& name, const std::vector<Migration>& migrations) {
  return std::ranges::find(migrations, name, &Migration::name) != migrations.end();
}

Result<void> refuse_newer(const Applied& applied, const std::vector<Migration>& migrations) {
  for (const auto& one : applied)
    if (!is_known(one.first, migrations)) return fail(Code::conflict, "base.schema_newer", {{"name", one.first}});
  return {};
}

Result<void> apply(Writer& writer, const Migration& migration) {
  for (const auto& statement : statements_of(migration.sql)) {
    auto done = writer.run(statement, {});
    if (!done) {
      Error error = refused("base.migration_failed", migration.name, migration.owner);
      error.code = done.error().code == Code::unavailable ? Code::unavailable : Code::internal;
      error.detail = migration.name + ": " + done.error().detail;
      return error;
    }
  }
  TRY(writer.run("insert into schema_migrations (name, owner, checksum, applied_at) values ($1, $2, $3, $4)",
                 {migration.name, migration.owner, checksum_of(migration.sql), now_from_system_clock()}));
  return {};
}

Result<bool> has_applied_table(const Reader& reader) {
  if (reader.dialect() == Dialect::sqlite) {
    return TRY(reader.integer("select count(*) from sqlite_master where type = 'table' and name = 'schema_migrations'", {})) > 0;
  }
  return TRY(reader.integer("select case when to_regclass('schema_migrations') is null then 0 else 1 end", {})) > 0;
}

// Two servers may create it at the same moment: then one of them is told so, and it is there.
Result<void> make_applied_table(Store& store) {
  auto made = store.transact([](Writer& w) -> Result<void> {
    TRY(w.run(applied_table, {}));
    return {};
  });
  if (made) return {};
  if (TRY(store.reading([](Reader& r) { return has_applied_table(r); }))) return {};
  return made;
}

}  // namespace

Result<std::vector<Migration>> embedded_migrations(Dialect dialect) {
  std::vector<Migration> all;
  for (const EmbeddedFile& file : embedded_schema()) {
    if (auto migration = migration_from(file, dialect)) all.push_back(std::move(*migration));
  }
  all = in_order(std::move(all));
  TRY(check_names(all));
  return all;
}

Result<int> migrate(Store& store, const std::vector<Migration>& given) {
  const auto migrations = in_order(given);
  TRY(check_names(migrations));
  if (TRY(pending_migrations(store, migrations)).empty()) return 0;
  TRY(make_applied_table(store));
  return store.transact([&](Writer& w) -> Result<int> {
    // Before the first look at any row, which fixes what this transaction sees.
    if (w.dialect() == Dialect::postgres) TRY(w.run("lock table schema_migrations in exclusive mode", {}));
    const Applied applied = TRY(list_applied(w));
    const auto missing = TRY(list_missing(applied, migrations));
    for (const Migration* migration : missing) TRY(apply(w, *migration));
    return static_cast<int>(missing.size());
  });
}

Result<void> check_applied(const Reader& reader, const std::vector<Migration>& migrations) {
  Applied applied;
  if (TRY(has_applied_table(reader))) applied = TRY(list_applied(reader));
  TRY(list_missing(applied, migrations));
  if (std::ranges::none_of(applied, [&](const auto& one) { return is_known(one.first, migrations); }))
    return fail(Code::conflict, "base.not_our_database");
  return refuse_newer(applied, migrations);
}

Result<std::vector<std::string>> pending_migrations(Store& store, const std::vector<Migration>& migrations) {
  return store.reading([&](Reader& r) -> Result<std::vector<std::string>> {
    Applied applied;
    if (TRY(has_applied_table(r))) applied = TRY(list_applied(r));
    TRY(refuse_newer(applied, migrations));
    std::vector<std::string> names;
    const auto missing = TRY(list_missing(applied, migrations));
    for (const Migration* migration : missing) names.push_back(migration->name);
    return names;
  });
}

}  // namespace lianxin::db
