// Migrations: schema/*.sql of platform and features, embedded, applied once, in the order of their names' dates
// ("20261122_1_tickets.sql"; "….sqlite.sql" / "….postgres.sql" for one dialect only). A file that was applied and has
// changed since, or two with one name, is refused.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/db/store.h"

namespace lianxin::db {

struct Migration {
  std::string name;   // "20261122_1_tickets"
  std::string owner;  // "tickets", "platform/journal"
  std::string sql;
};

// The embedded ones for a dialect, in order.
Result<std::vector<Migration>> embedded_migrations(Dialect);
// Applies what is missing; gives how many. Safe when several servers start at once. conflict "base.schema_newer" {name} when the
// database has one this program does not know: an older program may not work on it.
Result<int> migrate(Store&, const std::vector<Migration>&);
// Whether a program that knows `migrations` may work on this database: conflict "base.not_our_database" when none was ever
// applied, "base.schema_newer" {name} when one was that it does not know, "base.migration_changed".
Result<void> check_applied(const Reader&, const std::vector<Migration>&);
// Names not applied yet: readiness. "base.schema_newer" as of migrate.
Result<std::vector<std::string>> pending_migrations(Store&, const std::vector<Migration>&);

}  // namespace lianxin::db
