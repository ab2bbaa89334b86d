#include "app/installation.h"

#include <filesystem>

#include "app/features.h"
#include "platform/db/migrations.h"
#include "platform/feature/load_deployment.h"
#include "platform/http/request_id.h"
#include "platform/http/texts.h"

namespace lianxin::app {

namespace {

// The folder of a SQLite file, for a first start.
void make_folder_of(const std::string& url) {
  if (!url.starts_with("sqlite:")) return;
  const auto folder = std::filesystem::path(url.substr(7)).parent_path();
  std::error_code ignored;  // opening the file tells what is wrong
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
}

}  // namespace

Doing Installation::doing() const {
  return {.by = system_actor("cli"), .now = now_from_system_clock(), .zone = deployment.zone, .request_id = http::new_request_id()};
}

Result<std::unique_ptr<Installation>> check_packs(const Config& config) {
  if (config.clock) pretend_now(*config.clock);
  auto out = std::make_unique<Installation>();
  out->config = config;
  Packs packs = TRY(load_packs(config.packs_folder));
  http::use_texts(TRY(http::Texts::load(packs)));
  out->deployment = TRY(deployment_with(std::move(packs)));
  out->deployment.zone = config.zone;
  out->deployment.partition = config.partition;
  out->deployment.public_address = config.public_address;
  out->features = TRY(all_features(out->deployment));
  return out;
}

Result<int> migrate(Installation& installation) {
  const auto migrations = TRY(db::embedded_migrations(installation.store->dialect()));
  return db::migrate(*installation.store, migrations);
}

Result<std::unique_ptr<Installation>> open_installation(const Config& config, Migrating migrating) {
  auto out = TRY(check_packs(config));
  out->deployment.secret_key = TRY(load_key_file(config.key_file));
  make_folder_of(config.db);
  out->store = TRY(db::open_store({.url = config.db, .readers = config.readers, .max_group = config.group}));
  if (migrating == Migrating::yes) TRY(migrate(*out));
  return out;
}

}  // namespace lianxin::app
