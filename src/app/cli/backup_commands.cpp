#include "app/cli/backup_commands.h"

#include <cstdio>
#include <filesystem>

#include "app/cli/words.h"
#include "app/installation.h"
#include "platform/db/sqlite/database_file.h"

namespace lianxin::app {

namespace {

constexpr std::string_view sqlite = "sqlite:";

std::string megabytes(const std::string& file) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", static_cast<double>(std::filesystem::file_size(file)) / 1e6);
  return text;
}

Result<void> copy(const Config& config, const std::string& file) {
  TRY(check_packs(config));
  if (!config.db.starts_with(sqlite)) return fail(Code::unsupported, "base.copy_by_pg_dump");
  TRY(db::copy_database(config.db.substr(sqlite.size()), file));
  std::printf("%s\n", say("cli.backed_up", {{"file", file}, {"size", megabytes(file)}}).c_str());
  return {};
}

Result<void> put_back(const Config& config, const std::string& file) {
  TRY(check_packs(config));
  if (!config.db.starts_with(sqlite)) return fail(Code::unsupported, "cli.restore_by_pg_restore");
  const std::string path = config.db.substr(sqlite.size());
  auto migrations = TRY(db::embedded_migrations(db::Dialect::sqlite));
  const auto kept = TRY(db::restore_database(
      {.from = file, .path = path, .migrations = std::move(migrations), .now = now_from_system_clock(), .zone = config.zone}));
  std::printf("%s\n", say("cli.restored", {{"path", path}, {"file", file}}).c_str());
  if (!kept.empty()) std::printf("%s\n", say("cli.replaced", {{"kept", kept}}).c_str());
  return {};
}

int status_of(const Result<void>& result) { return result ? done : report(result.error()); }

}  // namespace

int back_up(const Config& config, const std::string& file) { return status_of(copy(config, file)); }

int restore(const Config& config, const std::string& file) { return status_of(put_back(config, file)); }

}  // namespace lianxin::app
