#include "features/visits/service_routes.h"

#include <doctest/doctest.h>

#include "features/visits/visits_house_test.h"

namespace lianxin::visits {
namespace {

const std::string id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e71", path = "/api/v1/visits/" + id, report = "/api/v1/visits/services";

std::string person(std::string_view name) { return "\"" + to_text(house::person_id(name)) + "\""; }

std::string service(std::string_view more, std::string_view which = id, std::string_view place = house::gacha) {
  return R"({"id":")" + std::string(which) + R"(","kind":"service","place":")" + std::string(place) + R"(","began_at":"2026-11-22T18:00:00+08:00")" + std::string(more) + "}";
}

const std::vector<http::Header> version(int n) { return {{"if-match", "\"" + std::to_string(n) + "\""}}; }

void check_in(db::Store& store, std::string_view name, std::string_view place, std::string_view post) {
  links::NewLink asked{.kind = "check_in", .who = house::person_id(name).value, .place = std::string(place), .from_on = parse_day("2026-03-01")};
  if (!post.empty()) asked.post = std::string(post);
  REQUIRE(store.transact([&](db::Writer& w) { return links::begin_link(w, house::as_system(), *house::book().links, asked); }).has_value());
}

// 塔娜 and 那日苏 have checked in at the gacha, 朝鲁 at the other sumu's.
void on_each(const std::vector<test::Scenario>& scenarios) {
  test::with_each_store("services over HTTP", [&](db::Store& store) {
    house::House house(store);
    check_in(store, "塔娜", house::gacha, "repairs");
    check_in(store, "那日苏", house::gacha, "");
    check_in(store, "朝鲁", house::other_gacha, "law");
    house.server.play(scenarios);
    CHECK(house::count(store, "select count(*) from duty_credits") == 0);
  });
}

}  // namespace

TEST_CASE("1.5 who has checked in enters what he did there, once, and puts right how many it was for") {
  on_each({
      {"", "POST", "/api/v1/visits", service(R"(,"served":12)"), 401},
      {"赵敏", "POST", "/api/v1/visits", service(R"(,"served":12)"), 403},
      {"塔娜", "POST", "/api/v1/visits", service(R"(,"served":12,"words":"修了三盏路灯")"), 201, {"\"kind\":\"service\"", "\"served\":12", "\"post\":\"repairs\"", "\"duties\":[]"}},
      {"塔娜", "POST", "/api/v1/visits", service(R"(,"served":12,"words":"修了三盏路灯")"), 200, {"\"served\":12", "便民维修岗"}},
      {"塔娜", "POST", "/api/v1/visits", service(R"(,"served":13,"words":"修了三盏路灯")"), 409},
      {"斯琴", "GET", path, "", 200, {"\"served\":12", "\"post_name\":\"便民维修岗\""}},
      {"苏和", "GET", path, "", 404},
      {"斯琴", "GET", "/api/v1/visits?kind=service", "", 200, {"修了三盏路灯"}},
      {"斯琴", "GET", "/api/v1/visits?kind=meeting", "", 200, {}, {"修了三盏路灯"}},
      {"斯琴", "GET", path + "/document", "", 200, {"服务人数", "便民维修岗"}},
      {"塔娜", "PATCH", path, R"({"reason":"数错了","served":15,"post":"law"})", 200, {"\"served\":15", "法律咨询岗", "服务人数", "\"before\":\"便民维修岗\""}, {}, version(1)},
      {"塔娜", "PATCH", path, R"({"reason":"x","served":-1})", 422, {"\"served\""}, {}, version(2)},
      {"斯琴", "PATCH", path, R"({"reason":"是座谈","kind":"meeting"})", 200, {"\"kind\":\"meeting\""}, {"\"served\":"}, version(2)},
  });
}

TEST_CASE("1.4 what cannot be a service is told field by field") {
  on_each({
      {"塔娜", "POST", "/api/v1/visits", service(""), 422, {"\"served\""}},
      {"塔娜", "POST", "/api/v1/visits", service(R"(,"served":200000)"), 422, {"\"served\"", "100000"}},
      {"塔娜", "POST", "/api/v1/visits", service(R"(,"served":"many")"), 422, {"\"served\""}},
      {"塔娜", "POST", "/api/v1/visits", service(R"(,"served":3,"post":"lawn")"), 422, {"\"post\"", "没有这种服务岗位"}},
      {"斯琴", "POST", "/api/v1/visits", service(R"(,"served":3)"), 422, {"visited_by[0]", "斯琴", "没有在这里报到"}},
      {"斯琴", "POST", "/api/v1/visits", service(R"(,"served":3,"visited_by":[)" + person("塔娜") + "," + person("朝鲁") + "]"), 422, {"visited_by[1]", "朝鲁"}, {"visited_by[0]"}},
      {"塔娜", "POST", "/api/v1/visits", R"({"kind":"meeting","place":"150725200201","began_at":"2026-11-22T18:00:00+08:00","served":3})", 422, {"\"served\"", "只有“服务”"}},
  });
}

TEST_CASE("1.7, 1.10 the report: members, posts and services by place, unit and post, for who sees the place whole") {
  const std::string two = service(R"(,"served":8,"visited_by":[)" + person("塔娜") + "," + person("那日苏") + "]", "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e72");
  const std::string far = service(R"(,"served":5,"visited_by":[)" + person("朝鲁") + "]", "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e73", house::other_gacha);
  on_each({
      {"塔娜", "POST", "/api/v1/visits", service(R"(,"served":12)"), 201},
      {"斯琴", "POST", "/api/v1/visits", two, 201, {"\"name\":\"那日苏\"", "\"entered_by\":{"}},
      {"苏和", "POST", "/api/v1/visits", far, 201},
      {"包玉兰", "GET", report, "", 200,
       {"\"from\":\"2026-01-01\"", "\"to\":\"2026-11-23\"",
        R"("total":{"members":3,"places":2,"posts":2,"post_kinds":2,"services":3,"person_times":4,"servers":3,"served":25,"served_per_service":6.25})",
        R"("key":"150725200000","name":"西乌珠尔苏木","members":2,"places":1,"posts":1,"post_kinds":1,"services":2,"person_times":3,"servers":2,"served":20,"served_per_service":6.67)",
        "东乌珠尔苏木", "\"next\":null"}},
      {"斯琴", "GET", report, "", 200, {"\"members\":2", "萨如拉塔拉嘎查"}, {"东乌珠尔", "海拉图"}},
      {"斯琴", "GET", report + "?place=150725200202", "", 200, {"\"members\":0", "\"served_per_service\":null", "\"items\":[]"}},
      {"斯琴", "GET", report + "?by=post", "", 200, {R"("key":"repairs","name":"便民维修岗","members":1)", R"({"members":1,"places":1,"posts":0)"}, {"法律咨询岗"}},
      {"包玉兰", "GET", report + "?by=unit", "", 200, {"嘎查委员会", "旗大引领办"}, {"塔娜", "那日苏"}},
      {"包玉兰", "GET", report + "?by=unit&limit=1", "", 200, {"\"next\":\""}},
      {"包玉兰", "GET", report + "?to=2026-11-21", "", 200, {"\"members\":3", "\"services\":0"}},
      {"包玉兰", "GET", report + "?to=2026-02-28", "", 200, {"\"members\":0"}},
      {"包玉兰", "GET", report + "?from=2026-11-24", "", 422, {"\"from\""}},
      {"包玉兰", "GET", report + "?by=person", "", 422, {"\"by\""}},
      {"包玉兰", "GET", report + "?from=x", "", 422, {"\"from\""}},
      {"包玉兰", "GET", report + "?cursor=x", "", 400},
      {"苏和", "GET", report + "?place=150725200201", "", 404, {}, {"塔娜"}},
      {"高云", "GET", report, "", 403},
      {"", "GET", report, "", 401},
  });
}

}  // namespace lianxin::visits
