// The usual banner with requests about wells, for the tests of problems.
#pragma once

#include "features/problems/problems.h"
#include "features/tickets/tickets.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::problems::house {

using namespace test::county;

struct House {
  explicit House(db::Store& store);
  // Said by 朝鲁 at the gacha; its id. REQUIRE that it works.
  std::string said(std::string_view name, std::string_view text);
  // A POST whose answer must be `status`; its body.
  std::string sent(std::string_view who, const std::string& path, const std::string& body, int status);
  db::Store& store;
  test::InProcessServer server;
};

// By its name, as county::usual() has it.
UnitId unit_named(db::Store&, std::string_view name);
std::string id_of(std::string_view name);
// As the body of POST /problems wants them: "ids" of the named requests.
std::string problem(std::string_view name, const std::vector<std::string_view>& voices);

}  // namespace lianxin::problems::house
