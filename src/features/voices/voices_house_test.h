// The banner with tickets and the machine that reads them: what tests of voices stand on.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "features/voices/voices.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::voices::house {

using namespace test::county;

std::shared_ptr<const VoiceBook> book();
// Of county::usual().
Doing as(db::Store&, std::string_view name);

// By 包玉兰, in a place.
TicketId said(db::Store&, std::string_view text, std::string_view place = gacha, std::string_view title = {});
// By somebody of the office that holds it, or of the unit.
void commanded(db::Store&, TicketId, const tickets::Command&, UnitId unit = {});
void sorted(db::Store&, TicketId, std::string_view category);
// Who may sort tickets of the office that holds this one.
Doing officer(db::Store&, const tickets::Ticket&);
Voice voice_of(db::Store&, TicketId);

struct House {
  explicit House(db::Store& store);
  // Until every ticket was heard and placed and no run is open.
  void work();
  test::InProcessServer server;
  Placing placing;
  db::Store& store;
};

}  // namespace lianxin::voices::house
