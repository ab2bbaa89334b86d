// A house for the portal's tests: the demonstration prefecture's places and units, the public page in process.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/feature/deployment.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::portal::house {

constexpr const char* gacha = "150725200201";  // Sarultala in Old Barag

struct House {
  explicit House(db::Store& store, http::Limits limits = {});

  // Submits; gives the receipt code.
  std::string say(std::string_view text, bool anonymous, std::string_view more = {});
  http::Reply post(const std::string& path, const std::string& body, std::vector<http::Header> headers = {});
  // The office of the gacha's sumu as "bao", the banner's water bureau as "wang".
  void let_staff_in();
  // A command of somebody's on the only request there is; gives the answer.
  http::Reply command(const std::string& who, const std::string& json);
  Moment at(std::string_view time) const;  // of the day of the tests, "09:17:43.219"

  db::Store& store;
  std::unique_ptr<Deployment> deployment;
  test::InProcessServer server;
  UnitId office{};
  UnitId water{};
};

// The value of "name":"…" in an answer.
std::string text_of(std::string_view json, std::string_view name);
// Every row of every table, its columns as text, by table.
std::map<std::string, std::vector<std::string>> dump_of(db::Store&);

}  // namespace lianxin::portal::house
