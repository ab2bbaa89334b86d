// Saying something without scripts: one page with the words, the place and who says it; the place is searched, or found
// level by level, on the same page, and nothing typed is lost on the way.
#pragma once

#include "features/portal/plain_form_json.h"
#include "features/portal/place_choice_actions.h"
#include "features/portal/plain_page_json.h"
#include "features/portal/submission.h"
#include "features/rounds/rounds.h"
#include "features/tickets/desk.h"

namespace lianxin::portal {

// What was typed, as it was typed.
struct SayForm {
  std::string id{};
  std::string round{};        // id of the collection of opinions it is said to; empty: to none
  std::string round_title{};  // as it stood on the page, for showing it again only
  std::string source{};       // as who one speaks to it
  std::string text{};
  std::string category{};
  std::string place{};       // code
  std::string place_name{};  // as it stood on the page, for showing it again only
  std::string search{};
  std::optional<bool> anonymous{};
  std::string name{};
  std::string phone{};
  bool may_contact = true;
  bool may_publish = false;
  bool understood = false;
  bool asks_understood = false;
};
SayForm empty_say_form(Moment now);
SayForm read_say_form(const Form&);

// invalid with every fault of the form that the API's body cannot have: no place, not said whether anonymous.
Result<Submission> submission_of(const SayForm&, const Phrases&);

// The lists a form chooses from.
struct SayLists {
  const tickets::Desk& desk;
  const rounds::RoundBook& book;
};
// Without `choice` only the place that was chosen is shown, and the search. Without `round` its title alone, when it is said to one.
Html say_page(const Plain&, const SayLists&, const SayForm&, const PlaceChoice* choice, const rounds::Round* round, const Trouble&);
Html receipt_page(const Plain&, const Receipt&, bool anonymous);

}  // namespace lianxin::portal
