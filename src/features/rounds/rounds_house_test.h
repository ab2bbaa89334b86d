// The banner of the tests with its desk and a round: what tests of rounds stand on.
#pragma once

#include <string>
#include <string_view>

#include "features/rounds/rounds.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::rounds::house {

using namespace test::county;

const RoundBook& book();
RoundId round_id(std::string_view name = "一轮");
// "/api/v1/rounds/…" of it.
std::string at(std::string_view below = "");
// From 16 to 27 November 2026 in the banner, consolidated until 11 December; 塔娜 sits in the gacha, 包玉兰 in the banner's office.
NewRound spring(std::string_view name = "一轮");
Round made(db::Store&, const NewRound&);
// Somebody of county::usual(), acting.
Doing as(db::Store&, std::string_view name);

struct House {
  explicit House(db::Store& store);
  // "一轮" is there.
  db::Store& store;
  test::InProcessServer server;
};
std::string said(std::string_view text, std::string_view channel = "letter_box", std::string_view more = "");

// What is kept of the counts, and the opinions counted anew: equal.
void check_counts(db::Store&, RoundId);

}  // namespace lianxin::rounds::house
