// The banner of the tests with its ledgers: what tests of ledgers stand on.
#pragma once

#include <string>
#include <string_view>

#include "features/ledgers/ledgers.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::ledgers::house {

using namespace test::county;

const LedgerBook& book();
// A declaration that is sound, for tests to spoil: fields what, kind, amount, on, rows; states open → done.
LedgerType small_type();
CompiledType compiled_small();
// Somebody of county::usual(), acting.
Doing as(db::Store&, std::string_view name);

struct House {
  explicit House(db::Store& store);
  db::Store& store;
  test::InProcessServer server;
  // A dispute of the gacha by 朝鲁, found on 2 November 2026; `more` are further fields as JSON members, with a comma in front.
  std::string dispute(std::string_view summary, std::string_view more = "");
};
std::string dispute_body(std::string_view summary, std::string_view more = "");

}  // namespace lianxin::ledgers::house
