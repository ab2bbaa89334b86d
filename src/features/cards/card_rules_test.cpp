#include "features/cards/card_rules.h"

#include <doctest/doctest.h>

#include <set>

namespace lianxin::cards {
namespace {

Answer somebody(std::string_view name, std::string_view kind = "keeper") {
  return {.kind = std::string(kind), .who = named_uuid(std::string(name)), .name = std::string(name), .post = "嘎查达", .unit = "嘎查委员会", .phone = "15047000001"};
}

CardFacts facts() {
  return {.number = "001", .name = "巴***", .place = {"150725200201", "萨如拉塔拉嘎查", "陈巴尔虎旗西乌珠尔苏木萨如拉塔拉嘎查"},
          .answers = {somebody("朝鲁"), somebody("塔娜", "station")}, .office = "苏木大引领办", .office_phone = "0470-6712001"};
}

std::vector<std::string> keys(const CardFacts& printed, const CardFacts& now) {
  std::vector<std::string> out;
  for (const auto& why : why_outdated(HouseholdCard{.facts = marks_of(printed)}, now)) out.push_back(why.key);
  return out;
}

template <class Change>
std::vector<std::string> after(Change change) {
  CardFacts now = facts();
  change(now);
  return keys(facts(), now);
}

}  // namespace

TEST_CASE("a code has sixty bits, no letter that looks like another, and is read however it is written") {
  std::string random;
  for (int i = 0; i < 256; ++i) random += static_cast<char>(i);
  std::set<char> letters;
  for (std::size_t i = 0; i + 12 <= 256; i += 4)
    for (const char c : card_code_from(random.substr(i, 12))) letters.insert(c);
  CHECK(letters.size() == 32);
  for (const char c : {'0', 'O', '1', 'I'}) CHECK_FALSE(letters.contains(c));

  const std::string code = card_code_from(random);
  CHECK(code.size() == 12);
  CHECK(shown_code("7K3M92QF4HTR") == "7K3M-92QF-4HTR");
  for (const char* typed : {"7K3M-92QF-4HTR", "7k3m92qf4htr", " 7K3M 92QF 4HTR ", "７Ｋ３Ｍ－９２ＱＦ－４ＨＴＲ", "https://lianxin.example.cn/k#7K3M92QF4HTR"})
    CHECK(plain_card_code(typed) == "7K3M92QF4HTR");
  for (const char* typed : {"", "7K3M", "7K3M-92QF-4HTRA", "7K3M-92QF-4HT0", "7K3M-92QF-4HT'", "\xff"}) CHECK(plain_card_code(typed) == "");
}

TEST_CASE("§2.14 who answers stands on the card: the household's own first, each once, four at most") {
  std::vector<Candidate> all{{somebody("部门", "pairing"), "village"}, {somebody("驻村干部", "station"), "village"}, {somebody("嘎查达"), "village"},
                             {somebody("联户"), "household"},          {somebody("嘎查达", "pairing"), "household"}, {somebody("旗领导", "contact_point"), "village"}};
  std::vector<std::string> names;
  for (const auto& a : answers_for(all)) names.push_back(a.name);
  CHECK(names == std::vector<std::string>{"联户", "嘎查达", "驻村干部", "部门"});
  CHECK(answers_for({{somebody("旗领导", "contact_point"), "village"}}).empty());
  CHECK(answers_for({{somebody("队长", ""), "village"}}).size() == 1);
  std::vector<Candidate> many;
  for (const char* name : {"a", "b", "c", "d", "e"}) many.push_back({somebody(name), "household"});
  CHECK(answers_for(many).size() == most_answers);
}

TEST_CASE("§2.14 a card is out of date by what stands on it, and by nothing else") {
  const auto never = why_outdated({}, facts());
  REQUIRE(never.size() == 1);
  CHECK(never[0].key == "cards.why.never");
  CHECK(after([](CardFacts&) {}).empty());
  CHECK(after([](CardFacts& f) { f.answers[0].stands_in = "苏和"; }).empty());
  CHECK(after([](CardFacts& f) { f.number = "018"; }) == std::vector<std::string>{"cards.why.place"});
  CHECK(after([](CardFacts& f) { f.name = "张*"; }) == std::vector<std::string>{"cards.why.name"});
  CHECK(after([](CardFacts& f) { f.answers[1].phone = "15047000009"; }) == std::vector<std::string>{"cards.why.phone"});
  CHECK(after([](CardFacts& f) { f.answers[1].post = "书记"; }) == std::vector<std::string>{"cards.why.post"});
  CHECK(after([](CardFacts& f) { f.answers[0] = somebody("苏和"); }) == std::vector<std::string>{"cards.why.answers"});
  CHECK(after([](CardFacts& f) { f.answers.pop_back(); }) == std::vector<std::string>{"cards.why.gone"});
  CHECK(after([](CardFacts& f) { f.answers.clear(); }) == std::vector<std::string>{"cards.why.gone"});
  CHECK(after([](CardFacts& f) { std::swap(f.answers[0], f.answers[1]); }) == std::vector<std::string>{"cards.why.answers"});
  CHECK(after([](CardFacts& f) { f.office_phone = ""; }) == std::vector<std::string>{"cards.why.office"});
  CHECK(after([](CardFacts& f) { f.place.full_name = "别处"; f.answers[0].phone = "1"; }) == std::vector<std::string>{"cards.why.place", "cards.why.phone"});
  const auto other_form = why_outdated(HouseholdCard{.facts = "0;x"}, facts());
  CHECK(other_form.front().key == "cards.why.other_form");
}

TEST_CASE("E6 what is kept of a card names nobody and no number") {
  const std::string kept = marks_of(facts());
  for (const char* part : {"朝鲁", "塔娜", "15047000001", "0470", "巴", "001;"}) CHECK(kept.find(part) == std::string::npos);
}

}  // namespace lianxin::cards
