#include "features/search/search_rules.h"

#include <doctest/doctest.h>

namespace lianxin::search {
namespace {

using Pieces = std::vector<Piece>;

std::vector<Span> spans_of(std::string_view text, std::string_view word, std::size_t number = 0) {
  std::vector<Span> out;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) out.push_back({at, at + word.size(), number});
  return out;
}

}  // namespace

TEST_CASE("4.39 a text is cut at its hits; those that overlap or touch are one") {
  CHECK(whole("东边的草场没了", spans_of("东边的草场没了", "草场")) == Pieces{{"东边的", false}, {"草场", true}, {"没了", false}});
  CHECK(whole("草场", spans_of("草场", "草场")) == Pieces{{"草场", true}});
  CHECK(whole("没有", {}) == Pieces{{"没有", false}});
  CHECK(whole("", {}).empty());
  CHECK(whole("水水水", spans_of("水水水", "水水")) == Pieces{{"水水水", true}});
}

TEST_CASE("of a long text the piece around the first hit is shown, as plain text") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "前";
  text += "<b>草场</b>\n退化";
  for (int i = 0; i < 200; ++i) text += "后";
  const auto pieces = around_first(text, spans_of(text, "草场"));
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].text.starts_with("…前"));
  CHECK(pieces[0].text.ends_with("前<b>"));
  CHECK(pieces[1] == Piece{"草场", true});
  CHECK(pieces[2].text.starts_with("</b> 退化后"));
  CHECK(pieces[2].text.ends_with("后…"));
  const auto beginning = around_first(text, {});
  REQUIRE(beginning.size() == 1);
  CHECK(beginning[0].text.starts_with("前"));
  CHECK(beginning[0].text.ends_with("…"));
  CHECK(around_first("草场", spans_of("草场", "草场")) == Pieces{{"草场", true}});
}

TEST_CASE("a word in the heading weighs more than in the text, two words more than one, a short text more than a long one") {
  const std::vector<Span> none, one{{0, 6, 0}}, twice{{0, 6, 0}, {9, 15, 0}}, both{{0, 6, 0}, {9, 15, 1}};
  std::vector<Span> often;
  for (std::size_t i = 0; i < 50; ++i) often.push_back({i, i + 1, 0});
  CHECK(score_of(one, none, 50) > score_of(none, twice, 50));
  CHECK(score_of(none, both, 50) == score_of(none, twice, 50));
  CHECK(score_of(both, none, 50) > score_of(one, often, 50) - 1);
  CHECK(score_of(none, often, 50) == score_of(none, {{0, 1, 0}, {1, 2, 0}, {2, 3, 0}}, 50));
  CHECK(score_of(none, one, 20) > score_of(none, one, 2000));
  CHECK(score_of(none, none, 20) == 0);
}

}  // namespace lianxin::search
