#include "platform/likeness/throng.h"

#include <doctest/doctest.h>

#include <array>
#include <set>

#include "platform/likeness/place_reader.h"

using namespace lianxin::likeness;

namespace {

struct Row {
  std::string title;
  std::string text;
  std::string place{};
};

class Rows : public TextSource {
 public:
  explicit Rows(std::vector<Row> rows) : rows_(std::move(rows)) {}
  std::size_t size() const override { return rows_.size(); }
  SourceText read(std::uint32_t number, std::string&) const override { return {rows_[number].title, rows_[number].text, rows_[number].place}; }

 private:
  std::vector<Row> rows_;
};

const std::string lift = "乌兰小区二号楼的电梯半个月停了四回，老人被关在里面，物业说等配件，电梯年检牌也过期了。";
const std::string lift_retyped = "乌兰小区二号楼的电梯半个月停了四回 老人被关在里面 物业说等配件 电梯年检牌也过期了！";
const std::string lift_by_another = "乌兰小区二号楼电梯昨天又坏在六楼，物业还是说等配件，年检牌早过期，老人不敢坐电梯。";
const std::string bridge = "河东牧道的木桥桥面塌了一块，牛羊过桥踩空，转场的车要绕行二十公里，请派人修桥。";
const std::string milk = "今年奶站收购价一降再降，鲜奶当天不收就要倒掉，养牛户的草料钱都收不回来。";

using Numbers = std::vector<std::uint32_t>;

std::vector<Row> mixed_rows() {
  return {{"电梯常停", lift, "001001"},   {"电梯常停", lift_retyped, "001001"}, {"电梯又坏了", lift_by_another, "001001"}, {"电梯常停", lift, "002"},
          {"桥塌了", bridge, "001"},      {"奶站压价", milk, ""},              {"电梯又坏了", lift_by_another, ""},       {"桥塌了", bridge, "001002"}};
}

}  // namespace

TEST_CASE("throng: copies and groups keep to their places, texts without a place join the likest") {
  const auto found = consolidated(Rows(mixed_rows()), {});
  CHECK(found.copy_of == Numbers{0, 0, 2, 3, 4, 5, 6, 4});
  CHECK(found.group == Numbers{0, 0, 0, 3, 4, 5, 0, 4});
  CHECK(found.codes[found.place[4]] == "001002");  // the narrowest that its copies told
  CHECK(found.category.empty());
  CHECK(found.largest.empty());
}

TEST_CASE("throng: without any place all is one, on any number of threads") {
  auto rows = mixed_rows();
  for (auto& row : rows) row.place.clear();
  const auto found = consolidated(Rows(rows), {});
  CHECK(found.copy_of == Numbers{0, 0, 2, 0, 4, 5, 2, 4});
  CHECK(found.group == Numbers{0, 0, 0, 0, 4, 5, 0, 4});
  std::vector<Row> many;
  for (int i = 0; i < 400; ++i) {
    const auto number = std::to_string(i / 3);
    many.push_back({"", "第" + number + "号井的水泵坏了" + number + "天" + (i % 3 == 0 ? bridge : i % 3 == 1 ? milk : lift) + number});
  }
  const auto one = consolidated(Rows(many), {.threads = 1});
  const auto three = consolidated(Rows(many), {.threads = 3});
  CHECK(one.group == three.group);
  CHECK(one.copy_of == three.copy_of);
}

TEST_CASE("throng: what people decided is obeyed, also of copies and across places") {
  const auto found = consolidated(Rows(mixed_rows()), {.must = {{0, 3}, {5, 4}}, .must_not = {{0, 1}}});
  CHECK(found.copy_of[1] == 0);
  CHECK(found.group[1] != found.group[0]);
  CHECK(found.group[3] == found.group[0]);
}

TEST_CASE("throng: places are read from the words, kinds told, the largest groups described") {
  const std::vector<Division> divisions = {{"001", "青河旗"}, {"001001", "白音镇"}, {"001002", "团结镇"}};
  const PlaceReader places(divisions);
  const std::array<Example, 4> examples = {Example{"lift", "", lift}, {"lift", "", lift_by_another}, {"bridge", "", bridge}, {"milk", "", milk}};
  const auto classifier = train(examples);
  REQUIRE(classifier);
  const Rows rows({{"", "白音镇" + bridge}, {"", "团结镇" + bridge}, {"", "团结镇，" + bridge, "001"}, {"", milk}});
  const auto found = consolidated(rows, {.classifier = &*classifier, .places = &places, .described = 5});
  CHECK(found.group == Numbers{0, 1, 1, 3});
  CHECK(found.codes[found.place[0]] == "001001");
  CHECK(found.codes[found.place[3]].empty());
  CHECK(classifier->labels()[found.category[0]] == "bridge");
  CHECK(classifier->labels()[found.category[3]] == "milk");
  REQUIRE(found.largest.size() == 1);
  CHECK(found.largest[0].number == 1);
  CHECK(found.largest[0].size == 2);
  CHECK(!found.largest[0].words.empty());
}

TEST_CASE("throng: a name of several places is from where the letter it copies is") {
  const std::vector<Division> divisions = {{"001", "青河旗"}, {"001001", "白音镇"}, {"002", "东原旗"}, {"002001", "白音镇"}, {"003", "西岭县"}, {"003001", "白音镇"}};
  const PlaceReader places(divisions);
  const Rows rows({{"", "白音镇" + bridge, "001001"}, {"", "白音镇" + milk, "002001"}, {"", "白音镇" + milk, ""}, {"", "白音镇" + lift, ""}});
  const auto found = consolidated(rows, {.places = &places});
  CHECK(found.codes[found.place[2]] == "002001");
  CHECK(found.codes[found.place[3]].empty());
  CHECK(found.copy_of == Numbers{0, 1, 1, 3});
  CHECK(found.group == Numbers{0, 1, 1, 3});
}

TEST_CASE("throng: none, empty ones, ten thousand of one") {
  CHECK(consolidated(Rows({}), {.described = 3}).group.empty());
  CHECK(consolidated(Rows({{"", ""}, {"", "😀"}, {"", "\xff"}}), {}).group == Numbers{0, 1, 2});
  const auto found = consolidated(Rows(std::vector<Row>(10'000, {"电梯常停", lift})), {.threads = 2});
  CHECK(std::set<std::uint32_t>(found.group.begin(), found.group.end()).size() == 1);
}
