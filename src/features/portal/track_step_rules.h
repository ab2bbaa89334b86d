// The steps of a track: what happened, what went wrong, what is now and what comes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/portal/phrases.h"
#include "features/portal/track.h"

namespace lianxin::portal {

// The promise to the resident that runs now, or nothing: the clock of the answer; before there is one, that of finding
// somebody to answer. Clocks between offices and units (joint parts, returns) are not the resident's.
const tickets::Clock* promise_of(const tickets::Clocks&);

struct History {
  std::vector<TrackStep> steps{};
  std::optional<Moment> promised_at{};  // the last promise made
  std::optional<std::string> reason{};  // the last one given to the resident for waiting longer
};
// What happened, oldest first, without what is now and what lies ahead.
History past_steps(const TrackFacts&, const Phrases&);
// The words of an internal text without the names of staff who took part.
std::string without_names(std::string text, const TrackFacts&, const Phrases&);
// A promise that was broken, told straight with the reason, or with the fact that none was given.
TrackStep late_step(const TrackFacts&, const Phrases&, std::string_view key, Day promised,
                    const std::optional<std::string>& reason);
// Units an event speaks of, besides that of whoever acted.
std::vector<UnitId> units_named(const tickets::TicketEvent&);
std::string unit_name(const TrackFacts&, UnitId, const Phrases&);

}  // namespace lianxin::portal
