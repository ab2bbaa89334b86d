// Installation: everything a command works on, opened from the configuration.
#pragma once

#include <memory>
#include <vector>

#include "platform/config/config.h"
#include "platform/db/store.h"
#include "platform/feature/feature.h"

namespace lianxin::app {

struct Installation {
  Config config;
  Deployment deployment;
  std::vector<Feature> features;
  std::unique_ptr<db::Store> store;

  Doing doing() const;  // the command line acts as the system
};

enum class Migrating { yes, no };
// Packs, key, features and database, in this order; with Migrating::yes what is missing in the schema is added.
Result<std::unique_ptr<Installation>> open_installation(const Config&, Migrating);
// Without a database: packs, texts, features.
Result<std::unique_ptr<Installation>> check_packs(const Config&);
// Gives how many migrations were applied.
Result<int> migrate(Installation&);

}  // namespace lianxin::app
