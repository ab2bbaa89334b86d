// Cards as the API shows them and takes them.
#pragma once

#include <string>
#include <string_view>

#include "features/cards/card_actions.h"
#include "platform/http/message.h"

namespace lianxin::cards {

std::string write_cards(const CardList&, http::Language);
// Who answers and the last visits by day, visitor and how they met; nothing of what was said.
std::string write_view(const CardBook&, const HouseholdView&, http::Language);
// "包联责任人": how somebody answers.
std::string words_of_kind(const CardBook&, const Answer&, http::Language);

struct CardWord {
  std::string code{};
  visits::VisitId visit{};
  bool was_so = false;
  std::optional<std::string> words{};
};
BOOST_DESCRIBE_STRUCT(CardWord, (), (code, visit, was_so, words))

// Errors of the JSON reader (json.h).
Result<CardPrint> read_card_print(std::string_view body);
Result<std::string> read_card_code(std::string_view body);
Result<CardWord> read_card_word(std::string_view body);

}  // namespace lianxin::cards
