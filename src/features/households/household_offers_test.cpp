// 4.64: a member of a higher team offers; who keeps the record decides.
#include <doctest/doctest.h>

#include "features/households/household_house_test.h"
#include "features/households/household_store.h"

namespace lianxin::households {
namespace {

const std::string bateer_path = "/api/v1/households/" + to_text(house::id_of("巴特尔"));
const Uuid visit = named_uuid("visit");

Result<Updated> bring(db::Store& store, std::string_view who, const HouseholdEdit& edit, std::int64_t version = 1) {
  return store.transact([&](db::Writer& w) -> Result<Updated> {
    const auto household = TRY(find_household(w, house::prefecture, house::id_of("巴特尔")));
    return apply_update(w, house::as(store, who), house::registry(), household.value(), edit, visit, version);
  });
}

std::string offer_in(house::House& house, std::string_view who) {
  const auto body = house.server.send({std::string(who), "GET", bateer_path, "", 200}).body;
  constexpr std::string_view before = "\"offers\":[{\"id\":\"";
  const auto at = body.find(before);
  REQUIRE(at != std::string::npos);
  return body.substr(at + before.size(), 36);
}

std::string command(std::string_view name, const std::string& offer, std::string_view more = "") {
  return R"({"command":")" + std::string(name) + R"(","offer":")" + offer + R"(")" + std::string(more) + "}";
}

const std::vector<http::Header> version(int n) { return {{"if-match", "\"" + std::to_string(n) + "\""}}; }

}  // namespace

TEST_CASE("4.64 what a higher team's member brings stands beside the record until its keepers accept or decline it; nothing is lost") {
  test::with_each_store("offers", [](db::Store& store) {
    house::House house(store);
    house::registered(store, house::bateer());
    const auto offered = bring(store, "那日苏", {.phone = "13900001111", .profile = Profile{{"water", "hauled"}}}, 9);
    REQUIRE(offered.has_value());
    CHECK(offered->only_offered);
    CHECK(offered->household.version == 1);
    CHECK(house::journalled(store, "household.offered") == 1);
    CHECK(house::journalled(store, "household.changed") == 0);
    // One that changes nothing is none.
    REQUIRE(bring(store, "那日苏", {.phone = "13812345678"}).has_value());
    CHECK(house::journalled(store, "household.offered") == 1);
    // What could not be entered cannot be offered.
    CHECK_FALSE(bring(store, "那日苏", {.profile = Profile{{"water", "oil"}}}).has_value());
    const auto kept = store.reading([](db::Reader& r) { return r.integer("select count(*) from household_offers where sealed like '%13900001111%' or sealed like '%hauled%'", {}); });
    CHECK(kept.value() == 0);

    const std::string offer = offer_in(house, "朝鲁"), commands = bateer_path + "/commands";
    const std::vector<std::string> secret{"13900001111", "13812345678"};
    house.server.play({
        {"朝鲁", "GET", bateer_path, "", 200, {"那日苏", "139****1111", "138****5678", "\"field\":\"profile.water\"", "\"version\":1"}, secret},
        {"那日苏", "GET", bateer_path, "", 200, {"\"version\":1"}, {"\"offers\"", "139****1111"}},
        {"赵敏", "GET", bateer_path, "", 200, {}, {"\"offers\"", "139****1111"}},
        {"那日苏", "POST", commands, command("accept_offer", offer), 403},
        {"苏和", "POST", commands, command("accept_offer", offer), 404},
        {"朝鲁", "POST", commands, R"({"command":"accept_offer"})", 422, {"\"offer\""}},
        {"朝鲁", "POST", commands, command("accept_offer", to_text(named_uuid("none"))), 422, {"\"offer\""}},
        {"朝鲁", "POST", commands, command("accept_offer", offer), 412, {"\"current_version\":1"}, {}, version(3)},
        {"朝鲁", "POST", commands, command("accept_offer", offer), 200, {"\"offers\":[]", "\"water\":\"hauled\"", "\"version\":2"}, secret, version(1)},
        {"朝鲁", "POST", commands, command("decline_offer", offer), 422, {"\"offer\""}},
        {"朝鲁", "GET", bateer_path + "/history", "", 200, {"\"what\":\"changed\"", "\"visit\":\"" + to_text(visit), "\"sealed\":true"}, secret},
    });
    CHECK(house::journalled(store, "household.offer_accepted") == 1);

    REQUIRE(bring(store, "那日苏", {.address = "河西第三排"}).has_value());
    house.server.play({
        {"斯琴", "POST", commands, command("decline_offer", offer_in(house, "斯琴"), R"(,"reason":"已问过本人，没有搬")"), 200, {"\"offers\":[]", "\"version\":3"}, {"河西"}},
        {"朝鲁", "GET", bateer_path + "/history", "", 200, {"\"what\":\"offer_declined\"", "已问过本人，没有搬"}, {"河西"}},
        {"朝鲁", "POST", bateer_path + "/identity", R"({"reason":"核对住址"})", 200, {"三号井以北两公里", "13900001111"}, {"河西"}},
    });
    CHECK(house::journalled(store, "household.offer_declined") == 1);
  });
}

}  // namespace lianxin::households
