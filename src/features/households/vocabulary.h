// The closed lists of households, stored and spoken by name.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>

#include "base/named.h"

namespace lianxin::households {

// away: nobody at home for more than six months. Who moves within the register stays what he is, at another place.
enum class HouseholdState : std::uint8_t { active, away, merged, left };
BOOST_DESCRIBE_ENUM(HouseholdState, active, away, merged, left)

enum class Relation : std::uint8_t { head, spouse, child, parent, grandparent, grandchild, sibling, other };
BOOST_DESCRIBE_ENUM(Relation, head, spouse, child, parent, grandparent, grandchild, sibling, other)

// To being visited and written down.
enum class Consent : std::uint8_t { unknown, given, refused, withdrawn };
BOOST_DESCRIBE_ENUM(Consent, unknown, given, refused, withdrawn)

enum class CampSeason : std::uint8_t { settled, winter, spring, summer, autumn };
BOOST_DESCRIBE_ENUM(CampSeason, settled, winter, spring, summer, autumn)

enum class CommandName : std::uint8_t { away, back, leave, merge, split, tag, untag, accept_offer, decline_offer };
BOOST_DESCRIBE_ENUM(CommandName, away, back, leave, merge, split, tag, untag, accept_offer, decline_offer)

// Still lives here as a household of its own: is owed visits, can be changed.
constexpr bool is_present(HouseholdState s) { return s == HouseholdState::active || s == HouseholdState::away; }

}  // namespace lianxin::households
