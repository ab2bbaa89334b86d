// The needs ledger 民生台账 of a place (domain §2.3): what people asked for or told on visits, and what became of it.
#pragma once

#include "features/visits/visit_actions.h"

namespace lianxin::visits {

// A request of whatever way it came, or a need told on a visit that became no request.
struct NeedEntry {
  Day on{};
  std::optional<store::VisitRow> visit{};      // where it was told
  std::string need{};                          // key of packs/visit_needs.json, of one that is no request
  std::optional<tickets::Ticket> ticket{};
  places::PlaceRef place{};
  std::string unit{};                          // who has the request now
};
struct NeedLedger {
  places::PlaceRef place{};
  std::vector<NeedEntry> entries{};  // in the order of days
  bool cut = false;                  // there was more than fits
};

constexpr int most_ledger_rows = 500;

// What the asker sees of it. invalid "place" places.no_such_place.
Result<NeedLedger> needs_of(const db::Reader&, const Doing&, const VisitBook&, const std::optional<std::string>& place, Day from, Day to);

}  // namespace lianxin::visits
