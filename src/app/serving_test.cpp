#include <doctest/doctest.h>

#include <set>

#include "app/installation.h"
#include "app/serving.h"
#include "platform/config/config.h"
#include "platform/http/texts.h"
#include "tests/support/http_client.h"
#include "tests/support/test_database.h"

namespace lianxin::app {
namespace {

Config config_in(const std::string& folder) {
  auto config = load_config({.flags = {{"db", "sqlite:" + folder + "/deep/house.db"}, {"key-file", folder + "/house.key"}, {"listen", "127.0.0.1:0"}, {"log", "off"}}});
  REQUIRE(config);
  return *config;
}

TEST_CASE("the packs give all features, and no two offer the same verb, job or kind of import") {
  const auto house = check_packs(config_in("/nonexistent"));
  REQUIRE(house);
  std::set<std::string_view> names, jobs, kinds;
  for (const Feature& feature : (*house)->features) {
    CAPTURE(feature.name);
    CHECK(names.insert(feature.name).second);
    for (const TimedJob& job : feature.jobs) CHECK(jobs.insert(job.name).second);
    for (const Importer& importer : feature.importers) CHECK(kinds.insert(importer.kind).second);
  }
  CHECK(names.size() >= 3);
}

TEST_CASE("6.2 every verb that a role carries is told in plain words in both languages") {
  const auto house = check_packs(config_in("/nonexistent"));
  REQUIRE(house);
  int told = 0;
  for (const Feature& feature : (*house)->features) {
    for (const access::Verb& verb : feature.verbs) {
      if (verb.roles.empty()) continue;
      CAPTURE(verb.name);
      const std::string key = "identity.verb." + std::string(verb.name);
      CHECK(http::texts().has(key, http::Language::zh));
      CHECK(http::texts().has(key, http::Language::en));
      ++told;
    }
  }
  CHECK(told > 10);
}

TEST_CASE("the whole server starts on an empty folder, answers, and ends; a second one on the same file is refused") {
  const Config config = config_in(test::scratch_folder() + "/" + test::fresh_name("house"));
  const auto house = open_installation(config, Migrating::yes);
  REQUIRE(house);
  Serving serving(**house);
  const auto port = serving.start();
  REQUIRE(port);
  testing::HttpClient client(*port);
  CHECK(client.get("/readyz").status == 200);
  CHECK(client.get("/api/v1/ping").body.size() == 599);
  CHECK(client.get("/api/v1/places").status == 401);
  CHECK(client.get("/api/openapi.json").body.starts_with("{\"openapi\""));
  CHECK(client.get("/metrics").body.find("lianxin_store_commits") != std::string::npos);
  const auto second = open_installation(config, Migrating::yes);
  REQUIRE_FALSE(second);
  CHECK(second.error().key == "base.store_in_use");
  serving.stop();
  CHECK_THROWS(testing::HttpClient(*port).get("/healthz"));
}

TEST_CASE("a database that was not migrated is not ready") {
  const Config config = config_in(test::scratch_folder() + "/" + test::fresh_name("house"));
  const auto house = open_installation(config, Migrating::no);
  REQUIRE(house);
  Serving serving(**house);
  const auto port = serving.start();
  REQUIRE(port);
  CHECK(testing::HttpClient(*port).get("/readyz").status == 503);
  CHECK(testing::HttpClient(*port).get("/healthz").status == 200);
}

}  // namespace
}  // namespace lianxin::app
