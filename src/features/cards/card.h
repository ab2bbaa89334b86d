// Contact card 连心卡 (§2.14): a sheet in a household's house that says who answers for it and how to reach them, with a code by
// which the household sees its last visits and says whether they were so. One a household; printed anew when what it says changes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.h"
#include "base/result.h"
#include "features/households/household_card.h"
#include "features/places/place.h"
#include "features/visits/visit.h"

namespace lianxin::cards {

using households::HouseholdCard;
using households::HouseholdId;

constexpr std::size_t most_answers = 4;     // stand on a card
constexpr std::size_t most_printed = 200;   // at once
constexpr std::size_t most_counted = 5000;  // households of a place: more are not counted, one asks for a place below
constexpr std::size_t last_visits = 10;     // are shown to the household

// Who answers for a household: somebody, a unit, or a team by its leader. Numbers are those of the office.
struct Answer {
  std::string kind{};            // key of packs/link_kinds.json; empty: the team of the village
  Uuid who{};
  std::string name{};
  std::string post{};
  std::string unit{};
  std::string phone{};
  std::string stands_in{};       // who stands in today; never printed
  std::string stands_in_phone{};
};

// What a card would say if it were printed now.
struct CardFacts {
  HouseholdId household{};
  std::string number{};
  std::string name{};            // masked
  places::PlaceRef place{};
  std::vector<Answer> answers{};
  std::string office{};          // of the township, or the nearest above
  std::string office_phone{};
};

// Why a card is to be printed: a text key with its words.
struct Why {
  std::string key{};
  std::vector<Arg> args{};
  friend bool operator==(const Why&, const Why&) = default;
};

struct CardRow {
  CardFacts facts{};
  std::optional<HouseholdCard> card{};
  std::vector<Why> why{};        // none: what the card says is so
};

struct CardCounts {
  std::int64_t households = 0;
  std::int64_t never = 0;        // never printed
  std::int64_t outdated = 0;     // printed, and no longer so
};

// What to print: these households, or all of a place and below.
struct CardPrint {
  std::optional<std::vector<HouseholdId>> households{};
  std::optional<std::string> place{};
  std::optional<bool> outdated{};  // of the place: only those whose card is not there or no longer so
};
BOOST_DESCRIBE_STRUCT(CardPrint, (), (households, place, outdated))

struct PrintedCard {
  CardFacts facts{};
  HouseholdCard card{};
  std::string code{};            // plain; kept nowhere
};

// What a household reads with its code.
struct HouseholdView {
  CardFacts facts{};
  Day printed_on{};
  std::vector<visits::Visit> visits{};
};

}  // namespace lianxin::cards
