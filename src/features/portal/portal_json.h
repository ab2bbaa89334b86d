// The portal's bodies as the API has them.
#pragma once

#include <string>
#include <string_view>

#include "base/page.h"
#include "base/result.h"
#include "features/places/place.h"
#include "features/places/place_names.h"
#include "features/portal/board.h"
#include "features/portal/phrases.h"
#include "features/portal/submission.h"
#include "features/portal/track.h"
#include "features/tickets/desk.h"
#include "platform/http/message.h"

namespace lianxin::portal {

// The sentences of the packs in use.
Phrases phrases_in(http::Language);

Result<Submission> read_submission(std::string_view body);
Result<Asking> read_asking(std::string_view body);
Result<std::string> read_code(std::string_view body);
struct CodeText {
  std::string code{};
  std::string text{};
};
Result<CodeText> read_code_text(std::string_view body);
Result<CodeText> read_code_reason(std::string_view body);  // `text` may be empty
struct CodeRating {
  std::string code{};
  bool solved = false;
  std::optional<int> satisfied{};
  std::string words{};
};
Result<CodeRating> read_rating(std::string_view body);

std::string write_receipt(const Receipt&);
std::string write_track(const Track&);
std::string write_board(const Board&);
std::string write_answered_already(const AnsweredAlready&, const std::vector<places::NamedPlaceRef>&);
std::string write_places(const Page<places::Place>&);
std::string write_categories(const tickets::PackList&, bool in_english);

}  // namespace lianxin::portal
