#include "features/households/household_routes.h"

#include <doctest/doctest.h>

#include "features/households/household_house_test.h"

namespace lianxin::households {
namespace {

const std::string bateer_id = to_text(house::id_of("巴特尔"));
const std::string bateer_path = "/api/v1/households/" + bateer_id;
const std::string body = R"({"id":")" + bateer_id + R"(","number":"12","place":"150725200201","head":"巴特尔仓","phone":"13812345678",
  "address":"三号井以北两公里","camps":[{"season":"summer","place":"150725200202","words":"河弯处"}],
  "members":[{"name":"萨仁其木格","relation":"spouse","id_number":"150725198001010011"},{"name":"孟和","relation":"child","away":true,"phone":"0470-2345678"}],
  "profile":{"people":3,"water":"hauled","signal":false},"consent":"given"})";
// Whatever is sealed.
const std::vector<std::string> open_words{"巴特尔仓", "13812345678", "三号井", "河弯处", "萨仁其木格", "孟和", "150725198001010011", "2345678"};

const std::vector<http::Header> version(int n) { return {{"if-match", "\"" + std::to_string(n) + "\""}}; }

void on_each(const std::vector<test::Scenario>& scenarios) {
  test::with_each_store("households over HTTP", [&](db::Store& store) {
    house::House house(store);
    house.server.play(scenarios);
  });
}

}  // namespace

TEST_CASE("a household is registered once, shown masked everywhere, and opened only with a reason") {
  on_each({
      {"", "POST", "/api/v1/households", body, 401},
      {"高云", "POST", "/api/v1/households", body, 403},
      {"苏和", "POST", "/api/v1/households", body, 403},
      {"朝鲁", "POST", "/api/v1/households", body, 201, {"巴***", "\"number\":\"12\"", "\"members_count\":3", "\"people\":3", "\"signal\":false", "\"consent_on\":\"2026-11-23\""}, open_words},
      {"朝鲁", "POST", "/api/v1/households", body, 200, {"巴***", "\"version\":1"}, open_words},
      {"朝鲁", "POST", "/api/v1/households", R"({"id":")" + bateer_id + R"(","place":"150725200201","head":"别人"})", 409},
      {"朝鲁", "POST", "/api/v1/households", R"({"number":"12","place":"150725200201","head":"别人"})", 422, {"\"number\""}},
      {"朝鲁", "POST", "/api/v1/households", R"({"place":"150725200201","head":"张三·巴图"})", 201, {"\"number\":\"150725200201-0001\"", "张***"}, {"张三"}},
      {"朝鲁", "GET", "/api/v1/households", "", 200, {"巴***", "\"next\":null"}, open_words},
      {"朝鲁", "GET", bateer_path, "", 200, {"\"has_id_number\":true", "\"has_phone\":true", "萨***", "孟*", "\"next\":[\"open\",\"change\",\"away\""}, open_words},
      {"赵敏", "GET", bateer_path, "", 200, {"\"next\":[\"open\"]"}, open_words},
      {"苏和", "GET", bateer_path, "", 404},
      {"高云", "GET", bateer_path, "", 403},
      {"苏和", "POST", bateer_path + "/identity", R"({"reason":"看看"})", 404},
      {"高云", "POST", bateer_path + "/identity", R"({"reason":"看看"})", 403},
      {"", "POST", bateer_path + "/identity", R"({"reason":"看看"})", 401},
      {"朝鲁", "POST", bateer_path + "/identity", R"({"reason":" "})", 422, {"\"reason\""}, open_words},
      {"朝鲁", "POST", bateer_path + "/identity", R"({"reason":"送返乡证明要核对电话"})", 200,
       {"巴特尔仓", "13812345678", "三号井以北两公里", "河弯处", "萨仁其木格", "**************0011"}, {"150725198001010011"}},
      {"朝鲁", "GET", bateer_path + "/history", "", 200, {"\"what\":\"registered\"", "朝鲁"}, open_words},
      {"苏和", "GET", bateer_path + "/history", "", 404},
      {"", "GET", bateer_path + "/history", "", 401},
  });
}

TEST_CASE("§3.3 what is typed wrong is told field by field") {
  on_each({
      {"朝鲁", "POST", "/api/v1/households", R"({"place":"150725200000","head":" ","profile":{"water":"oil","people":"many","beds":2},"consent_on":"2030-01-01",
        "members":[{"name":"甲","relation":"head","id_number":"1.50725E+17"},{"name":"","relation":"head","id_number":"150725198002300011"}]})", 403},
      {"斯琴", "POST", "/api/v1/households", R"({"place":"150725200000","head":" ","profile":{"water":"oil","people":"many","beds":2},"consent_on":"2030-01-01",
        "members":[{"name":"甲","relation":"head","id_number":"1.50725E+17"},{"name":"","relation":"head","id_number":"150725198002300011"}]})", 422,
       {"\"place\"", "不能登记在它的上级", "\"head\"", "profile.water", "profile.people", "profile.beds", "\"consent_on\"", "members[0].id_number",
        "电子表格", "members[1].name", "members[1].relation", "members[1].id_number"}, {"1.50725E"}},
      {"斯琴", "POST", "/api/v1/households", R"({"place":"none","head":"甲"})", 422, {"\"place\""}},
      {"斯琴", "POST", "/api/v1/households", R"({"place":"150725200201","head":"甲","profile":{"water":["tap"]}})", 422, {"profile.water"}},
      {"斯琴", "POST", "/api/v1/households", R"({"place":"150725200201","head":"甲","religion":"x"})", 422, {"religion"}},
      {"斯琴", "POST", "/api/v1/households", R"({"place":)", 400},
  });
}

TEST_CASE("4.64 a higher team comments and does not overwrite; who is quicker wins and the other sees the record as it is") {
  on_each({
      {"朝鲁", "POST", "/api/v1/households", body, 201},
      {"那日苏", "PATCH", bateer_path, R"({"phone":"13900000000"})", 403, {"上级队伍"}, {}, version(1)},
      {"包玉兰", "PATCH", bateer_path, R"({"phone":"13900000000"})", 403, {"上级队伍"}, {}, version(1)},
      {"赵敏", "PATCH", bateer_path, R"({"phone":"13900000000"})", 403, {}, {}, version(1)},
      {"苏和", "PATCH", bateer_path, R"({"phone":"13900000000"})", 404, {}, {}, version(1)},
      {"", "PATCH", bateer_path, "{}", 401},
      {"塔娜", "PATCH", bateer_path, R"({"phone":"13900000000"})", 400},
      {"塔娜", "PATCH", bateer_path, R"({"phone":"13900000000","profile":{"water":"shared_well","signal":null}})", 200,
       {"\"version\":2", "shared_well"}, {"13900000000", "\"signal\""}, version(1)},
      {"斯琴", "PATCH", bateer_path, R"({"head":"别人"})", 412, {"\"current_version\":2", "shared_well"}, {"13900000000"}, version(1)},
      {"斯琴", "PATCH", bateer_path, R"({"head":"巴***","phone":"139****0000"})", 200, {"\"version\":2"}, {}, version(2)},
      {"斯琴", "PATCH", bateer_path, R"({"place":"150725200202"})", 200, {"\"version\":3", "白音布日德嘎查"}, {}, version(2)},
      {"朝鲁", "GET", bateer_path, "", 404},
      {"斯琴", "PATCH", bateer_path, R"({"place":"150725201201"})", 403, {}, {}, version(3)},
      {"斯琴", "GET", bateer_path + "/history", "", 200,
       {"\"what\":\"moved\"", "\"before\":\"150725200201\"", "\"field\":\"phone\",\"label\":\"电话\",\"before\":null,\"after\":null,\"sealed\":true",
        "\"label\":\"饮水\",\"before\":\"拉水\",\"after\":\"公用井\""}, {"13900000000", "13812345678"}},
      {"斯琴", "GET", bateer_path + "/history?limit=1", "", 200, {"\"next\":\"", "moved"}, {"\"what\":\"changed\""}},
      {"斯琴", "GET", bateer_path + "/history?cursor=x", "", 400},
  });
}

TEST_CASE("0.10 lists and counts of what one sees: by place, state, need, surveyed, number, place's name and masked name") {
  const std::string second = R"({"number":"A7","place":"150725200202","head":"张三","profile":{"people":1,"dwelling":"yurt","water":"tap","power":"grid",
    "livelihood":"wages","livestock":0,"hardship":"none"}})";
  on_each({
      {"朝鲁", "POST", "/api/v1/households", body, 201},
      {"斯琴", "POST", "/api/v1/households", second, 201, {"\"surveyed\":true", "张*"}, {"张三"}},
      {"", "GET", "/api/v1/households", "", 401},
      {"高云", "GET", "/api/v1/households", "", 403},
      {"斯琴", "GET", "/api/v1/households?count=exact", "", 200, {"\"total\":2"}},
      {"朝鲁", "GET", "/api/v1/households?count=exact", "", 200, {"\"total\":1", "巴***"}, {"张*"}},
      {"苏和", "GET", "/api/v1/households?count=exact", "", 200, {"\"total\":0"}},
      {"斯琴", "GET", "/api/v1/households?limit=1", "", 200, {"巴***", "\"next\":\""}},
      {"斯琴", "GET", "/api/v1/households?surveyed=true", "", 200, {"张*"}, {"巴***"}},
      {"斯琴", "GET", "/api/v1/households?place=150725200202", "", 200, {"张*"}, {"巴***"}},
      {"斯琴", "GET", "/api/v1/households?q=A7", "", 200, {"张*"}, {"巴***"}},
      {"斯琴", "GET", "/api/v1/households?q=%E5%BC%A0%E4%B8%89", "", 200, {"张*"}, {"巴***"}},
      {"斯琴", "GET", "/api/v1/households?q=%E7%99%BD%E9%9F%B3", "", 200, {"张*"}, {"巴***"}},
      {"斯琴", "GET", "/api/v1/households?q=13812345678", "", 200, {"\"items\":[]"}},
      {"斯琴", "GET", "/api/v1/households?state=left", "", 200, {"\"items\":[]"}},
      {"朝鲁", "GET", "/api/v1/households?mine=true", "", 200, {"巴***"}},
      {"斯琴", "GET", "/api/v1/households?mine=true", "", 200, {"\"items\":[]"}},
      {"斯琴", "GET", "/api/v1/households?state=x", "", 422, {"\"state\""}},
      {"斯琴", "GET", "/api/v1/households?place=x", "", 422, {"\"place\""}},
      {"斯琴", "GET", "/api/v1/households?surveyed=x", "", 422, {"\"surveyed\""}},
      {"斯琴", "GET", "/api/v1/households?cursor=x", "", 400},
      {"斯琴", "GET", "/api/v1/households/counts", "", 200, {"\"households\":2", "\"surveyed\":1", "\"away\":0"}},
      {"斯琴", "GET", "/api/v1/households/counts?place=150725200000", "", 200, {"萨如拉塔拉嘎查", "\"households\":1,\"surveyed\":1"}},
      {"朝鲁", "GET", "/api/v1/households/counts", "", 200, {"\"households\":1", "\"surveyed\":0"}},
      {"", "GET", "/api/v1/households/counts", "", 401},
      {"朝鲁", "GET", "/api/v1/households/form", "", 200, {"\"known\":true", "饮水", "缺水", "头只"}},
      {"朝鲁", "GET", "/api/v1/households/form", "", 200, {"drinking water", "short of water"}, {"饮水"}, {{"accept-language", "en"}}},
      {"", "GET", "/api/v1/households/form", "", 401},
  });
}

TEST_CASE("away, back, tagged, split, merged, left: each with its word in the history") {
  const std::string commands = bateer_path + "/commands";
  const std::string son = R"({"command":"split","members":["01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55"],"household":{"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e56","place":"150725200201","head":"孟和"}})";
  const std::string with_son = R"({"members":[{"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55","name":"孟和","relation":"child"}]})";
  const std::string made = "/api/v1/households/01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e56";
  on_each({
      {"朝鲁", "POST", "/api/v1/households", body, 201},
      {"", "POST", commands, R"({"command":"away"})", 401},
      {"那日苏", "POST", commands, R"({"command":"away"})", 403},
      {"苏和", "POST", commands, R"({"command":"away"})", 404},
      {"朝鲁", "POST", commands, R"({"command":"back"})", 409},
      {"朝鲁", "POST", commands, R"({"command":"away","on":"2026-12-01"})", 422, {"\"on\""}},
      {"朝鲁", "POST", commands, R"({"command":"away","on":"2026-11-01"})", 200, {"\"state\":\"away\"", "\"back\""}},
      {"朝鲁", "POST", commands, R"({"command":"back"})", 412, {"\"current_version\":2"}, {}, version(1)},
      {"朝鲁", "POST", commands, R"({"command":"back"})", 200, {"\"state\":\"active\""}, {}, version(2)},
      {"朝鲁", "POST", commands, R"({"command":"tag","tag":"bad_people","reason":"井坏","until_on":"2027-01-01"})", 422, {"\"tag\""}},
      {"朝鲁", "POST", commands, R"({"command":"tag","tag":"short_of_water","until_on":"2029-01-01"})", 422, {"\"reason\"", "\"until_on\""}},
      {"朝鲁", "POST", commands, R"({"command":"tag","tag":"short_of_water","reason":"井坏了","until_on":"2027-01-01"})", 200, {"缺水", "井坏了", "2027-01-01"}},
      {"朝鲁", "GET", "/api/v1/households?tag=short_of_water", "", 200, {"巴***"}},
      {"朝鲁", "POST", commands, R"({"command":"untag","tag":"short_of_water"})", 200, {"\"tags\":[]"}},
      {"朝鲁", "POST", commands, R"({"command":"untag","tag":"short_of_water"})", 422, {"\"tag\""}},
      {"朝鲁", "GET", "/api/v1/households?tag=short_of_water", "", 200, {"\"items\":[]"}},
      {"朝鲁", "PATCH", bateer_path, with_son, 200, {"\"members_count\":2"}, {}, version(5)},
      {"朝鲁", "POST", commands, R"({"command":"split"})", 422, {"\"household\""}},
      {"朝鲁", "POST", commands, R"({"command":"split","household":{"place":"none","head":""}})", 422, {"household.place", "household.head"}},
      {"朝鲁", "POST", commands, son, 200, {"\"members_count\":1", "\"members\":[]"}},
      {"朝鲁", "POST", commands, son, 200, {"\"members_count\":1"}},
      {"朝鲁", "GET", made, "", 200, {"\"origin\":{\"id\":\"" + bateer_id, "\"relation\":\"head\"", "孟*"}, {"孟和"}},
      {"朝鲁", "POST", made + "/commands", R"({"command":"merge","into":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e57"})", 422, {"\"into\""}},
      {"朝鲁", "POST", made + "/commands", R"({"command":"merge","into":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e56"})", 422, {"\"into\""}},
      {"朝鲁", "POST", made + "/commands", R"({"command":"merge","into":")" + bateer_id + R"("})", 200, {"\"state\":\"merged\"", "\"successor\":{\"id\":\"" + bateer_id}},
      {"朝鲁", "GET", bateer_path, "", 200, {"\"members_count\":2", "\"relation\":\"other\""}, {"孟和"}},
      {"朝鲁", "PATCH", made, R"({"head":"某"})", 409, {}, {}, version(2)},
      {"朝鲁", "POST", commands, R"({"command":"leave"})", 422, {"\"reason\""}},
      {"朝鲁", "POST", commands, R"({"command":"leave","reason":"搬到海拉尔"})", 200, {"\"state\":\"left\"", "\"next\":[\"open\"]"}},
      {"朝鲁", "POST", commands, R"({"command":"leave","reason":"搬到海拉尔"})", 409},
      {"朝鲁", "GET", "/api/v1/households", "", 200, {"\"items\":[]"}},
      {"朝鲁", "GET", "/api/v1/households/counts", "", 200, {"\"households\":0", "\"left\":1", "\"merged\":1"}},
      {"朝鲁", "GET", bateer_path + "/history", "", 200, {"\"what\":\"left\"", "搬到海拉尔", "\"what\":\"split\"", "\"what\":\"tagged\"", "\"before\":\"在家\",\"after\":\"外出\""}},
  });
}

TEST_CASE("who has a role by his own links keeps the register of the villages he answers for, and of no other") {
  test::with_each_store("own households over HTTP", [&](db::Store& store) {
    house::House house(store);
    house::registered(store, house::bateer());
    NewHousehold other{.id = house::id_of("别处"), .number = "1", .place = std::string(house::second_gacha), .head = "别处人"};
    house::registered(store, other);
    // As identity gives it: the role reaches no place by itself; the seat in the gacha's team is what makes it his.
    auto own = house::account(store, "塔娜");
    for (auto& grant : own.grants) grant.places = {};
    house.server.let_in("塔娜", own);
    auto clerk = own;
    clerk.account = {named_uuid("account clerk")};
    for (auto& grant : clerk.grants) grant.role = Role::unit_clerk;
    house.server.let_in("经办", clerk);
    const std::string there = "/api/v1/households/" + to_text(house::id_of("别处"));
    house.server.play({
        {"塔娜", "GET", "/api/v1/households", "", 200, {"巴***", "\"number\":\"12\""}, {"别**", "巴特尔仓"}},
        {"塔娜", "GET", bateer_path, "", 200, {"巴***", "\"change\""}, open_words},
        {"塔娜", "GET", "/api/v1/households/counts?place=150725200201", "", 200, {"\"households\":1"}},
        {"塔娜", "PATCH", bateer_path, R"({"profile":{"people":4}})", 200, {"\"people\":4"}, open_words, version(1)},
        {"塔娜", "GET", there, "", 404},
        {"塔娜", "POST", there + "/identity", R"({"reason":"核对电话"})", 404},
        {"塔娜", "POST", "/api/v1/households", R"({"place":"150725200202","head":"新户"})", 403},
        {"经办", "GET", "/api/v1/households", "", 403},
    });
  });
}

}  // namespace lianxin::households
