// What everybody sees of ledgers, on both databases; above all what nobody must.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

const std::string declared = R"json({"declaration":{"key":"wells","zh":"机井台账","en":"Wells","unit_zh":"眼","unit_en":"wells","group":"service",
  "admission":{"owner":"旗水利局","purpose_zh":"坏了有人修。","purpose_en":"That they are mended.","until":"2030-12-31"},"title":"what",
  "fields":[{"key":"what","zh":"哪一眼","en":"which","required":"true"},{"key":"depth","zh":"井深","en":"depth","kind":"number","measure_zh":"米","measure_en":"m"},
    {"key":"kind","zh":"类别","en":"kind","kind":"choice","choices":[{"key":"deep","zh":"深井","en":"deep"}]},
    {"key":"open_to_all","zh":"公开","en":"open to all","kind":"yes_no"},{"key":"inner","zh":"内部意见","en":"inner opinion"},
    {"key":"funds","zh":"资金","en":"funds","kind":"table","columns":[{"key":"source","zh":"来源","en":"source"},{"key":"paid","zh":"金额","en":"paid","kind":"money"},
      {"key":"payer","zh":"经手户","en":"payer","personal":true,"why_zh":"对账。","why_en":"To settle."}]},
    {"key":"caller","zh":"报修人","en":"caller","personal":true,"why_zh":"回话。","why_en":"To call back."}],
  "states":[{"key":"found","zh":"发现","en":"found"},{"key":"mended","zh":"修好","en":"mended","tone":"done"}],
  "transitions":[{"key":"mend","zh":"修好","en":"mend","from":["found"],"to":"mended"}],
  "sights":{"public_fields":["what","depth","kind","funds"],"public_states":["mended"],"public_when":"coalesce(open_to_all, false)"},
  "list":{"columns":["what"]}}})json";

std::string well(const std::string& what, const std::string& more, const std::string& place = "150725200201") {
  return R"({"place":")" + place + R"(","fields":{"what":")" + what + R"(","depth":80,"kind":"deep","inner":"别外传","caller":"巴特尔","funds":[{"source":"旗里","paid":1200,"payer":"张三"}])" + more + "}}";
}

std::string id_in(const std::string& body) { return body.substr(body.find("\"id\":\"") + 6, 36); }

}  // namespace

TEST_CASE("everybody sees declared fields of records in declared states, and nothing else") {
  test::with_each_store("public ledgers", [](db::Store& store) {
    house::House house(store);
    house.server.let_in("乌兰", house::account_with(store, "乌兰", Role::office, Reach::subtree, house::prefecture));
    const std::string at = "/api/v1/ledgers/wells", shown = "/api/v1/public/ledgers/wells", all = R"(,"open_to_all":true)";
    house.server.play({{"乌兰", "PUT", at, declared, 201, {}, {}, {{"if-match", "\"0\""}}}});
    const auto enter = [&](const std::string& body, bool mended) {
      const auto made = house.server.send({.who = "斯琴", .method = "POST", .path = at + "/records", .body = body});
      INFO(made.body);
      REQUIRE(made.status == 201);
      if (mended) house.server.play({{"斯琴", "POST", at + "/records/" + id_in(made.body) + "/commands", R"({"command":"step","step":"mend"})", 200, {}, {}, {{"if-match", "\"1\""}}}});
      return id_in(made.body);
    };
    const std::string open = enter(well("三号井", all), true);
    enter(well("四号井", all), false);
    enter(well("五号井", ""), true);
    const std::string gone = enter(well("六号井", all), true);
    house.server.play({{"斯琴", "POST", at + "/records/" + gone + "/commands", R"({"command":"withdraw","note":"登错了"})", 200, {}, {}, {{"if-match", "\"2\""}}}});
    house.server.play({
        {"", "GET", "/api/v1/public/ledgers", "", 200, {R"("key":"wells","name":"机井台账","unit":"眼","purpose":"坏了有人修。")", R"("key":"good_deeds")"}, {R"("key":"disputes")"}},
        {"", "GET", shown, "", 200, {R"("title":"三号井")", R"("said":"80 米")", "深井", "来源 旗里，金额 1,200", R"("state":"修好","tone":"done")", R"("next":null)"},
         {"四号井", "五号井", "六号井", "别外传", "巴特尔", "张三", open, "斯琴", "entered", "unit\":{"}},
        {"", "GET", shown + "?place=150725200201", "", 200, {"三号井"}},
        {"", "GET", shown + "?place=150725201000", "", 200, {R"("items":[])"}, {"三号井"}},
        {"", "GET", shown + "?place=999999999999", "", 422, {"place"}},
        {"", "GET", shown + "?cursor=x", "", 400},
        {"", "GET", shown, "", 200, {R"("said":"80 m")", "mended"}, {"修好"}, {{"accept-language", "en"}}},
        {"", "GET", "/api/v1/public/ledgers/disputes", "", 404},
        {"", "GET", "/api/v1/public/ledgers/nothing", "", 404},
    });
    enter(well("七号井", all), true);
    house.server.play({{"", "GET", shown + "?limit=1", "", 200, {"七号井", R"("next":")"}, {"三号井"}}});
  });
}

TEST_CASE("what a later version makes personal is public no more, also of records written before") {
  test::with_each_store("public once, personal now", [](db::Store& store) {
    house::House house(store);
    house.server.let_in("乌兰", house::account_with(store, "乌兰", Role::office, Reach::subtree, house::prefecture));
    const std::string at = "/api/v1/ledgers/wells", shown = "/api/v1/public/ledgers/wells";
    std::string later = declared;
    const std::string depth = R"("measure_en":"m"})", hidden = R"("measure_en":"m","personal":true,"why_zh":"x","why_en":"x"})", listed = R"(["what","depth","kind","funds"])";
    later.replace(later.find(depth), depth.size(), hidden);
    const std::string refused = later;
    later.replace(later.find(listed), listed.size(), R"(["what","kind"])");
    house.server.play({{"乌兰", "PUT", at, declared, 201, {}, {}, {{"if-match", "\"0\""}}},
                       {"斯琴", "POST", at + "/records", R"({"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55","place":"150725200201","fields":{"what":"三号井","depth":80,"open_to_all":true}})", 201},
                       {"斯琴", "POST", at + "/records/01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55/commands", R"({"command":"step","step":"mend"})", 200, {}, {}, {{"if-match", "\"1\""}}},
                       {"", "GET", shown, "", 200, {"80 米"}},
                       {"乌兰", "PUT", at, refused, 422, {"sights.public_fields[1]"}, {}, {{"if-match", "\"1\""}}},
                       {"乌兰", "PUT", at, later, 200, {}, {}, {{"if-match", "\"1\""}}},
                       {"", "GET", shown, "", 200, {"三号井"}, {"80"}}});
  });
}

}  // namespace lianxin::ledgers
