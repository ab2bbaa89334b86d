// What a round may be, and what may be said in one. Values in, values out.
#pragma once

#include "base/result.h"
#include "features/rounds/opinion.h"

namespace lianxin::rounds {

constexpr std::string_view public_channel = "public_page";

// invalid with every fault: "is_public" rounds.public_needs_page; "title" base.required, base.too_long; "closes_on" rounds.closes_before; "consolidate_on"
// rounds.consolidates_before, rounds.too_long {days}; "channels" base.required, "channels[i]" rounds.no_such_channel; "asks",
// "points" base.too_many; "asks[i]" and "points[i].name" base.required, base.too_long; "points[i].key" rounds.point_twice,
// "points[i].channel" rounds.channel_not_asked.
Result<void> check_round(const Round&, const Vocabulary&);
Round changed(Round, const RoundEdit&);

// Who says it decides until when: anybody while the round is open, staff also while late paper is typed, an import at any time
// after the first day.
enum class SaidBy { anybody, staff, import };
// conflict "rounds.not_yet" {on}, "rounds.over" {on}; "channel" rounds.no_such_channel, rounds.channel_not_asked; "source"
// rounds.no_such_source; "point" rounds.no_such_point; "place" rounds.outside {place}; "link" rounds.bad_link; "sheet_number"
// base.too_long; "said_on" tickets.day_in_the_future; "about" rounds.about_member_only.
Result<void> check_opinion(const Round&, const Vocabulary&, const NewOpinion&, std::string_view place_path, SaidBy, Day today);

// Hides figures below `fewest_shown`; were one alone hidden, the sum would tell it, so the next smallest goes with it.
void hide_few(std::vector<Figure>&);

// The rows of the place itself and of each step below it; those of nowhere else. `below`: the places one step down with their paths.
struct PlaceBelow {
  places::PlaceRef place{};
  std::string path{};
};
Counts add_up(const std::vector<TallyRow>&, const PlaceBelow& here, const std::vector<PlaceBelow>& below);

}  // namespace lianxin::rounds
