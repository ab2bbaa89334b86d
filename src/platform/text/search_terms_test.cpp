#include "platform/text/search_terms.h"

#include <doctest/doctest.h>

#include "platform/text/folding.h"
#include "platform/text/search_marks.h"

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

TEST_CASE("4.40 a document's number is one phrase in whatever brackets its year stands") {
  const auto plain = text::search_phrases("办交〔2021〕3号");
  REQUIRE(plain.size() == 1);
  CHECK(plain[0].terms == Terms{"办交", "交", "2021", "3", "号"});
  CHECK(plain[0].prefix);
  for (const char* other : {"办交[2021]3号", "办交（2021）3号", "办交【2021】3号", "办交﹝2021﹞ 3号", "办交「2021」3号"}) {
    CAPTURE(other);
    const std::string folded = text::folded(other);
    const auto phrases = text::search_phrases(folded);
    REQUIRE(phrases.size() == 1);
    CHECK(phrases[0].terms == plain[0].terms);
  }
  CHECK(text::search_phrases("草场(二期)").size() == 2);
  CHECK(text::search_phrases("〔2021〕").size() == 1);
  CHECK(text::search_phrases("2021,3号").size() == 2);
}

namespace {

std::vector<std::string> marked(std::string_view text, std::string_view typed) {
  std::vector<std::string> out;
  for (const auto& mark : text::search_marks(text, typed)) out.emplace_back(text.substr(mark.begin, mark.end - mark.begin));
  return out;
}

}  // namespace

TEST_CASE("marks are where the words stand in the text as it was written") {
  using Words = std::vector<std::string>;
  CHECK(marked("東邊的草場被佔，草场没了", "草场") == Words{"草場", "草场"});
  CHECK(marked("请看（2021）３号文件", "[2021]3号") == Words{"2021）３号"});
  CHECK(marked("草场在东边", "草") == Words{"草"});
  CHECK(marked("零\u200B宽的字", "零宽") == Words{"零\u200B宽"});
  CHECK(marked("电话13800138000", "138") == Words{"138"});
  CHECK(marked("水井和道路", "道路 水井") == Words{"水井", "道路"});
  CHECK(marked("水井", "").empty());
  CHECK(marked("", "水井").empty());
}
