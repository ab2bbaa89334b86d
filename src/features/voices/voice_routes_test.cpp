#include <doctest/doctest.h>

#include "features/voices/voices_house_test.h"
#include "platform/likeness/classifier_file.h"

namespace lianxin::voices {

using namespace house;

TEST_CASE("what the machine says of a ticket: proposals with words, copies, its group; before it came to it, nothing") {
  test::with_each_store("voices", [](db::Store& store) {
    House house(store);
    const auto first = said(store, "三号井的水泵又坏了，十七户人家和牲畜喝水要去三十里外拉，请派师傅来修井。");
    const std::string path = "/api/v1/tickets/" + to_text(first) + "/voice";
    house.server.play({{"包玉兰", "GET", path, "", 200, {"\"is_judged\":false", "\"proposals\":[]", "\"count\":1"}},
                       {"包玉兰", "POST", "/api/v1/classify", R"({"title":"","text":"水泵坏了"})", 503},
                       {"包玉兰", "GET", "/api/v1/problems/proposals/run", "", 200, {"\"run\":null"}},
                       {"包玉兰", "POST", "/api/v1/problems/proposals/run/cancel", "{}", 404}});
    const auto copy = said(store, "三号井的水泵又坏了，十七户人家和牲畜喝水要去三十里外拉，请派师傅来修井！！");
    const auto odd = said(store, "😀😀😀");
    house.work();
    house.server.play({{"包玉兰", "GET", path, "", 200, {"\"is_judged\":true", "\"code\":\"water.drinking.well\"", "供水井与水泵", "\"count\":2,\"first\":null", "\"model\":1"}},
                       {"包玉兰", "GET", "/api/v1/tickets/" + to_text(copy) + "/voice", "", 200, {"\"count\":2,\"first\":{\"id\":\"" + to_text(first)}},
                       {"包玉兰", "GET", "/api/v1/tickets/" + to_text(odd) + "/voice", "", 200, {"\"flags\":[\"empty\"]", "\"proposals\":[]"}},
                       {"苏和", "GET", path, "", 404},
                       {"高云", "GET", path, "", 403},
                       {"包玉兰", "GET", "/api/v1/tickets/nobody/voice", "", 404},
                       {"包玉兰", "POST", path + "/pairs", R"({"other":")" + to_text(odd) + R"(","is_same":true})", 200, {"\"count\":3"}},
                       {"包玉兰", "POST", path + "/pairs", R"({"other":")" + to_text(first) + R"(","is_same":true})", 422},
                       {"包玉兰", "POST", path + "/pairs", R"({"other":"x","is_same":true})", 422},
                       {"苏和", "POST", path + "/pairs", R"({"other":")" + to_text(odd) + R"(","is_same":true})", 404}});
  });
}

TEST_CASE("classify: words of any kind are answered, nothing is kept") {
  test::TestDatabase database;
  House house(*database);
  house.work();
  const auto asked = [](std::string_view text) { return R"({"title":"","text":")" + std::string(text) + "\"}"; };
  house.server.play({{"包玉兰", "POST", "/api/v1/classify", asked("村口的木桥塌了一块板，羊过桥踩空"), 200, {"roads.rural.bridge", "\"words\":["}},
                     {"塔娜", "POST", "/api/v1/classify", asked("水"), 200, {"\"proposals\":["}},
                     {"塔娜", "POST", "/api/v1/classify", asked("😀"), 200, {"\"proposals\":[]"}},
                     {"塔娜", "POST", "/api/v1/classify", asked("井 well ᠬᠤᠳᠳᠤᠭ 井"), 200},
                     {"塔娜", "POST", "/api/v1/classify", asked("  "), 422},
                     {"塔娜", "POST", "/api/v1/classify", R"({"text":"水"})", 422},
                     {"塔娜", "POST", "/api/v1/classify", "[", 400},
                     {"高云", "POST", "/api/v1/classify", asked("水"), 403}});
  std::string longest;
  for (int i = 0; i < 10'001; ++i) longest += "水";
  house.server.play({{"塔娜", "POST", "/api/v1/classify", asked(longest), 422}, {"塔娜", "POST", "/api/v1/classify", asked(longest.substr(3)), 200, {"water"}}});
  CHECK(count(*database, "select count(*) from voices") == 0);
}

TEST_CASE("models: an older one can be used again; a file that is none, damaged or foreign is refused and the old stays") {
  test::with_each_store("models", [](db::Store& store) {
    House house(store);
    house.work();
    const auto bytes = [](const std::vector<likeness::Example>& examples) { return likeness::write_classifier(*likeness::train(examples)); };
    const std::string known = bytes({{"water", "", "水"}, {"roads", "", "路"}}), foreign = bytes({{"apples", "", "苹果"}, {"pears", "", "梨"}});
    const auto bring = [](std::string body, int status, std::vector<std::string> words = {}) {
      return test::Scenario{"高云", "POST", "/api/v1/classifier/models", std::move(body), status, std::move(words), {}, {{"content-type", "application/octet-stream"}}};
    };
    std::string damaged = known;
    damaged[damaged.size() / 2] ^= 1;
    house.server.play({{"高云", "GET", "/api/v1/classifier/models", "", 200, {"\"source\":\"starter\"", "\"is_active\":true"}},
                       bring("nothing of the kind", 422, {"这不是分类模型文件"}),
                       bring(damaged, 422, {"已损坏"}),
                       bring(known.substr(0, known.size() - 7), 422),
                       bring(foreign, 422, {"没有一个类别"}),
                       bring("", 422),
                       bring(known, 200, {"\"version\":2,\"source\":\"file\""}),
                       {"包玉兰", "POST", "/api/v1/classify", R"({"title":"","text":"路"})", 200, {"\"model\":1"}},
                       {"高云", "POST", "/api/v1/classifier/models/2/use", "{}", 200},
                       {"包玉兰", "POST", "/api/v1/classify", R"({"title":"","text":"路"})", 200, {"\"model\":2", "\"code\":\"roads\""}},
                       {"高云", "POST", "/api/v1/classifier/models/1/use", "{}", 200},
                       {"包玉兰", "POST", "/api/v1/classify", R"({"title":"","text":"路"})", 200, {"\"model\":1"}},
                       {"高云", "POST", "/api/v1/classifier/models/7/use", "{}", 404},
                       {"高云", "POST", "/api/v1/classifier/models/x/use", "{}", 404}});
    // One that the disk spoiled is not taken into use.
    REQUIRE(store.transact([](db::Writer& w) { return w.run("update voice_model_parts set bytes = 'AAAA' where version = 2", {}); }).has_value());
    house.server.play({{"高云", "POST", "/api/v1/classifier/models/2/use", "{}", 422, {"这不是分类模型文件"}},
                       {"包玉兰", "POST", "/api/v1/classify", R"({"title":"","text":"路"})", 200, {"\"model\":1"}}});
  });
}

}  // namespace lianxin::voices
