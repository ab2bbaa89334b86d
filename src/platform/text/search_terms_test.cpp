#include "platform/text/search_terms.h"

#include <doctest/doctest.h>

#include "platform/text/folding.h"

using namespace lianxin;
using Terms = std::vector<std::string_view>;

TEST_CASE("folding: traditional, full width, upper case, invisible characters") {
  REQUIRE(text::folds_traditional());
  CHECK(text::folded("草場糾紛") == "草场纠纷");
  CHECK(text::folded("ＡＢＣ１２３　Ünï ЖЁ") == "abc123 ünï жё");
  CHECK(text::folded("零\u200B宽\uFEFF") == "零宽");
  CHECK(text::folded("𠮷野家🐎") == "𠮷野家🐎");
}

TEST_CASE("runs are cut into pairs and the last character, words stay whole") {
  CHECK(text::search_terms("草场纠纷") == Terms{"草场", "场纠", "纠纷", "纷"});
  CHECK(text::search_terms("马、𠮷野") == Terms{"马", "𠮷野", "野"});
  CHECK(text::search_terms("a栋3号楼 g10") == Terms{"a", "栋", "3", "号楼", "楼", "g10"});
  CHECK(text::search_terms("").empty());
  CHECK(text::search_terms("、。 ·,").empty());
}

TEST_CASE("long words are cut, long texts end") {
  const std::string word(200, 'x');
  for (const auto term : text::search_terms(word)) CHECK(term.size() <= 61);
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "马";
  CHECK(text::search_terms(text).size() == text::max_terms);
}

TEST_CASE("queries: the last term may be a beginning where pairs do not say more") {
  const auto one = text::search_phrases("草");
  REQUIRE(one.size() == 1);
  CHECK(one[0].terms == Terms{"草"});
  CHECK(one[0].prefix);
  const auto two = text::search_phrases("草场 纠纷案");
  REQUIRE(two.size() == 2);
  CHECK(two[0].terms == Terms{"草场"});
  CHECK_FALSE(two[0].prefix);
  CHECK(two[1].terms == Terms{"纠纷", "纷案"});
  const auto mixed = text::search_phrases("楼栋3号");
  REQUIRE(mixed.size() == 1);
  CHECK(mixed[0].terms == Terms{"楼栋", "栋", "3", "号"});
  CHECK(mixed[0].prefix);
}
