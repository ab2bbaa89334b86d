#include <doctest/doctest.h>

#include "features/places/place_jobs.h"
#include "features/places/places_house_test.h"

namespace lianxin::places {
namespace {

const std::string town = "/api/v1/places/150725101";
const std::string gacha = "/api/v1/places/150725101001";

// The id of the first planned change an answer names.
std::string planned_id(const http::Reply& reply) {
  const std::string_view before = R"("planned":[{"id":")";
  const auto at = reply.body.find(before);
  REQUIRE(at != std::string::npos);
  return reply.body.substr(at + before.size(), 36);
}

}  // namespace

TEST_CASE("§3.1 a change with a day to come is kept as planned, shown with the place, and may be withdrawn") {
  test::with_each_store("planned over HTTP", [](db::Store& store) {
    house::House house(store);
    const std::string rename = R"({"change":"rename","from":"2026-11-24","name":"宝日希勒新镇","reason":"设镇"})";
    house.server.play({
        {"", "POST", town + "/changes", rename, 401},
        {"wulan", "POST", town + "/changes", rename, 403},
        {"chenadmin", "POST", town + "/changes", rename, 412, {"\"current_version\":1"}, {}, {{"if-match", "\"7\""}}},
        {"chenadmin", "POST", town + "/changes", R"({"change":"rename","from":"2026-11-24","name":" "})", 422, {"\"name\""}},
        {"chenadmin", "POST", town + "/changes", R"({"change":"move","from":"2026-11-24","parent":"nowhere"})", 422, {"\"parent\""}},
        {"chenadmin", "POST", town + "/changes", R"({"change":"close","from":"2026-11-24"})", 409},
        {"wulan", "GET", town, "", 200, {"\"planned\":[]"}},
        {"chenadmin", "POST", town + "/changes", rename, 202,
         {"\"name\":\"宝日希勒镇\"", "\"version\":1", "\"name\":\"宝日希勒新镇\"", "\"from\":\"2026-11-24\"", "\"planned_by\":\"陈旗管理员\"", "\"problem\":null"}},
        {"wulan", "GET", town, "", 200, {"\"planned\":[{\"id\"", "宝日希勒新镇", "\"reason\":\"设镇\""}},
        {"wulan", "GET", "/api/v1/places?q=150725101", "", 200, {}, {"\"planned\""}},
    });
    const auto id = planned_id(house.server.send({"wulan", "GET", town}));
    house.server.play({
        {"", "DELETE", town + "/planned/" + id, "", 401},
        {"wulan", "DELETE", town + "/planned/" + id, "", 403},
        {"chenadmin", "DELETE", gacha + "/planned/" + id, "", 404},
        {"chenadmin", "DELETE", town + "/planned/none", "", 404},
        {"chenadmin", "DELETE", town + "/planned/" + id, "", 204},
        {"chenadmin", "DELETE", town + "/planned/" + id, "", 404},
        {"wulan", "GET", town, "", 200, {"\"planned\":[]"}},
    });
  });
}

TEST_CASE("§3.1 a planned change that was overtaken is shown with its reason, in the reader's language") {
  test::with_each_store("planned, stuck, over HTTP", [](db::Store& store) {
    house::House house(store);
    house.server.play({
        {"chenadmin", "POST", gacha + "/changes", R"({"change":"merge","from":"2026-11-24","into":"150725101002"})", 202,
         {"\"into\":{\"code\":\"150725101002\",\"name\":\"第2嘎查\""}},
        {"sunqiang", "POST", town + "/changes", R"({"change":"split","from":"2026-11-25","closes":true,"parts":[{"code":"n","name":"新镇","takes_rest":true}]})", 202,
         {"\"parts\":[{\"code\":\"n\",\"name\":\"新镇\"}]", "\"closes\":true"}},
        {"chenadmin", "POST", "/api/v1/places/150725101002/changes", R"({"change":"merge","from":"2026-11-23","into":"150725101001"})", 200},
    });
    const auto feature = places::feature(house::deployment());
    REQUIRE(feature.has_value());
    REQUIRE(feature->jobs.at(0).run(store, *parse_moment("2026-11-24T00:05:00+08:00")).has_value());
    house.server.play({
        {"wulan", "GET", gacha, "", 200, {"\"tried_on\":\"2026-11-24\"", "所选区划已经撤销"}},
        {"wulan", "GET", gacha, "", 200, {"The chosen place no longer exists."}, {}, {{"accept-language", "en"}}},
    });
    REQUIRE(feature->jobs.at(0).run(store, *parse_moment("2026-11-25T00:05:00+08:00")).has_value());
    house.server.play({
        {"wulan", "GET", town, "", 200, {"\"valid_to\":\"2026-11-25\"", "\"successor\":{\"code\":\"n\"", "\"planned\":[]"}},
        {"wulan", "GET", gacha, "", 200, {"呼伦贝尔市陈巴尔虎旗新镇第1嘎查"}},
        {"chenadmin", "DELETE", gacha + "/planned/" + planned_id(house.server.send({"wulan", "GET", gacha})), "", 204},
    });
  });
}

}  // namespace lianxin::places
