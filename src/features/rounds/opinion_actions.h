// Taking opinions in, and counting them.
#pragma once

#include "features/rounds/opinion.h"
#include "features/rounds/round_actions.h"

namespace lianxin::rounds {

struct TakenOpinion {
  tickets::RegisteredTicket made{};
  Marks marks{};
};
// A request with the marks of an opinion, counted in the same transaction. The same id with the same words is the same opinion.
// The faults of check_opinion and of tickets::register_ticket; "place" places.no_such_place; "about[i]" rounds.no_such_person;
// "sheet_number" rounds.sheet_taken of single sheets.
Result<TakenOpinion> take_opinion(db::Writer&, const Doing&, const RoundBook&, const Round&, const NewOpinion&, SaidBy, const std::optional<BatchId>& = {});

// For the public page: `words` as the page made it. "round" rounds.no_such_round for one that is not public.
struct PublicOpinion {
  RoundId round{};
  std::optional<std::string> source{};
  std::optional<Target> target{};
};
Result<tickets::RegisteredTicket> say_publicly(db::Writer&, const Doing&, const RoundBook&, const PublicOpinion&, tickets::Register words,
                                               const std::optional<tickets::Identity>&);
// Public rounds that are open today, at most `max_page_limit`.
Result<std::vector<Round>> open_rounds(const db::Reader&, const Doing&, const RoundBook&);

// What the asker sees of a place and below; missing: the round's own.
Result<Counts> count_opinions(const db::Reader&, const Doing&, const RoundBook&, const Round&, const std::optional<std::string>& place);

struct OpinionShown {
  Marks marks{};
  places::PlaceRef place{};
  tickets::Ticket ticket{};
};
// Requests the asker may not see are left out, so that a page may be short. forbidden "rounds.too_few" {min} when so few of a source
// would be shown that it points at people (E3); "source" rounds.source_alone together with another mark.
Result<Page<OpinionShown>> list_opinions(const db::Reader&, const Doing&, const RoundBook&, const Round&, const OpinionFilter&,
                                         const std::optional<std::string>& place, const PageRequest&);

}  // namespace lianxin::rounds
