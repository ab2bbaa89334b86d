// What may be done with contact cards, and by whom.
#pragma once

#include <memory>

#include "features/cards/card.h"
#include "features/households/households.h"
#include "features/links/links.h"
#include "features/visits/visits.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::cards {

inline const access::Verb read_cards{.name = "card.read", .roles = {Role::office, Role::team_member, Role::village_cadre, Role::inspector}};
inline const access::Verb make_cards{.name = "card.print", .roles = {Role::office, Role::team_member, Role::village_cadre}};
// Whoever has a card in hand.
inline const access::Verb use_card{.name = "card.use", .open_to_anybody = true};

// What the actions need of the deployment and of the features below.
struct CardBook {
  std::string partition{};
  std::string secret_key{};
  std::string public_address{};
  Zone zone{};
  std::shared_ptr<const households::Registry> households{};
  std::shared_ptr<const links::Registry> links{};
  std::shared_ptr<const visits::VisitBook> visits{};
};

struct CardList {
  Page<CardRow> page{};
  std::optional<CardCounts> counts{};  // when asked for, of places with at most `most_counted` households
};
// Present households of a place and below that the asker sees, in the order of places and numbers. `outdated`: only those with
// something to print; the page may then be short and still go on. "place" places.no_such_place.
Result<CardList> list_cards(const db::Reader&, const Doing&, const CardBook&, const std::string& place, bool outdated, const PageRequest&);

// Codes made before end here. "households" cards.one_of_both unless either households or a place is asked for, base.too_many {max};
// "households[i]" households.no_such_household, cards.household_gone; "place" cards.too_many {max}, cards.nothing_to_print.
Result<std::vector<PrintedCard>> print_cards(db::Writer&, const Doing&, const CardBook&, const CardPrint&);

// not_found "cards.unknown_code" for a code that nobody has, that ended, or whose household is no more here: one from the other
// cannot be told.
Result<HouseholdView> show_household(const db::Reader&, const Doing&, const CardBook&, std::string_view code);
// The household's word on one of its last visits. "visit" cards.no_such_visit; the errors of visits::confirm.
Result<HouseholdView> say_on_visit(db::Writer&, const Doing&, const CardBook&, std::string_view code, visits::VisitId, bool was_so,
                                   const std::string& words);

}  // namespace lianxin::cards
