#include "features/places/place_routes.h"

#include <doctest/doctest.h>

#include "features/places/places_house_test.h"

namespace lianxin::places {
namespace {

const std::string gacha = "150725101001";

void on_each(const std::vector<test::Scenario>& scenarios) {
  test::with_each_store("places over HTTP", [&](db::Store& store) {
    house::House house(store);
    house.server.play(scenarios);
  });
}

}  // namespace

TEST_CASE("places are found, opened and walked down") {
  on_each({
      {"wulan", "GET", "/api/v1/places?level=village", "", 200, {"第1嘎查", "第2嘎查", "\"next\":null"}, {"宝日希勒镇\",\"short"}},
      {"narisu", "GET", "/api/v1/places?q=" "%E5%AE%9D%E6%97%A5", "", 200, {"150725101"}, {"150725101001"}},
      {"narisu", "GET", "/api/v1/places?q=cbeh", "", 200, {"\"items\":[{\"code\":\"150725\"", "陈巴尔虎旗"}, {"宝日希勒镇\",\"short", "\"code\":\"150700\""}},
      {"wulan", "GET", "/api/v1/places?q=BRXL", "", 200, {"150725101"}, {"150725101001"}},
      {"wulan", "GET", "/api/v1/places?q=behq", "", 200, {"\"items\":[]"}},
      {"wulan", "GET", "/api/v1/places?q=cbeh&under=150725101", "", 200, {"\"items\":[]"}},
      {"wulan", "GET", "/api/v1/places?under=150725101&limit=3&count=exact", "", 200, {"\"items\":[{\"code\":\"150725101\"", "\"total\":11", "\"next\":\""}},
      {"wulan", "GET", "/api/v1/places?under=nowhere", "", 422, {"\"under\""}},
      {"wulan", "GET", "/api/v1/places?limit=0", "", 422, {"\"limit\""}},
      {"wulan", "GET", "/api/v1/places?cursor=x", "", 400, {"\"field\":\"cursor\""}},
      {"wulan", "GET", "/api/v1/places?as_of=2026-02-30", "", 422, {"\"as_of\""}},
      {"wulan", "GET", "/api/v1/places?parent=150725101", "", 200, {"第1嘎查"}, {"独贵龙\",\"short"}},
      {"qianjing", "GET", "/api/v1/places/" + gacha, "", 200,
       {"呼伦贝尔市陈巴尔虎旗宝日希勒镇第1嘎查", "\"path\":[{\"code\":\"150000\"", "\"change\":\"create\"", "\"has_children\":true"}},
      {"wulan", "GET", "/api/v1/places/150725101/children", "", 200, {"第1嘎查", "第2嘎查"}, {"独贵龙\",\"short"}},
      {"wulan", "GET", "/api/v1/places/none/children", "", 404},
      {"wulan", "GET", "/api/v1/places/none", "", 404},
      {"", "GET", "/api/v1/places", "", 401},
      {"", "GET", "/api/v1/places/" + gacha, "", 401},
      {"", "GET", "/api/v1/places/150725101/children", "", 401},
  });
}

TEST_CASE("4.39 places that words name are suggested with the words that spoke for them; what is closed, a road or a person is not") {
  const std::string path = "/api/v1/places/named";
  const auto text = [](std::string_view words, std::string_view more = "") { return R"({"text":")" + std::string(words) + "\"" + std::string(more) + "}"; };
  on_each({
      {"", "POST", path, text("宝日希勒镇的路"), 401},
      {"wulan", "POST", path, text("我是寶日希勒镇第1嘎查的，没有水"), 200, {"\"code\":\"150725101001\"", "\"words\":\"宝日希勒镇第1嘎查\""}, {"\"code\":\"150725101\""}},
      {"narisu", "POST", path, text("在宝日希勒这边停电"), 200, {"\"code\":\"150725101\""}},
      {"wulan", "POST", path, text("新宝日希勒镇、宝日希勒路12号、宝日希勒小学"), 200, {"{\"items\":[]}"}},
      {"wulan", "POST", path, text("没有说在哪里"), 200, {"{\"items\":[]}"}},
      {"wulan", "POST", path, text("宝日希勒镇", R"(,"near":"nowhere")"), 422, {"\"near\""}},
      {"wulan", "POST", path, text("宝日希勒镇", R"(,"near":"150725")"), 200, {"150725101"}},
      {"wulan", "POST", path, "{}", 422, {"\"text\""}},
      {"chenadmin", "POST", "/api/v1/places/150725101/changes", R"({"change":"rename","from":"2026-11-20","name":"新名镇"})", 200, {}, {}, {{"if-match", "\"1\""}}},
      {"wulan", "POST", path, text("宝日希勒镇的路"), 200, {"{\"items\":[]}"}},
      {"wulan", "POST", path, text("新名镇的路"), 200, {"150725101"}},
  });
}

TEST_CASE("only an administrator of the place above adds places; the same twice is no harm") {
  const std::string path = "/api/v1/places";
  const std::string right = R"({"code":"150725101003","name":"第3嘎查","level":"village","kind":"嘎查","parent":"150725101"})";
  on_each({
      {"", "POST", path, right, 401},
      {"wulan", "POST", path, right, 403},
      {"qianjing", "POST", path, right, 403},
      {"narisu", "POST", path, right, 403},
      {"chenadmin", "POST", path, R"({"code":"150721","name":"阿荣旗","level":"county","kind":"旗","parent":"150700"})", 403},
      {"chenadmin", "POST", path, right, 201, {"呼伦贝尔市陈巴尔虎旗宝日希勒镇第3嘎查", "\"valid_from\":\"2026-11-23\""}},
      {"sunqiang", "POST", path, right, 200, {"第3嘎查"}},
      {"sunqiang", "POST", path, R"({"code":"150725101003","name":"另名","level":"village","parent":"150725101"})", 409, {"第3嘎查"}},
      {"sunqiang", "POST", path, R"({"code":"x y","name":"","level":"village","kind":"旗","parent":"150725101"})", 422,
       {"\"code\"", "\"name\"", "\"kind\""}},
      {"sunqiang", "POST", path, R"({"code":"9","name":"无处","level":"village","parent":"nowhere"})", 422, {"\"parent\""}},
      {"sunqiang", "POST", path, R"({"code":"9","name":"未来","level":"village","parent":"150725101","valid_from":"2027-01-01"})", 422, {"valid_from"}},
      {"sunqiang", "POST", path, R"({"code":"9","name":"多余","level":"village","parent":"150725101","colour":1})", 422, {"colour"}},
      {"sunqiang", "POST", path, "{", 400},
  });
}

TEST_CASE("a dated change is read as then and as now; a stale one is refused with what is there") {
  const std::string path = "/api/v1/places/150725101/changes";
  const std::string rename = R"({"change":"rename","from":"2026-11-20","name":"宝日希勒新镇"})";
  on_each({
      {"", "POST", path, rename, 401},
      {"wulan", "POST", path, rename, 403},
      {"chenadmin", "POST", path, rename, 412, {"\"current_version\":1"}, {}, {{"if-match", "\"7\""}}},
      {"chenadmin", "POST", path, rename, 200, {"呼伦贝尔市陈巴尔虎旗宝日希勒新镇", "\"version\":2", "\"change\":\"rename\""}, {}, {{"if-match", "\"1\""}}},
      {"wulan", "GET", "/api/v1/places/" + gacha, "", 200, {"宝日希勒新镇第1嘎查"}},
      {"wulan", "GET", "/api/v1/places/" + gacha + "?as_of=2026-11-19", "", 200, {"宝日希勒镇第1嘎查"}, {"\"full_name\":\"呼伦贝尔市陈巴尔虎旗宝日希勒新镇第1嘎查"}},
      {"chenadmin", "POST", path, R"({"change":"rename","from":"2026-11-19","name":"更早"})", 409, {"2026-11-20"}},
      {"chenadmin", "POST", path, R"({"change":"close","from":"2026-11-21"})", 409},
      {"chenadmin", "POST", path, R"({"change":"move","from":"2026-11-21","parent":"150000"})", 403},
      {"sunqiang", "POST", path, R"({"change":"move","from":"2026-11-21","parent":"150725101001"})", 422, {"\"parent\""}},
      {"sunqiang", "POST", path, R"({"change":"move","from":"2026-11-21","parent":"150700"})", 200, {"呼伦贝尔市宝日希勒新镇", "\"change\":\"move\""}},
      {"wulan", "GET", "/api/v1/places?under=150725&count=exact", "", 200, {"\"total\":1", "陈巴尔虎旗"}},
      {"wulan", "GET", "/api/v1/places?under=150725&as_of=2026-11-20&count=exact", "", 200, {"\"total\":12"}},
      {"sunqiang", "POST", "/api/v1/places/150725101002/changes", R"({"change":"merge","from":"2026-11-22","into":"150725101001"})", 200,
       {"\"successor\":{\"code\":\"150725101001\"", "\"valid_to\":\"2026-11-22\""}},
      {"wulan", "GET", "/api/v1/places/150725101001/children?count=exact", "", 200, {"\"total\":8"}},
      {"sunqiang", "POST", "/api/v1/places/none/changes", rename, 404},
  });
}

TEST_CASE("§3.1 a split names its parts, what goes to them, and what it would leave behind") {
  const std::string path = "/api/v1/places/150725101/changes";
  const std::string water = to_text(house::unit_id("旗水利局"));
  const std::string part = R"({"change":"split","from":"2026-11-20","parts":[{"code":"150725102","name":"宝日希勒东镇","short_name":"东镇","children":["150725101002"]}]})";
  const std::string banner = "/api/v1/places/150725/changes";
  on_each({
      {"", "POST", path, part, 401},
      {"wulan", "POST", path, part, 403},
      {"chenadmin", "POST", banner, R"({"change":"split","from":"2026-11-20","parts":[{"code":"150726","name":"东旗"}]})", 403},
      {"sunqiang", "POST", "/api/v1/places/150000/changes", R"({"change":"split","from":"2026-11-20","parts":[{"code":"2","name":"东"}]})", 409},
      {"chenadmin", "POST", path, R"({"change":"split","from":"2026-11-20"})", 422, {"\"parts\""}},
      {"chenadmin", "POST", path,
       R"({"change":"split","from":"2026-11-20","parts":[{"code":"150725","name":" ","kind":"嘎查","children":["150725101001","150725101001","150725101001-1"],"tickets":["无号"]}]})", 422,
       {"\"parts[0].code\"", "\"parts[0].name\"", "\"parts[0].kind\"", "\"parts[0].children[1]\"", "\"parts[0].children[2]\"", "\"parts[0].tickets[0]\""}},
      {"chenadmin", "POST", path, part, 200, {"\"change\":\"split\"", "\"version\":2", "\"parts\":[{\"code\":\"150725102\"", "\"valid_to\":null"}},
      {"wulan", "GET", "/api/v1/places/150725102", "", 200,
       {"呼伦贝尔市陈巴尔虎旗宝日希勒东镇", "\"short_name\":\"东镇\"", "\"valid_from\":\"2026-11-20\"", "\"origin\":{\"code\":\"150725101\""}},
      {"wulan", "GET", "/api/v1/places/150725101002", "", 200, {"宝日希勒东镇第2嘎查", "\"change\":\"move\""}},
      {"wulan", "GET", "/api/v1/places/150725101002-1?as_of=2026-11-19", "", 200, {"宝日希勒镇第2嘎查第1独贵龙"}},
      {"wulan", "GET", "/api/v1/places/150725102?as_of=2026-11-19", "", 404},
      {"sunqiang", "POST", banner, R"({"change":"split","from":"2026-11-21","closes":true,"parts":[{"code":"150726","name":"东旗","children":["150725101"],"units":[")" + water + R"("]}]})", 422,
       {"宝日希勒东镇", "陈巴尔虎旗人民政府"}, {"水利局"}},
      {"sunqiang", "POST", banner, R"({"change":"split","from":"2026-11-21","parts":[{"code":"150726","name":"东旗","takes_rest":true}]})", 422, {"\"parts[0].takes_rest\""}},
      {"sunqiang", "POST", banner,
       R"({"change":"split","from":"2026-11-21","closes":true,"parts":[{"code":"150726","name":"东旗","children":["150725101"],"units":[")" + water + R"("]},{"code":"150727","name":"西旗","takes_rest":true}]})", 200,
       {"\"valid_to\":\"2026-11-21\"", "\"successor\":{\"code\":\"150727\"", "\"parts\":[{\"code\":\"150726\"", "西旗"}},
      {"wulan", "GET", "/api/v1/units/" + water, "", 200, {"\"place\":{\"code\":\"150726\"", "\"version\":2"}},
      {"wulan", "GET", "/api/v1/units?place=150727&count=exact", "", 200, {"\"total\":2", "陈旗大引领办"}},
      {"wulan", "GET", "/api/v1/places/150727/children", "", 200, {"宝日希勒东镇"}, {"\"code\":\"150725101\""}},
  });
}

TEST_CASE("units are listed, opened, added and changed") {
  const std::string water = "/api/v1/units/" + to_text(house::unit_id("旗水利局"));
  const std::string station = R"({"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55","name":"宝日希勒镇水管站","kind":"institution","place":"150725101","superior":")" +
                              to_text(house::unit_id("旗水利局")) + R"(","categories":["water.drinking"]})";
  on_each({
      {"narisu", "GET", "/api/v1/units?kind=office", "", 200, {"陈旗大引领办", "\"numbering_prefix\":\"陈\""}, {"水利局"}},
      {"wulan", "GET", "/api/v1/units?place=150725&q=%E6%B0%B4%E5%88%A9&count=exact", "", 200, {"\"total\":1", "水利局"}},
      {"wulan", "GET", "/api/v1/units?kind=ministry", "", 422, {"\"kind\""}},
      {"wulan", "GET", "/api/v1/units?place=nowhere", "", 422, {"\"place\""}},
      {"", "GET", "/api/v1/units", "", 401},
      {"wulan", "GET", water, "", 200, {"\"superior\":{\"id\"", "人民政府", "\"categories\":[\"water\"]"}},
      {"", "GET", water, "", 401},
      {"wulan", "GET", "/api/v1/units/01933b1e-0000-7c3e-9d0b-3f6f2a9c1e55", "", 404},
      {"wulan", "GET", "/api/v1/units/abc", "", 404},
      {"wulan", "POST", "/api/v1/units", station, 403},
      {"chenadmin", "POST", "/api/v1/units", station, 201, {"宝日希勒镇水管站"}},
      {"chenadmin", "POST", "/api/v1/units", station, 200, {"宝日希勒镇水管站"}},
      {"chenadmin", "POST", "/api/v1/units", R"({"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55","name":"另一个","kind":"other","place":"150725"})", 409},
      {"sunqiang", "POST", "/api/v1/units", R"({"name":" ","kind":"other","place":"none","superior":"01933b1e-0000-7c3e-9d0b-3f6f2a9c1e55","categories":["a b"]})", 422,
       {"\"name\"", "\"place\"", "\"superior\"", "\"categories[0]\""}},
      {"chenadmin", "PATCH", water, R"({"phone":"6217001"})", 400},
      {"chenadmin", "PATCH", water, R"({"phone":"6217001"})", 412, {"\"current_version\":1"}, {}, {{"if-match", "\"4\""}}},
      {"wulan", "PATCH", water, R"({"phone":"6217001"})", 403, {}, {}, {{"if-match", "\"1\""}}},
      {"chenadmin", "PATCH", water, R"({"phone":"6217001","name":"陈旗水利水务局"})", 200, {"\"version\":2", "水务局", "6217001"}, {}, {{"if-match", "\"1\""}}},
      {"chenadmin", "PATCH", water, R"({"superior":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55"})", 422, {"\"superior\""}, {}, {{"if-match", "\"2\""}}},
      {"chenadmin", "PATCH", water, R"({"closed_on":"2026-11-23"})", 200, {"\"closed_on\":\"2026-11-23\""}, {}, {{"if-match", "\"2\""}}},
      {"chenadmin", "PATCH", water, R"({"phone":"1"})", 409, {}, {}, {{"if-match", "\"3\""}}},
      {"wulan", "GET", "/api/v1/units?category=water", "", 200, {"\"items\":[]"}},
  });
}

}  // namespace lianxin::places
