#include "platform/config/config.h"

#include <doctest/doctest.h>

namespace lianxin {
namespace {

std::string faults_of(const Result<Config>& config) {
  if (config) return "";
  std::string out;
  for (const auto& fault : config.error().fields) out += (out.empty() ? "" : " ") + fault.field + ":" + fault.key;
  return out.empty() ? config.error().key : out;
}

TEST_CASE("a flag goes before the environment, that before the file, that before the default") {
  ConfigSources sources;
  CHECK(load_config(sources)->db == "sqlite:data/lianxin.db");
  CHECK(load_config(sources)->listen_port == 8311);
  sources.toml = "db = \"sqlite:file.db\"\nthreads = 3\ntrust_forwarded = true\n";
  CHECK(load_config(sources)->db == "sqlite:file.db");
  CHECK(load_config(sources)->threads == 3);
  CHECK(load_config(sources)->trust_forwarded);
  sources.environment = [](const std::string& name) { return name == "LIANXIN_DB" ? std::optional<std::string>("sqlite:env.db") : std::nullopt; };
  CHECK(load_config(sources)->db == "sqlite:env.db");
  sources.flags["db"] = "postgresql://u@h/d";
  CHECK(load_config(sources)->db == "postgresql://u@h/d");
}

TEST_CASE("addresses, hosts and zone") {
  ConfigSources sources;
  sources.flags = {{"listen", "[::]:80"}, {"public-address", "https://LianXin.example.cn:8443/"}, {"hosts", "a.example, B.example"}, {"zone", "-03:30"}};
  const auto config = load_config(sources);
  REQUIRE(config);
  CHECK(config->listen_address == "::");
  CHECK(config->listen_port == 80);
  CHECK(config->public_address == "https://LianXin.example.cn:8443");
  CHECK(config->hosts == std::vector<std::string>{"localhost", "127.0.0.1", "[::1]", "lianxin.example.cn", "a.example", "b.example"});
  CHECK(config->zone.offset_minutes == -210);
  CHECK_FALSE(config->clock.has_value());
  sources.flags["clock"] = "2026-11-17T09:40:00+08:00";
  CHECK(to_text(*load_config(sources)->clock, Zone{}) == "2026-11-17T09:40:00+08:00");
  sources.flags["hosts"] = "*";
  CHECK(load_config(sources)->hosts.empty());
}

TEST_CASE("what is wrong is said, all at once and by name") {
  ConfigSources sources;
  sources.flags = {{"db", "mysql://x"}, {"listen", "8311"}, {"threads", "many"}, {"group", "0"}, {"log", "loud"}, {"rate-limits", "maybe"}, {"zone", "+8"}, {"clock", "tomorrow"}};
  CHECK(faults_of(load_config(sources)) ==
        "db:config.bad_db listen:config.bad_address zone:config.bad_zone clock:base.json_not_a_moment threads:config.not_a_number group:config.not_a_number "
        "rate-limits:config.not_one_of log:config.not_one_of");
  CHECK(faults_of(load_config({.toml = "dbb = \"x\"\nreaders = [1]\n"})) == "readers:config.not_a_value dbb:config.unknown");
  CHECK(faults_of(load_config({.toml = "db = "})) == "config.bad_toml");
  CHECK(faults_of(load_config({}, "/nonexistent/lianxin.toml")) == "config:config.no_file");
}

}  // namespace
}  // namespace lianxin
