#include "features/voices/voice_rules.h"

#include <doctest/doctest.h>

namespace lianxin::voices {

using Flags = std::vector<Flag>;

TEST_CASE("flags: what is odd about a text is told, and only that") {
  CHECK(flags_of("", "三号井的水泵坏了。").empty());
  CHECK(flags_of("", "").front() == Flag::empty);
  CHECK(flags_of("", "😀😀👍！！！") == Flags{Flag::empty});
  CHECK(flags_of("", "水").empty());
  CHECK(flags_of("", "ᠮᠣᠩᠭᠣᠯ").empty());
  CHECK(flags_of("", "a\xFF\xFE b") == Flags{Flag::broken});
  CHECK(flags_of("", "供水锟斤拷问题") == Flags{Flag::broken});
  CHECK(flags_of("", "井坏了。上一篇：通知 浏览次数：12") == Flags{Flag::page});
  const std::string block = "河东牧道的木桥桥面塌了一块，牛羊过桥踩空，转场的车要绕行二十公里。";
  CHECK(flags_of("", block + "请派人修桥。" + block) == Flags{Flag::repeated});
  CHECK(flags_of("", "修桥。修桥。修桥。").empty());
  CHECK(flags_of("", "修桥。换泵。通电。修桥。换泵。修路。").empty());
  const std::string list = "建了十二个代办点\n换了三台水泵\n修了两座桥梁\n";
  CHECK(flags_of("", list + "\n" + list) == Flags{Flag::repeated});
  CHECK(flags_of("", "听取意见一千多条endprint，逐条办理。") == Flags{Flag::marker});
  CHECK(flags_of("", "督导组下去qwebet体育官网听了意见") == Flags{Flag::junk});
  CHECK(flags_of("qwebet官网APP", "督导组下去听了意见") == Flags{Flag::junk});
  CHECK(flags_of("", "在ETC官网办不了，学习强国app也登不上，CCTV体育频道收不到，有人聚众投注").empty());
  CHECK(flags_of("", std::string(1'000'000, 'a')).empty());
}

TEST_CASE("proposals: at most three, of the tree only, the unlikely left out but the first") {
  const auto known = [](std::string_view code) { return code != "gone"; };
  const auto made = standing({{"gone", 0.5}, {"a", 0.3}, {"b", 0.1}, {"c", 0.06}, {"d", 0.02}}, known);
  REQUIRE(made.size() == 3);
  CHECK(made[0].category == "a");
  CHECK(made[2].category == "c");
  CHECK(standing({{"a", 0.04}, {"b", 0.03}}, known).size() == 1);
  CHECK(standing({{"gone", 0.9}}, known).empty());
  CHECK(standing({}, known).empty());
}

TEST_CASE("words: pieces of one word are one, as they stand in the text") {
  using Words = std::vector<std::string>;
  CHECK(joined({"的药", "生室", "血压", "卫生"}, "卫生室的药常常缺，测血压的人不在") == Words{"的药", "卫生室", "血压"});
  CHECK(joined({"水井", "井水"}, "水井坏了，井水黄了") == Words{"水井", "井水"});
  CHECK(joined({"井", "井"}, "井井") == Words{"井"});
  CHECK(joined({"a", "", "b"}, "ab").size() == 3);
  CHECK(joined({}, "").empty());
}

TEST_CASE("ground: the township, narrowed by the one place that the words name") {
  CHECK(ground_of("001002003004", {}) == "001002003");
  CHECK(ground_of("001002", {}) == "001002");
  CHECK(ground_of("", {"001002003"}) == "001002003");
  CHECK(ground_of("001002003", {"001002003005"}) == "001002003005");
  CHECK(ground_of("001002", {"001002003005"}) == "001002003005");
  CHECK(ground_of("001002003004", {"001002003005", "001002003006"}) == "001002003");
  CHECK(ground_of("001002003", {"001002004"}) == "001002003>001002004");
  CHECK(ground_of("001002003", {"001002004", "001002005"}) == "001002003");
  CHECK(ground_of("001002003", {"001002004", "001002003005"}) == "001002003005");
  CHECK(ground_of("001002003", {"001002004", "001002003"}) == "001002003");
  CHECK(ground_of("001002003004", {"001002003"}) == "001002003");
  CHECK(wider_ground_of("001002003004") == "001002");
}

TEST_CASE("time to learn: the first time at a hundred decisions, then each time a fifth more") {
  CHECK(!is_time_to_learn(99, 0));
  CHECK(is_time_to_learn(100, 0));
  CHECK(!is_time_to_learn(110, 100));
  CHECK(is_time_to_learn(121, 100));
}

}  // namespace lianxin::voices
