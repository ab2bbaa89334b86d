// lianxin serve, demo, migrate, import, audit verify, packs check
#pragma once

#include <string>

#include "platform/config/config.h"
#include "platform/feature/feature.h"

namespace lianxin::app {

int serve(const Config&, bool migrates);
// Serves with the demonstration prefecture, made first where the database has none.
int serve_demo(const Config&, const SeedOptions&);
int migrate_database(const Config&);
// 1 when a row had faults, though the good ones are kept.
int import_file(const Config&, const std::string& kind, const std::string& path, bool dry_run);
int verify_journal(const Config&);
int check_all_packs(const Config&);

}  // namespace lianxin::app
