// Who may ask about visits, and what.
#pragma once

#include "features/visits/signal.h"
#include "features/visits/visit_actions.h"

namespace lianxin::visits {

// Inspectors only. Who leads the visitors (an office, a leader of a unit) is not asked this way, nor a visitor about himself.
inline const access::Verb inspect_visits{.name = "visit.inspect", .roles = {Role::inspector}};

constexpr int signal_days = 30, most_signal_days = 92;

struct SignalFilter {
  std::optional<std::string> place{};
  std::optional<Day> from{};  // signal_days back when missing
  std::optional<Day> to{};    // today when missing
};
struct AskedAbout {
  SignalKind kind{};
  Day on{};
  std::vector<Arg> args{};
  bool at_once = false;
  std::vector<store::VisitRow> visits{};
};
// Newest first. invalid "from" visits.from_after_to, visits.too_long {days}; "place" places.no_such_place.
Result<std::vector<AskedAbout>> list_signals(const db::Reader&, const Doing&, const VisitBook&, const SignalFilter&);

}  // namespace lianxin::visits
