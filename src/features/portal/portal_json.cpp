#include "features/portal/portal_json.h"

#include <boost/describe.hpp>

#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::portal {
namespace {

struct CodeBody {
  std::string code{};
};
BOOST_DESCRIBE_STRUCT(CodeBody, (), (code))
struct CodeTextBody {
  std::string code{};
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(CodeTextBody, (), (code, text))
struct CodeReasonBody {
  std::string code{};
  std::optional<std::string> reason{};
};
BOOST_DESCRIBE_STRUCT(CodeReasonBody, (), (code, reason))
struct RatingBody {
  std::string code{};
  bool solved = false;
  std::optional<int> satisfied{};
  std::optional<std::string> words{};
};
BOOST_DESCRIBE_STRUCT(RatingBody, (), (code, solved, satisfied, words))

struct PlaceOut {
  std::string code{};
  std::string name{};
  std::string full_name{};
  std::string level{};
  bool has_children = false;
};
BOOST_DESCRIBE_STRUCT(PlaceOut, (), (code, name, full_name, level, has_children))

struct NamedOut {
  PlaceOut place{};
  std::string words{};
};
BOOST_DESCRIBE_STRUCT(NamedOut, (), (place, words))
struct AnsweredOut {
  std::vector<BoardItem> items{};
  json::Maybe<std::vector<NamedOut>> places{};
};
BOOST_DESCRIBE_STRUCT(AnsweredOut, (), (items, places))

struct CategoryOut {
  std::string code{};
  std::string name{};
  std::optional<std::string> parent{};
};
BOOST_DESCRIBE_STRUCT(CategoryOut, (), (code, name, parent))
struct PackOut {
  std::string name{};
  std::string version{};
  std::vector<CategoryOut> items{};
};
BOOST_DESCRIBE_STRUCT(PackOut, (), (name, version, items))

}  // namespace

Phrases phrases_in(http::Language language) {
  return Phrases(
      [language](std::string_view key, const std::vector<Arg>& args) { return http::translated(key, args, language); });
}

Result<Submission> read_submission(std::string_view body) { return json::read<Submission>(body); }

Result<Asking> read_asking(std::string_view body) { return json::read<Asking>(body); }

Result<std::string> read_code(std::string_view body) { return TRY(json::read<CodeBody>(body)).code; }

Result<CodeText> read_code_text(std::string_view body) {
  auto read = TRY(json::read<CodeTextBody>(body));
  return CodeText{std::move(read.code), std::move(read.text)};
}

Result<CodeText> read_code_reason(std::string_view body) {
  auto read = TRY(json::read<CodeReasonBody>(body));
  return CodeText{std::move(read.code), std::move(read.reason).value_or("")};
}

Result<CodeRating> read_rating(std::string_view body) {
  auto read = TRY(json::read<RatingBody>(body));
  return CodeRating{std::move(read.code), read.solved, read.satisfied, std::move(read.words).value_or("")};
}

std::string write_receipt(const Receipt& receipt) { return json::write(receipt); }
std::string write_track(const Track& track) { return json::write(track); }
std::string write_board(const Board& board) { return json::write(board); }

std::string write_answered_already(const AnsweredAlready& answered, const std::vector<places::NamedPlaceRef>& named) {
  AnsweredOut out{.items = answered.items};
  for (const auto& one : named) {
    if (!out.places) out.places.emplace();
    out.places->push_back({{one.place.code, one.place.name, one.place.full_name, one.level, one.has_children}, one.words});
  }
  return json::write(out);
}

std::string write_places(const Page<places::Place>& page) {
  Page<PlaceOut> out{.items = {}, .next = page.next};
  for (const auto& p : page.items) out.items.push_back({p.code, p.name, p.full_name, p.level, p.has_children});
  return json::write(out);
}

std::string write_categories(const tickets::PackList& categories, bool in_english) {
  PackOut out{"categories", categories.version, {}};
  for (const auto& c : categories.items)
    out.items.push_back({c.code, in_english && !c.name_en.empty() ? c.name_en : c.name, c.parent});
  return json::write(out);
}

}  // namespace lianxin::portal
