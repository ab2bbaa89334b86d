#include "platform/likeness/grouping.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace lianxin::likeness;

namespace {

struct Row { std::string title; std::string text; std::string place{}; };

const std::vector<Row> rows = {
    {"乌兰小区二号楼电梯常停", "乌兰小区二号楼的电梯半个月停了四回，老人被关在里面，物业说等配件，电梯年检牌也过期了。"},
    {"乌兰小区电梯又坏了", "乌兰小区二号楼电梯昨天又坏在六楼，物业还是说等配件，年检牌早过期，老人不敢坐电梯。"},
    {"乌兰小区车位被卖给外人", "乌兰小区的地面车位被物业卖给外人，业主晚上回来没处停车，消防通道也停满了车。"},
    {"河东牧道桥面塌陷", "河东牧道的木桥桥面塌了一块，牛羊过桥踩空，转场的车要绕行二十公里，请派人修桥。"},
    {"木桥塌了没人修", "河东牧道木桥塌陷一个月，转场的车绕行，牛羊踩空摔伤，修桥的人一直没有来。"},
    {"奶站压价", "今年奶站收购价一降再降，鲜奶当天不收就要倒掉，养牛户的草料钱都收不回来。"},
    {"鲜奶没人收", "奶站不收鲜奶，收购价又压低，养牛户倒掉鲜奶，草料钱收不回来。"},
    {"学校食堂", "苏木小学食堂的午饭经常是凉的，孩子吃不饱。"},
};

TermWeights weights_of(const std::vector<Row>& texts) {
  TermWeights weights(texts.size());
  for (const auto& row : texts) weights.count(matter_of(row.title, row.text));
  return weights;
}

using Numbers = std::vector<std::uint32_t>;

// Told in a message when a CHECK fails.
std::string listed(const Numbers& numbers) {
  std::string out;
  for (const auto number : numbers) out += std::to_string(number) + ' ';
  return out;
}

Numbers grouped(const std::vector<Row>& texts, const std::vector<TextPair>& must = {}, const std::vector<TextPair>& must_not = {}) {
  const auto weights = weights_of(texts);
  Grouper grouper(weights);
  for (const auto pair : must) grouper.must(pair);
  for (const auto pair : must_not) grouper.must_not(pair);
  for (const auto& row : texts) grouper.add(row.title, row.text, row.place);
  grouper.merge();
  return grouper.groups();
}

}  // namespace

TEST_CASE("grouping: one problem is one group, the same place with another problem is not") {
  const auto groups = grouped(rows);
  CHECK(listed(groups) == "0 0 2 3 3 5 5 7 ");
  CHECK(grouped(rows) == groups);
}

TEST_CASE("grouping: numbers stay when texts are added") {
  const auto weights = weights_of(rows);
  Grouper grouper(weights);
  for (std::size_t i = 0; i < 4; ++i) grouper.add(rows[i].title, rows[i].text);
  grouper.merge();
  CHECK(listed(grouper.groups()) == "0 0 2 3 ");
  CHECK(grouper.add(rows[4].title, rows[4].text) == 3);
  CHECK(grouper.add(rows[5].title, rows[5].text) == 5);
  CHECK(listed(grouper.groups()) == "0 0 2 3 3 5 ");
  CHECK(grouper.closeness(4) > 0.15F);
}

TEST_CASE("grouping: the same words about different places stay apart") {
  auto placed = rows;
  placed[0].place = "150725100";
  placed[1].place = "150726100";
  placed[3].place = "1507";
  placed[4].place = "150725";
  CHECK(listed(grouped(placed)) == "0 1 2 3 3 5 5 7 ");
}

TEST_CASE("grouping: the same words about another estate stay apart, unless it is named beside") {
  const std::string rest = "二号楼的电梯半个月停了四回，老人被关在里面，物业说等配件，电梯年检牌也过期了。";
  CHECK(listed(grouped({{"乌兰小区电梯常停", rest}, {"锦绣小区电梯常停", rest}, {"乌兰小区电梯坏了", rest}})) == "0 1 0 ");
  CHECK(listed(grouped({{"乌兰小区电梯常停", rest}, {"锦绣小区电梯常停", "和乌兰一样，" + rest}})) == "0 0 ");
  CHECK(listed(grouped({{"乌兰小区电梯常停", rest}, {"电梯常停", rest}})) == "0 0 ");
}

TEST_CASE("grouping: a text that tells no place does not open a group to all places, nor does a wide one") {
  const std::string text = "河东牧道的木桥桥面塌了一块，牛羊过桥踩空，转场的车要绕行二十公里，请派人修桥。";
  CHECK(listed(grouped({{"", text, "001001"}, {"", text, ""}, {"", text, "001002"}})) == "0 0 2 ");
  CHECK(listed(grouped({{"", text, "001"}, {"", text, "001001"}, {"", text, "001002"}})) == "0 0 2 ");
}

TEST_CASE("grouping: many at once on several threads are as many one by one") {
  const auto weights = weights_of(rows);
  Grouper one(weights);
  Grouper many(weights, {.threads = 3});
  std::vector<Grouper::Newcomer> newcomers;
  for (int turn = 0; turn < 50; ++turn) {
    for (const auto& row : rows) {
      one.add(row.title, row.text, row.place);
      newcomers.push_back(many.newcomer(matter_of(row.title, row.text), row.place));
    }
  }
  many.add(std::move(newcomers));
  one.merge();
  many.merge();
  CHECK(one.groups() == many.groups());
}

TEST_CASE("grouping: what a person decided is obeyed") {
  CHECK(listed(grouped(rows, {{7, 3}})) == "0 0 2 3 3 5 5 3 ");
  CHECK(listed(grouped(rows, {}, {{0, 1}})) == "0 1 2 3 3 5 5 7 ");
  CHECK(listed(grouped(rows, {{0, 1}}, {{0, 1}})) == "0 1 2 3 3 5 5 7 ");
}

TEST_CASE("grouping: empty words make nothing alike") {
  const std::vector<Row> urging = {
      {"请市政府尽快加强广场绿化建设力度", "希望市政府相关部门尽快加强建设力度，广场的树都枯了，不知有何具体措施？"},
      {"请市政府尽快加强渔政建设力度", "希望市政府相关部门尽快加强建设力度，湖里的网又多了，不知有何具体措施？"},
      {"请市政府尽快加强档案建设力度", "希望市政府相关部门尽快加强建设力度，旧册子受潮发霉，不知有何具体措施？"}};
  CHECK(listed(grouped(urging)) == "0 1 2 ");
}

TEST_CASE("grouping: bad texts") {
  CHECK(grouped({}).empty());
  CHECK(listed(grouped({{"", ""}, {"", "😀😀"}, {"水", ""}, {"", "\xff\xfe"}})) == "0 1 2 3 ");
  std::string megabyte;
  while (megabyte.size() < (1U << 20)) megabyte += "电梯停了，物业说等配件。";
  CHECK(listed(grouped({{"", megabyte}, {"", megabyte}, {"", "奶站不收鲜奶"}})) == "0 0 2 ");
}

TEST_CASE("grouping: ten thousand of one text are one group") {
  std::vector<Row> many(10'000, rows[0]);
  many.push_back(rows[3]);
  many.push_back(rows[4]);
  const auto groups = grouped(many);
  CHECK(std::all_of(groups.begin(), groups.end() - 2, [](auto group) { return group == 0; }));
  CHECK(groups[10'000] == 10'000);
  CHECK(groups[10'001] == 10'000);
}
