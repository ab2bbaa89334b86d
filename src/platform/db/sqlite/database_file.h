// The file of a SQLite database as a whole: copied while a server works on it, put back when none does.
#pragma once

#include <string>
#include <vector>

#include "base/moment.h"
#include "platform/db/migrations.h"

namespace lianxin::db {

// A consistent copy of the file `path` in the new file `copy`, readable by its owner only and on the disk when this returns;
// a server on it goes on working. conflict "base.file_exists" {path}, unavailable "base.store_away" / "base.store_full".
Result<void> copy_database(const std::string& path, const std::string& copy);

struct Restoring {
  std::string from;                     // a copy made by copy_database
  std::string path;                     // the database it becomes
  std::vector<Migration> migrations{};  // those this program knows
  Moment now{};                         // names the file that is replaced
  Zone zone{};
};
// Puts a copy in the place of the database; `from` stays as it is. What was there is kept beside it, and the place is never
// empty. Gives the name of the kept file, empty when there was none. invalid "FILE" "config.no_file" {path}; conflict
// "base.store_in_use", "base.not_our_database" {path}, "base.schema_newer" {name}, "base.migration_changed"; unavailable.
Result<std::string> restore_database(const Restoring&);

}  // namespace lianxin::db
