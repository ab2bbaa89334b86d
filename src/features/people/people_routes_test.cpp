#include "features/people/people_routes.h"

#include <doctest/doctest.h>

#include "features/people/people_house_test.h"

namespace lianxin::people {
namespace {

void on_each(const std::vector<test::Scenario>& scenarios) {
  test::with_each_store("people over HTTP", [&](db::Store& store) {
    house::House house(store);
    house.server.play(scenarios);
  });
}

std::string quoted(const auto& id) { return '"' + to_text(id) + '"'; }

}  // namespace

TEST_CASE("people are found by name, post, unit and place; long names are whole") {
  const std::string narisu = "/api/v1/people/" + to_text(house::person_id("那日苏"));
  on_each({
      {"wulan", "GET", "/api/v1/people?count=exact", "", 200, {"\"total\":7", "锡林高娃"}},
      {"wulan", "GET", "/api/v1/people?q=%E9%82%A3%E6%97%A5", "", 200, {"那日苏"}, {"高娃"}},
      {"wulan", "GET", "/api/v1/people?unit=" + to_text(house::unit_id("旗农牧局")) + "&count=exact", "", 200, {"\"total\":3"}},
      {"wulan", "GET", "/api/v1/people?place=150725200&count=exact", "", 200, {"\"total\":2", "朝鲁"}, {"王建国"}},
      {"wulan", "GET", "/api/v1/people?limit=3", "", 200, {"\"next\":\""}},
      {"wulan", "GET", "/api/v1/people?unit=x", "", 422, {"\"unit\""}},
      {"wulan", "GET", "/api/v1/people?place=x", "", 422, {"\"place\""}},
      {"wulan", "GET", "/api/v1/people?cursor=x", "", 400, {"\"field\":\"cursor\""}},
      {"", "GET", "/api/v1/people", "", 401},
      {"wulan", "GET", narisu, "", 200, {"那日苏", "\"rank\":\"technician\"", "旗农牧局"}},
      {"wulan", "GET", "/api/v1/people/01933b1e-0000-7c3e-9d0b-3f6f2a9c1e55", "", 404},
      {"", "GET", narisu, "", 401},
  });
}

TEST_CASE("people are added and changed by the administrator of their unit's place") {
  const std::string id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55";
  const std::string own = "/api/v1/people/" + id;
  const std::string right = R"({"id":")" + id + R"(","name":" 乌云•其木格 ","unit":)" + quoted(house::unit_id("苏木政府")) + R"(,"post":"科员","rank":"general_cadre"})";
  on_each({
      {"", "POST", "/api/v1/people", right, 401},
      {"wulan", "POST", "/api/v1/people", right, 403},
      {"sumuadmin", "POST", "/api/v1/people", right, 201, {"乌云·其木格", "\"version\":1"}},
      {"sumuadmin", "POST", "/api/v1/people", right, 200, {"乌云·其木格"}},
      {"sumuadmin", "POST", "/api/v1/people", R"({"id":")" + id + R"(","name":"别人","unit":)" + quoted(house::unit_id("苏木政府")) + "}", 409},
      {"sumuadmin", "POST", "/api/v1/people", R"({"name":"某人","unit":)" + quoted(house::unit_id("旗政府")) + "}", 403},
      {"sunqiang", "POST", "/api/v1/people", R"({"name":" ","rank":"king","unit":"01933b1e-0000-7c3e-9d0b-3f6f2a9c1e55"})", 422, {"\"name\"", "\"rank\"", "\"unit\""}},
      {"sunqiang", "POST", "/api/v1/people", R"({"unit":5})", 422, {"\"name\"", "\"unit\""}},
      {"sumuadmin", "PATCH", own, R"({"post":"副科长"})", 400},
      {"sumuadmin", "PATCH", own, R"({"post":"副科长"})", 412, {"\"current_version\":1"}, {}, {{"if-match", "\"3\""}}},
      {"wulan", "PATCH", own, R"({"post":"副科长"})", 403, {}, {}, {{"if-match", "\"1\""}}},
      {"sumuadmin", "PATCH", own, R"({"post":"副科长"})", 200, {"副科长", "\"version\":2"}, {}, {{"if-match", "\"1\""}}},
      {"sumuadmin", "PATCH", own, R"({"unit":)" + quoted(house::unit_id("旗政府")) + "}", 403, {}, {}, {{"if-match", "\"2\""}}},
      {"sunqiang", "PATCH", own, R"({"left_on":"2026-11-23"})", 200, {"\"left_on\":\"2026-11-23\""}, {}, {{"if-match", "\"2\""}}},
      {"sunqiang", "PATCH", own, R"({"post":"又来"})", 409, {}, {}, {{"if-match", "\"3\""}}},
      {"wulan", "GET", "/api/v1/people?place=150725200&count=exact", "", 200, {"\"total\":2"}},
  });
}

TEST_CASE("4.12, 4.23: a team shows what it lacks, in the asker's language; seats given anew keep the days of those who stay") {
  const std::string team = "/api/v1/teams/" + to_text(house::team_id());
  const std::string without_gaowa = R"({"seats":[{"person":)" + quoted(house::person_id("朝鲁")) + R"(,"seat":"leader"},{"person":)" +
                                    quoted(house::person_id("额尔敦")) + R"(,"seat":"deputy"},{"person":)" + quoted(house::person_id("那日苏")) +
                                    R"(,"seat":"technician"}]})";
  on_each({
      {"wulan", "GET", "/api/v1/teams?place=150725&count=exact", "", 200, {"\"total\":1", "\"members\":5", "斯琴"}, {"\"seats\""}},
      {"wulan", "GET", "/api/v1/teams?level=township", "", 200, {"\"items\":[]"}},
      {"wulan", "GET", "/api/v1/teams?q=%E8%A5%BF%E4%B9%8C", "", 200, {"陈旗驻西乌珠尔引领队"}},
      {"wulan", "GET", "/api/v1/teams?place=x", "", 422, {"\"place\""}},
      {"", "GET", "/api/v1/teams", "", 401},
      {"wulan", "GET", team, "", 200, {"\"lacks\":[]", "\"from\":\"2026-03-01\"", "\"seat\":\"technician\""}},
      {"", "GET", team, "", 401},
      {"wulan", "GET", "/api/v1/teams/01933b1e-0000-7c3e-9d0b-3f6f2a9c1e55", "", 404},
      {"wulan", "PATCH", team, without_gaowa, 403, {}, {}, {{"if-match", "\"1\""}}},
      {"sumuadmin", "PATCH", team, without_gaowa, 400},
      {"sumuadmin", "PATCH", team, without_gaowa, 412, {"\"current_version\":1"}, {}, {{"if-match", "\"2\""}}},
      {"sumuadmin", "PATCH", team, without_gaowa, 200,
       {"专业技术人员至少 2 名，现有 1 名（4.23）", "成员至少 1 名", "队长朝鲁的职级不符合要求", "\"from\":\"2026-03-01\"", "\"from\":\"2026-11-23\"", "\"members\":3"},
       {"高娃"}, {{"if-match", "\"1\""}}},
      {"wulan", "GET", team, "", 200, {"technician: at least 2, there are 1 (4.23)", "people.lack_rank"}, {}, {{"accept-language", "en"}}},
      {"sunqiang", "PATCH", team, R"({"seats":[{"person":)" + quoted(house::person_id("朝鲁")) + R"(,"seat":"leader"},{"person":)" +
                                      quoted(house::person_id("朝鲁")) + R"(,"seat":"member"}]})", 422, {"seats[1].person"}, {}, {{"if-match", "\"2\""}}},
      {"sunqiang", "PATCH", team, R"({"closed_on":"2026-11-23"})", 200, {"\"closed_on\":\"2026-11-23\""}, {}, {{"if-match", "\"2\""}}},
      {"sunqiang", "PATCH", team, R"({"name":"新名"})", 409, {}, {}, {{"if-match", "\"3\""}}},
      {"wulan", "GET", "/api/v1/teams?count=exact", "", 200, {"\"total\":0"}},
  });
}

TEST_CASE("teams are added; the same twice is no harm") {
  const std::string id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e56";
  const std::string right = R"({"id":")" + id + R"(","name":"嘎查引领队","level":"village","place":"150725200201","seats":[{"person":)" +
                            quoted(house::person_id("朝鲁")) + R"(,"seat":"member"}]})";
  on_each({
      {"", "POST", "/api/v1/teams", right, 401},
      {"wulan", "POST", "/api/v1/teams", right, 403},
      {"sumuadmin", "POST", "/api/v1/teams", right, 201, {"嘎查引领队", "队长至少 1 名", "\"leader\":null", "\"members\":1"}},
      {"sumuadmin", "POST", "/api/v1/teams", right, 200, {"嘎查引领队"}},
      {"sumuadmin", "POST", "/api/v1/teams", R"({"id":")" + id + R"(","name":"别的","level":"village","place":"150725200201"})", 409},
      {"sumuadmin", "POST", "/api/v1/teams", R"({"name":"越界","level":"county","place":"150725"})", 403},
      {"sunqiang", "POST", "/api/v1/teams", R"({"name":"","level":"hamlet","place":"none","seats":[{"person":"01933b1e-0000-7c3e-9d0b-3f6f2a9c1e55","seat":"member"}]})",
       422, {"\"name\"", "\"level\"", "\"place\"", "seats[0].person"}},
      {"sunqiang", "POST", "/api/v1/teams", R"({"name":"x","level":"county","place":"150725","seats":[{"person":)" +
                                                quoted(house::person_id("朝鲁")) + R"(,"seat":"king"}]})", 422, {"seats[0].seat"}},
  });
}

TEST_CASE("who answers for a place on each level") {
  on_each({
      {"wulan", "GET", "/api/v1/places/150725200201/network", "", 200,
       {"陈旗驻西乌珠尔引领队", "苏木政府", "\"gap\":true", "陈巴尔虎旗西乌珠尔苏木萨如拉塔拉嘎查"}},
      {"wulan", "GET", "/api/v1/places/150725200/network?as_of=2026-02-28", "", 200, {"陈旗驻西乌珠尔引领队", "\"members\":0"}},
      {"wulan", "GET", "/api/v1/places/150725200/network?as_of=x", "", 422, {"\"as_of\""}},
      {"wulan", "GET", "/api/v1/places/none/network", "", 404},
      {"", "GET", "/api/v1/places/150725200/network", "", 401},
  });
}

}  // namespace lianxin::people
