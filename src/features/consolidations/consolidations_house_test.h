// A small banner with voices, for the tests of consolidations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/consolidations/consolidations.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::consolidations::house {

using namespace test::county;

NodeId node(std::string_view name);
TicketId ticket(int n);
ConsolidationId consolidation();

struct House {
  // 斯琴 (office of the sumu), 包玉兰, 额尔敦, 白塔娜 (office of the banner), 苏和 (of the other sumu), 赵敏 (inspector), 朝鲁.
  explicit House(db::Store& store);
  // Voices `from` … `to` of a place, said on 20 November 2026.
  void said(int from, int to, std::string_view place = gacha, const std::vector<PersonId>& about = {}, const std::optional<Uuid>& round = {});
  // 水井的事, a problem of the banner without voices, about 额尔敦.
  Uuid problem();
  // Of the banner, by 包玉兰.
  void begin();
  // As 包玉兰; the answer, after it was CHECKed to be `status`.
  std::string does(const std::string& command, int status = 200, std::string_view who = "包玉兰");
  // 水 > 水井 > 一 (1, 2), 二 (3, 4); 路 > 土路 > 三 (5, 6).
  void grow();
  db::Store& store;
  test::InProcessServer server;
};

std::string path();
std::string quoted(NodeId);
std::string tickets_of(int from, int to);
// {"command":"add",…}
std::string added(std::string_view kind, std::string_view name, std::string_view under = "");
std::string accepted(std::string_view line, std::string_view under, int from, int to);

}  // namespace lianxin::consolidations::house
