// What anybody may do without an account: say something, follow it by its receipt code, judge the answer, find a place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/page.h"
#include "features/places/place.h"
#include "features/portal/phrases.h"
#include "features/portal/submission.h"
#include "features/portal/track.h"
#include "features/rounds/rounds.h"
#include "features/tickets/desk.h"
#include "features/tickets/ticket_command.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::portal {

inline const access::Verb speak{.name = "portal.speak", .open_to_anybody = true};
inline const access::Verb follow{.name = "portal.follow", .open_to_anybody = true};
inline const access::Verb look_up{.name = "portal.look_up", .open_to_anybody = true};

struct Submitted {
  Receipt receipt{};
  bool is_new = true;  // false: had been received already, and then there is no code
};
// Of an anonymous one nothing is kept but the words, the place and the day (E3). Errors: those of check_submission;
// invalid "places.no_such_place"; conflict when the id was used for other words.
// Of a collection of opinions also those of rounds::say_publicly.
Result<Submitted> submit(db::Writer&, const Doing&, const tickets::Desk&, const rounds::RoundBook&, const Submission&, const Phrases&);

// All by code: not_found "tickets.unknown_code_given".
Result<Track> track(const db::Reader&, const Doing&, const tickets::Desk&, std::string_view code, const Phrases&);
Result<Track> rate(db::Writer&, const Doing&, const tickets::Desk&, std::string_view code, const tickets::Rate&, const Phrases&);
Result<Track> object(db::Writer&, const Doing&, const tickets::Desk&, std::string_view code, const tickets::Object&,
                     const Phrases&);
Result<Track> answer(db::Writer&, const Doing&, const tickets::Desk&, std::string_view code, const tickets::Answer&,
                     const Phrases&);
Result<Track> say_not_mine(db::Writer&, const Doing&, const tickets::Desk&, std::string_view code, const tickets::NotMine&, const Phrases&);
Result<Track> withdraw(db::Writer&, const Doing&, const tickets::Desk&, std::string_view code, const tickets::Withdraw&,
                       const Phrases&);

// Open places whose name or code fits `words`, or directly below `parent`, in the order of their codes.
Result<Page<places::Place>> find_places(const db::Reader&, const tickets::Desk&, std::string_view words,
                                        const std::optional<std::string>& parent, const PageRequest&);

}  // namespace lianxin::portal
