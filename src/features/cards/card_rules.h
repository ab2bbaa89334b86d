// What stands on a card, in what order, and when it is no longer so. Values in, values out.
#pragma once

#include <string>
#include <string_view>

#include "features/cards/card.h"

namespace lianxin::cards {

// Twelve characters of 32 (no 0, 1, I, O), 60 bits. `random` holds at least twelve bytes.
std::string card_code_from(std::string_view random);
// "7K3M-92QF-4HTR"
std::string shown_code(std::string_view plain);
// Upper case without blanks and dashes, of what was typed or of the address behind the QR code; empty when it cannot be a code.
std::string plain_card_code(std::string_view typed);

// Which answers go on the card and in what order: those nearest to the household first, each once, `most_answers` of them. `of`:
// "household", "group" or "village": what the link goes to.
struct Candidate {
  Answer answer{};
  std::string of{};
};
std::vector<Answer> answers_for(std::vector<Candidate>);

// Short digests of what a card says, kept with it: nobody's name or number, only whether they are still the same.
std::string marks_of(const CardFacts&);
// What of it is no longer so, in the order in which it stands on the card; "cards.why.never" alone when there is no card.
std::vector<Why> why_outdated(const std::optional<HouseholdCard>&, const CardFacts& now);

}  // namespace lianxin::cards
