// Config: the settings of one server. A flag goes before the environment (LIANXIN_<NAME>), that before lianxin.toml, that before
// the default.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "base/result.h"
#include "platform/logging/logging.h"

namespace lianxin {

struct Config {
  std::string db;
  std::string listen_address;
  int listen_port = 0;
  std::string public_address;
  std::vector<std::string> hosts;  // names in Host that are answered; empty: any
  std::string key_file;
  std::string packs_folder;        // overrides the built-in packs file by file; empty: none
  std::string partition;
  Zone zone{};
  std::optional<Moment> clock{};   // what the clock shall show at the start; empty: the machine's own
  int threads = 0;
  int readers = 0;
  int group = 0;                   // writes in one commit; 1: group commit off
  log::Level log_level = log::Level::info;
  bool trust_forwarded = false;
  bool rate_limits = true;
};

struct Setting {
  std::string_view name;     // "db": --db, LIANXIN_DB, db in lianxin.toml
  std::string_view value;    // the default
  std::string_view meaning;
};
std::span<const Setting> settings();

struct ConfigSources {
  std::map<std::string, std::string, std::less<>> flags{};
  std::function<std::optional<std::string>(const std::string& name)> environment{};  // "LIANXIN_DB"
  std::string toml{};       // the file's text
};
// invalid with a fault for each bad setting (field = its name): "config.unknown", "config.not_a_number" {min, max},
// "config.not_one_of" {allowed}, "config.bad_address", "config.bad_db", "config.bad_zone", "config.empty"; malformed
// "config.bad_toml" {line, why}.
Result<Config> load_config(const ConfigSources&);
// The same from this process's environment and the file: `file` when named (must exist), else ./lianxin.toml if there is one.
Result<Config> load_config(std::map<std::string, std::string, std::less<>> flags, const std::optional<std::string>& file);

}  // namespace lianxin
