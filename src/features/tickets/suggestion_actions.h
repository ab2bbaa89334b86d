// Suggestions: who should handle a request, which others speak of the same, how the like was solved. A person decides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/places/places.h"
#include "features/tickets/desk.h"
#include "features/tickets/similar_rules.h"
#include "features/tickets/suggestion_store.h"
#include "platform/db/db.h"

namespace lianxin::tickets {

constexpr int suggestion_days = 365;  // how far back finished requests count
constexpr std::size_t compared_characters = 400;  // of each text
constexpr int similar_days = 180;     // how long a closed one is still "recent"

enum class SuggestedBecause { duty, place };
BOOST_DESCRIBE_ENUM(SuggestedBecause, duty, place)

struct SuggestedUnit {
  places::UnitRef unit{};
  SuggestedBecause because = SuggestedBecause::duty;
  std::optional<std::string> category{};  // duty: the row of its catalogue that covers the request's category
  std::int64_t finished = 0;              // of the request's category, led and closed in the last 365 days, within sight
};
struct SimilarTicket {
  store::NearTicket ticket{};
  SimilarBecause why{};
};
struct Suggestions {
  std::optional<SuggestedUnit> lead{};  // empty: not sorted yet, or nobody's duty
  std::vector<SuggestedUnit> joint{};   // at most 2
  std::vector<SimilarTicket> similar{}; // at most 5
  std::vector<store::FinishedTicket> solved{};  // at most 2, the nearest first
  Moment since{};                       // from when `finished` counts
};
// not_found as show_ticket. Units the request is about are left out (E2).
Result<Suggestions> suggest(const db::Reader&, const Doing&, const Desk&, TicketId);

// What is compared of a text: its first `compared_characters`. REQUIRES: is_valid_text.
std::vector<std::string> terms_of(std::string_view words);

// For words that are being written down; `place` is a code. not_found "places.no_such_place".
Result<std::vector<SimilarTicket>> find_similar(const db::Reader&, const Doing&, const Desk&, const std::string& words,
                                                std::string_view place);

}  // namespace lianxin::tickets
