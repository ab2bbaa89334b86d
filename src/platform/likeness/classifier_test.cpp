#include "platform/likeness/classifier.h"

#include <doctest/doctest.h>

#include "platform/likeness/classifier_file.h"
#include "platform/likeness/evaluation.h"
#include "platform/likeness/hashing.h"

using namespace lianxin;
using namespace lianxin::likeness;

namespace {

// Texts of three kinds from clauses of our own, the same each time.
std::vector<Example> examples(int each) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> kinds = {
      {"供水", {"自来水停了两天", "水管冻裂漏水", "井水发黄有味", "水压太低上不来", "水费涨了没人解释", "泵房半夜响"}},
      {"道路", {"土路一下雨就泥泞", "桥面塌了一块", "路灯坏了很久", "砂石路坑洼颠簸", "没有公交车站牌", "雪后没人清路"}},
      {"草场", {"草场被人越界放牧", "网围栏被剪断", "禁牧补贴没有发", "打草场边界不清", "承包合同写错亩数", "鼠害毁了草根"}}};
  const std::vector<std::string> rest = {"我们嘎查", "已经反映过", "希望尽快解决", "老人很着急", "去年也是这样", "请来看一看"};
  Sequence numbers(11);
  std::vector<Example> out;
  for (int i = 0; i < each; ++i) {
    for (const auto& [label, clauses] : kinds) {
      const auto pick = [&](const std::vector<std::string>& from) { return from[numbers.below(from.size())]; };
      out.push_back({label, pick(clauses), pick(rest) + "，" + pick(clauses) + "，" + pick(rest)});
    }
  }
  return out;
}

std::string label_of(const Classifier& classifier, std::string_view title, std::string_view text) {
  return classifier.labels()[classifier.judge(title, text).best];
}

}  // namespace

TEST_CASE("classifier: learns, says why, and gives probabilities that add up") {
  const auto classifier = train(examples(40));
  REQUIRE(classifier);
  CHECK(classifier->labels() == std::vector<std::string>{"供水", "草场", "道路"});
  CHECK(label_of(*classifier, "", "水管又漏水了") == "供水");
  CHECK(label_of(*classifier, "路灯", "坏了") == "道路");
  CHECK(label_of(*classifier, "網圍欄", "被剪斷") == "草场");
  const auto judgement = classifier->judge("", "水管又漏水了");
  float sum = 0;
  for (const float p : judgement.probabilities) sum += p;
  CHECK(sum == doctest::Approx(1));
  CHECK(judgement.second != judgement.best);
  const auto reasons = classifier->reasons("", "水管又漏水了", judgement.best);
  REQUIRE_FALSE(reasons.empty());
  CHECK((reasons[0] == "水管" || reasons[0] == "漏水"));
  CHECK(classifier->reasons("", "😀", 0).empty());
}

TEST_CASE("classifier: a word in the title is another sign than the same word in the text") {
  std::vector<Example> rows;
  for (int i = 0; i < 1000; ++i) {
    rows.push_back({"供水", "水管", "路灯旁边第" + std::to_string(i) + "号井"});
    rows.push_back({"道路", "路灯", "水管旁边第" + std::to_string(i) + "号井"});
  }
  const auto classifier = train(rows);
  REQUIRE(classifier);
  CHECK(label_of(*classifier, "水管", "路灯路灯路灯路灯路灯路灯") == "供水");
  CHECK(label_of(*classifier, "路灯", "水管水管水管水管水管水管") == "道路");
}

TEST_CASE("classifier: of many examples, what one or two of them have is no term") {
  auto rows = examples(700);
  rows[0].text += "驴";
  rows[1].text += "驴";
  const auto classifier = train(rows);
  REQUIRE(classifier);
  const auto without = classifier->parts().rarity.size();
  CHECK(classifier->judge("", "驴").probabilities == classifier->judge("", "").probabilities);
  rows[2].text += "驴";
  const auto heard = train(rows);
  REQUIRE(heard);
  CHECK(heard->parts().rarity.size() > without);
  const auto again = read_classifier(write_classifier(*heard));
  REQUIRE(again);
  CHECK(again->parts().is_rich);
  CHECK(again->judge("水管", "水管漏水").probabilities == heard->judge("水管", "水管漏水").probabilities);
}

TEST_CASE("classifier: judges anything without falling over") {
  const auto classifier = train(examples(20));
  REQUIRE(classifier);
  std::string megabyte;
  while (megabyte.size() < (1U << 20)) megabyte += "水管漏水，路灯坏了，abc ";
  for (const std::string& text : {std::string(), std::string("水"), std::string("😀😀😀"), std::string("\xff\xfe\x80"), megabyte}) {
    float sum = 0;
    for (const float p : classifier->judge("", text).probabilities) sum += p;
    CHECK(sum == doctest::Approx(1));
  }
}

TEST_CASE("classifier: the same examples make the same file") {
  const auto one = train(examples(20));
  const auto two = train(examples(20));
  REQUIRE(one);
  REQUIRE(two);
  CHECK(write_classifier(*one) == write_classifier(*two));
}

TEST_CASE("classifier: refuses what it cannot learn from") {
  const std::vector<Example> none = {{"", "题", "文"}, {"  ", "题", "文"}};
  const std::vector<Example> one = {{"供水", "", "漏水"}, {"供水", "", "停水"}};
  CHECK(train({}).error().key == "likeness.no_examples");
  CHECK(train(none).error().key == "likeness.no_examples");
  CHECK(train(one).error().key == "likeness.one_label");
}

TEST_CASE("classifier: a file is read back as it was, anything else is refused") {
  const auto classifier = train(examples(20));
  REQUIRE(classifier);
  const auto bytes = write_classifier(*classifier);
  const auto again = read_classifier(bytes);
  REQUIRE(again);
  CHECK_FALSE(again->parts().is_rich);
  CHECK(again->judge("", "水管漏水").probabilities == classifier->judge("", "水管漏水").probabilities);
  CHECK(read_classifier("").error().key == "likeness.not_a_model");
  CHECK(read_classifier("label\ttitle\ttext").error().key == "likeness.not_a_model");
  auto other_version = bytes;
  other_version[16] = 9;
  CHECK(read_classifier(other_version).error().key == "likeness.other_version");
  for (const std::size_t at : {std::size_t{25}, bytes.size() / 2, bytes.size() - 1}) {
    auto damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    CHECK(read_classifier(damaged).error().key == "likeness.corrupt_model");
  }
  for (const std::size_t length : {std::size_t{16}, std::size_t{20}, std::size_t{60}, bytes.size() - 1}) {
    CHECK(read_classifier(bytes.substr(0, length)).error().key == "likeness.corrupt_model");
  }
  CHECK(load_classifier("no/such/file").error().key == "likeness.cannot_read");
  CHECK(save_classifier(*classifier, "no/such/folder/model").error().key == "likeness.cannot_write");
}

TEST_CASE("evaluation: folds keep copies together and classes even") {
  const auto rows = examples(30);
  std::vector<std::uint32_t> copies;
  for (std::uint32_t i = 0; i < rows.size(); ++i) copies.push_back(i / 6);
  const auto folds = folds_of(rows, copies, 5);
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(folds[i] == folds[i / 6 * 6]);
  const auto alone = folds_of(rows, {}, 5);
  std::vector<int> count(5);
  for (std::size_t i = 0; i < rows.size(); ++i) count[alone[i]] += rows[i].label == "供水";
  for (const int each : count) CHECK(each == 6);
}

TEST_CASE("evaluation: counts right, second, unknown") {
  const auto classifier = train(examples(40));
  REQUIRE(classifier);
  Scorer scorer;
  scorer.add(*classifier, {"供水", "", "水管漏水"});
  scorer.add(*classifier, {"道路", "", "水管漏水"});
  scorer.add(*classifier, {"没听过", "", "路灯坏了"});
  const auto figures = scorer.figures();
  CHECK(figures.examples == 3);
  CHECK(figures.unknown == 1);
  CHECK(figures.accuracy == doctest::Approx(1.0 / 3));
  CHECK(figures.classes.size() == 3);
  const auto crossed = cross_validate(examples(40), {}, 4);
  REQUIRE(crossed);
  CHECK(crossed->macro_f1 > 0.95);
}
