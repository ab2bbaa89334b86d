#include "bench/throng_texts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "platform/likeness/copies.h"

using namespace lianxin::bench;
using lianxin::likeness::likeness_of;
using lianxin::likeness::Signer;

namespace {

constexpr std::size_t count = 6000;

const Throng& throng() {
  static const Throng made(count);
  return made;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Texts by what is true of them.
template <class Key>
std::map<std::uint64_t, std::vector<std::size_t>> gathered(Key key) {
  std::map<std::uint64_t, std::vector<std::size_t>> out;
  for (std::size_t i = 0; i < count; ++i) out[key(i)].push_back(i);
  return out;
}

}  // namespace

TEST_CASE("throng: the same each time, another for another seed") {
  const Throng again(count);
  const Throng other(count, 2);
  std::size_t different = 0;
  for (std::size_t i = 0; i < count; i += 7) {
    const auto text = throng().at(i);
    const auto same = again.at(i);
    CHECK(text.text == same.text);
    CHECK(text.title == same.title);
    CHECK(text.place == same.place);
    CHECK(throng().problem_of(i) == again.problem_of(i));
    different += text.text != other.at(i).text;
  }
  CHECK(different > count / 7 * 9 / 10);
}

TEST_CASE("throng: some three hundred characters, no slot left open") {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto text = throng().at(i);
    sum += characters(text.title) + characters(text.text);
    CHECK(text.text.find('{') == std::string::npos);
    CHECK(text.title.find('{') == std::string::npos);
  }
  CHECK(sum / count >= 280);
  CHECK(sum / count <= 330);
}

TEST_CASE("throng: copies are copies, what others write of the problem is not") {
  const Signer signer(5);
  const auto signature = [&](std::size_t i) {
    const auto text = throng().at(i);
    return signer.sign(text.title, text.text);
  };
  std::size_t alike = 0, copies = 0, exact = 0, others_alike = 0, others = 0;
  for (const auto& [problem, texts] : gathered([](auto i) { return throng().problem_of(i); })) {
    for (std::size_t i = 1; i < std::min<std::size_t>(texts.size(), 8); ++i) {
      const bool is_alike = likeness_of(signature(texts[i - 1]), signature(texts[i])) >= 0.5;
      if (throng().letter_of(texts[i - 1]) == throng().letter_of(texts[i])) {
        ++copies;
        alike += is_alike;
        exact += throng().at(texts[i - 1]).text == throng().at(texts[i]).text;
      } else {
        ++others;
        others_alike += is_alike;
      }
    }
  }
  CHECK(copies > 200);
  CHECK(exact > copies / 10);
  CHECK(exact < copies / 2);
  CHECK(alike > copies * 95 / 100);
  CHECK(others > 500);
  CHECK(others_alike < others / 20);
}

TEST_CASE("throng: the same words about another village are another problem, and one village has several") {
  std::map<std::uint32_t, std::set<std::string>> villages_of_words;
  std::map<std::string, std::set<std::uint32_t>> problems_of_village;
  std::map<std::string, std::set<std::string>> villages_of_text;  // after the opening, which names the village
  for (std::size_t i = 0; i < count; ++i) {
    villages_of_words[throng().mould_of(i)].insert(throng().village_of(i).code);
    problems_of_village[throng().village_of(i).code].insert(throng().problem_of(i));
    const auto text = throng().at(i).text;
    villages_of_text[text.substr(text.find("，"))].insert(throng().village_of(i).code);
  }
  CHECK(std::count_if(villages_of_words.begin(), villages_of_words.end(), [](const auto& each) { return each.second.size() > 1; }) > 100);
  CHECK(std::count_if(villages_of_text.begin(), villages_of_text.end(), [](const auto& each) { return each.second.size() > 1; }) > 100);
  CHECK(problems_of_village.size() * 2 < gathered([](auto i) { return throng().problem_of(i); }).size());
}

TEST_CASE("throng: sizes by a power law, places as the form has them") {
  const auto problems = gathered([](auto i) { return throng().problem_of(i); });
  std::size_t largest = 0, alone = 0;
  for (const auto& [problem, texts] : problems) {
    largest = std::max(largest, texts.size());
    alone += texts.size() == 1;
  }
  CHECK(largest >= 40);
  CHECK(largest <= count / 84);
  CHECK(alone > problems.size() / 2);
  std::size_t villages = 0, townships = 0, none = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto place = throng().at(i).place;
    const auto& village = throng().village_of(i);
    if (place.empty()) ++none;
    else if (place == village.code) ++villages;
    else if (place == throng().places().all[village.above].code) ++townships;
  }
  CHECK(villages + townships + none == count);
  CHECK(villages > count * 7 / 10);
  CHECK(townships > count / 20);
  CHECK(none > count / 20);
}
