// The usual banner with requests, a problem and visits, for the tests of search.
#pragma once

#include "features/search/search.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::search::house {

using namespace test::county;

struct House {
  explicit House(db::Store& store);
  // A POST whose answer must be `status`; its body.
  std::string sent(std::string_view who, const std::string& path, const std::string& body, int status);
  // Said at a place by whom the place belongs to; its id.
  std::string said(std::string_view who, std::string_view place, std::string_view text, std::string_view more = "");
  std::string visited(std::string_view who, std::string_view place, std::string_view words, std::string_view day = "2026-11-22");
  // A dispute in its ledger; `more` are further fields with a comma in front.
  std::string entered(std::string_view who, std::string_view place, std::string_view summary, std::string_view more = "");
  db::Store& store;
  test::InProcessServer server;
};

std::string id_of(std::string_view name);
// The address with its words encoded.
std::string search_for(std::string_view words, std::string_view more = "");

}  // namespace lianxin::search::house
