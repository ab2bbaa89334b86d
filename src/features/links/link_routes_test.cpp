#include "features/links/link_routes.h"

#include <doctest/doctest.h>

#include "features/links/link_house_test.h"

namespace lianxin::links {
namespace {

const std::string link_id = to_text(named_uuid("link one"));
const std::string link_path = "/api/v1/links/" + link_id;
// Whatever opens a household.
const std::vector<std::string> open_words{"巴特尔", "萨仁", "孟和", "斯日古冷"};

std::string id_of(std::string_view person) { return to_text(house::person_id(person)); }
std::string household(std::string_view name) { return to_text(house::household_id(name)); }

std::string new_link(std::string_view kind, std::string_view person, const std::string& to, const std::string& id = {}) {
  return R"({"kind":")" + std::string(kind) + R"(","who_kind":"person","who":")" + id_of(person) + R"(",)" + to + (id.empty() ? "" : R"(,"id":")" + id + "\"") + "}";
}
const std::string at_gacha = R"("place":"150725200201")";
std::string of_household(std::string_view name) { return R"("household":")" + household(name) + "\""; }

const std::vector<http::Header> version(int n) { return {{"if-match", "\"" + std::to_string(n) + "\""}}; }

void on_each(const std::vector<test::Scenario>& scenarios) {
  test::with_each_store("links over HTTP", [&](db::Store& store) {
    house::House house(store);
    house.server.play(scenarios);
  });
}

}  // namespace

TEST_CASE("a link is begun once, seen by who answers and who works there, and shows no open name of a household") {
  const std::string body = new_link("pairing", "那日苏", of_household("巴特尔"), link_id);
  on_each({
      {"", "POST", "/api/v1/links", body, 401},
      {"朝鲁", "POST", "/api/v1/links", body, 403},
      {"苏和", "POST", "/api/v1/links", body, 404, {}, open_words},
      {"斯琴", "POST", "/api/v1/links", body, 201,
       {"\"kind_name\":\"结对帮扶\"", "那日苏", "\"number\":\"12\"", "巴*", "\"level\":\"county\"", "\"helper_class\":\"leader\"", "\"from_on\":\"2026-11-23\"",
        "\"next\":[\"change\",\"end\",\"hand_over\"]"}, open_words},
      {"斯琴", "POST", "/api/v1/links", body, 200, {"\"version\":1"}, open_words},
      {"斯琴", "POST", "/api/v1/links", new_link("pairing", "那日苏", of_household("萨仁"), link_id), 409},
      {"朝鲁", "GET", link_path, "", 200, {"\"next\":[]"}, open_words},
      {"赵敏", "GET", link_path, "", 200, {}, open_words},
      {"苏和", "GET", link_path, "", 404},
      {"李明", "GET", link_path, "", 404},
      {"哈斯", "GET", link_path, "", 403},
      {"", "GET", link_path, "", 401},
      {"斯琴", "GET", "/api/v1/links/01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e57", "", 404},
      {"斯琴", "PATCH", link_path, R"({"note":"三号井还没修好","programmes":["leading","fixed_help"],"demonstration":true})", 200,
       {"\"version\":2", "三号井", "fixed_help", "\"demonstration\":true"}, open_words, version(1)},
      {"斯琴", "PATCH", link_path, R"({"note":"别的"})", 412, {"\"current_version\":2", "三号井"}, open_words, version(1)},
      {"斯琴", "PATCH", link_path, R"({"note":"别的"})", 400},
      {"斯琴", "PATCH", link_path, R"({"programmes":["points"]})", 422, {"programmes[0]"}, {}, version(2)},
      {"朝鲁", "PATCH", link_path, R"({"note":"别的"})", 403, {}, {}, version(2)},
      {"", "PATCH", link_path, "{}", 401},
  });
}

TEST_CASE("what cannot be a link is told field by field") {
  on_each({
      {"斯琴", "POST", "/api/v1/links", new_link("friendship", "那日苏", at_gacha), 422, {"\"kind\""}},
      {"斯琴", "POST", "/api/v1/links", new_link("contact_point", "没有此人", at_gacha), 422, {"\"who\""}},
      {"斯琴", "POST", "/api/v1/links", new_link("one_plus_one", "那日苏", at_gacha), 422, {"\"who_kind\"", "team"}},
      {"斯琴", "POST", "/api/v1/links", new_link("contact_point", "那日苏", of_household("巴特尔")), 422, {"\"household\""}},
      {"斯琴", "POST", "/api/v1/links", new_link("contact_point", "那日苏", R"("place":"none")"), 422, {"\"place\""}},
      {"斯琴", "POST", "/api/v1/links", new_link("pairing", "那日苏", of_household("没有这户")), 422, {"\"household\""}},
      {"斯琴", "POST", "/api/v1/links", new_link("contact_point", "那日苏", R"("level":"moon")"), 422, {"\"place\"", "\"level\""}},
      {"斯琴", "POST", "/api/v1/links", R"({"kind":"contact_point"})", 422},
      {"斯琴", "POST", "/api/v1/links", R"({"kind":)", 400},
  });
}

TEST_CASE("4.59 a household that has more links of a kind than it may is told at once, and found among the overlaps") {
  on_each({
      {"斯琴", "POST", "/api/v1/links", new_link("pairing", "那日苏", of_household("巴特尔")), 201, {}, {"warnings"}},
      {"斯琴", "POST", "/api/v1/links", new_link("pairing", "包玉兰", of_household("巴特尔")), 201, {}, {"warnings"}},
      {"斯琴", "GET", "/api/v1/links/overlaps", "", 200, {"\"items\":[]"}},
      {"斯琴", "POST", "/api/v1/links", new_link("pairing", "斯琴", of_household("巴特尔")), 201, {"warnings", "结对帮扶", "3"}},
      {"斯琴", "GET", "/api/v1/links/overlaps", "", 200, {"\"allowed\":2", "那日苏", "包玉兰", "斯琴", "\"number\":\"12\""}, open_words},
      {"朝鲁", "GET", "/api/v1/links/overlaps?place=150725200202", "", 404},
      {"朝鲁", "GET", "/api/v1/links/overlaps?place=150725200201", "", 200, {"\"allowed\":2"}, open_words},
      {"李明", "GET", "/api/v1/links/overlaps", "", 422, {"\"place\""}},
      {"", "GET", "/api/v1/links/overlaps", "", 401},
      {"哈斯", "GET", "/api/v1/links/overlaps", "", 403},
  });
}

TEST_CASE("a link ends with a reason, or is handed over with a note; the next of kin of both is told") {
  on_each({
      {"斯琴", "POST", "/api/v1/links", new_link("contact_point", "那日苏", at_gacha, link_id), 201},
      {"", "POST", link_path + "/commands", R"({"command":"end","reason":"调走"})", 401},
      {"朝鲁", "POST", link_path + "/commands", R"({"command":"end","reason":"调走"})", 403},
      {"苏和", "POST", link_path + "/commands", R"({"command":"end","reason":"调走"})", 404},
      {"斯琴", "POST", link_path + "/commands", R"({"command":"end"})", 422, {"\"reason\""}},
      {"斯琴", "POST", link_path + "/commands", R"({"command":"end","reason":"调走","on":"2026-11-01"})", 422, {"\"on\""}},
      {"斯琴", "POST", link_path + "/commands", R"({"command":"hand_over"})", 422, {"\"who\""}},
      {"斯琴", "POST", link_path + "/commands", R"({"command":"hand_over","who_kind":"person","who":")" + id_of("那日苏") + "\"}", 422, {"\"who\""}},
      {"斯琴", "POST", link_path + "/commands", R"({"command":"hand_over","who_kind":"person","who":")" + id_of("包玉兰") + R"(","on":"2026-12-01","note":"三号井还没修好"})", 200,
       {"包玉兰", "三号井", "\"from_on\":\"2026-12-01\"", "\"until_on\":null"}},
      {"斯琴", "GET", link_path, "", 200, {"那日苏", "\"until_on\":\"2026-12-01\"", "\"replaced_by\":\""}},
      {"斯琴", "GET", "/api/v1/links", "", 200, {"那日苏"}, {"包玉兰"}},
      {"斯琴", "GET", "/api/v1/links?live_on=2026-12-01", "", 200, {"包玉兰"}, {"那日苏"}},
      {"斯琴", "GET", "/api/v1/links?live_on=any&count=exact", "", 200, {"包玉兰", "那日苏", "\"total\":2"}},
      {"斯琴", "GET", "/api/v1/links?live_on=soon", "", 422, {"\"live_on\""}},
      {"斯琴", "POST", link_path + "/commands", R"({"command":"end","reason":"x","on":"2026-12-01"})", 409},
      {"斯琴", "POST", link_path + "/commands", R"({"command":"end","reason":"x"})", 412, {}, {}, version(1)},
  });
}

TEST_CASE("1.4, 1.10 a member checks in where he lives and takes a post; others find who has it") {
  const std::string body = new_link("check_in", "李明", at_gacha + R"(,"post":"law")", link_id);
  on_each({
      {"斯琴", "POST", "/api/v1/links", body, 201, {"\"kind_name\":\"党员报到\"", "\"helper_class\":\"member\"", "\"post\":\"law\"", "\"post_name\":\"法律咨询岗\""}},
      {"斯琴", "POST", "/api/v1/links", body, 200, {"\"version\":1"}},
      {"斯琴", "POST", "/api/v1/links", new_link("check_in", "李明", at_gacha + R"(,"post":"lawn")"), 422, {"\"post\"", "没有这种服务岗位"}},
      {"斯琴", "POST", "/api/v1/links", new_link("contact_point", "李明", at_gacha + R"(,"post":"law")"), 422, {"\"post\"", "只有党员报到"}},
      {"斯琴", "POST", "/api/v1/links", new_link("check_in", "那日苏", at_gacha), 201, {}, {"\"post_name"}},
      {"朝鲁", "GET", "/api/v1/links?post=law&count=exact", "", 200, {"\"total\":1", "李明"}, {"那日苏"}},
      {"朝鲁", "GET", "/api/v1/links?post=lawn", "", 422, {"\"post\""}},
      {"斯琴", "PATCH", link_path, R"({"post":"repairs"})", 200, {"便民维修岗"}, {}, version(1)},
      {"斯琴", "PATCH", link_path, R"({"post":""})", 200, {"\"version\":3"}, {"\"post_name"}, version(2)},
      {"朝鲁", "GET", "/api/v1/links/posts", "", 200, {R"({"key":"law","name":"法律咨询岗"})"}},
      {"哈斯", "GET", "/api/v1/links/posts", "", 403},
      {"", "GET", "/api/v1/links/posts", "", 401},
  });
}

TEST_CASE("lists: by words, place, kind, who, household, level, programme; each sees his places, his unit's and his own") {
  const std::string leading = R"({"kind":"contact_point","who_kind":"person","who":")" + id_of("那日苏") + R"(","place":"150725200201","programmes":["leading"]})";
  on_each({
      {"包玉兰", "POST", "/api/v1/links", leading, 201},
      {"包玉兰", "POST", "/api/v1/links", new_link("contact_point", "李明", R"("place":"150725201201")"), 201},
      {"包玉兰", "POST", "/api/v1/links", new_link("pairing", "李明", of_household("斯日古冷")), 201},
      {"包玉兰", "GET", "/api/v1/links?count=exact", "", 200, {"\"total\":3"}, open_words},
      {"李明", "GET", "/api/v1/links?count=exact", "", 200, {"\"total\":2"}, open_words},
      {"朝鲁", "GET", "/api/v1/links?count=exact", "", 200, {"\"total\":1", "那日苏", "0470-6710"}, {"李明"}},
      {"那日苏", "GET", "/api/v1/links?count=exact", "", 200, {"\"total\":1"}, {"李明"}},
      {"包玉兰", "GET", "/api/v1/links?q=%E9%82%A3%E6%97%A5", "", 200, {"那日苏"}, {"李明"}},
      {"包玉兰", "GET", "/api/v1/links?place=150725201000", "", 200, {"李明"}, {"那日苏"}},
      {"包玉兰", "GET", "/api/v1/links?place=none", "", 422, {"\"place\""}},
      {"包玉兰", "GET", "/api/v1/links?kind=pairing&count=exact", "", 200, {"\"total\":1"}},
      {"包玉兰", "GET", "/api/v1/links?who=" + id_of("李明") + "&count=exact", "", 200, {"\"total\":2"}},
      {"包玉兰", "GET", "/api/v1/links?who=x", "", 422, {"\"who\""}},
      {"包玉兰", "GET", "/api/v1/links?household=" + household("斯日古冷") + "&count=exact", "", 200, {"\"total\":1"}},
      {"包玉兰", "GET", "/api/v1/links?level=township", "", 200, {"\"items\":[]"}},
      {"包玉兰", "GET", "/api/v1/links?programme=leading&count=exact", "", 200, {"\"total\":1"}},
      {"包玉兰", "GET", "/api/v1/links?programme=points", "", 422, {"\"programme\""}},
      {"包玉兰", "GET", "/api/v1/links?limit=1", "", 200, {"\"next\":\""}},
      {"包玉兰", "GET", "/api/v1/links?cursor=x", "", 400},
      {"", "GET", "/api/v1/links", "", 401},
      {"哈斯", "GET", "/api/v1/links", "", 403},
  });
}

TEST_CASE("many are handed over at once, all or none, and back again") {
  const std::string there = R"({"from_who":")" + id_of("那日苏") + R"(","to_who_kind":"person","to_who":")" + id_of("包玉兰") + R"(","note":"工作调动")";
  const std::string back = R"({"from_who":")" + id_of("包玉兰") + R"(","to_who_kind":"person","to_who":")" + id_of("那日苏") + R"(","note":"撤回"})";
  on_each({
      {"包玉兰", "POST", "/api/v1/links", new_link("contact_point", "那日苏", at_gacha), 201},
      {"包玉兰", "POST", "/api/v1/links", new_link("pairing", "那日苏", of_household("巴特尔")), 201},
      {"包玉兰", "POST", "/api/v1/links", new_link("pairing", "那日苏", of_household("斯日古冷")), 201},
      {"", "POST", "/api/v1/links/reassign", there + "}", 401},
      {"朝鲁", "POST", "/api/v1/links/reassign", there + "}", 403},
      {"苏和", "POST", "/api/v1/links/reassign", there + R"(,"place":"150725200201"})", 422, {"\"from_who\""}},
      {"包玉兰", "POST", "/api/v1/links/reassign", there + R"(,"kinds":["keeper"]})", 422, {"\"from_who\""}},
      {"包玉兰", "POST", "/api/v1/links/reassign", R"({"from_who":")" + id_of("那日苏") + R"(","to_who_kind":"team","to_who":")" + id_of("包玉兰") + R"(","note":"x"})", 422},
      {"包玉兰", "GET", "/api/v1/links?who=" + id_of("那日苏") + "&count=exact", "", 200, {"\"total\":3"}},
      {"包玉兰", "POST", "/api/v1/links/reassign", there + R"(,"kinds":["pairing"],"place":"150725200201"})", 200, {"\"count\":1", "工作调动"}, open_words},
      {"包玉兰", "POST", "/api/v1/links/reassign", there + "}", 200, {"\"count\":2"}, open_words},
      {"包玉兰", "GET", "/api/v1/links?who=" + id_of("那日苏"), "", 200, {"\"items\":[]"}},
      {"包玉兰", "POST", "/api/v1/links/reassign", back, 200, {"\"count\":3"}, open_words},
      {"包玉兰", "GET", "/api/v1/links?who=" + id_of("那日苏") + "&count=exact", "", 200, {"\"total\":3"}},
  });
}

TEST_CASE("while somebody is away another stands in, and the link says so") {
  const std::string away = to_text(named_uuid("away"));
  const std::string body = R"({"id":")" + away + R"(","person":")" + id_of("那日苏") + R"(","substitute":")" + id_of("包玉兰") + R"(","until_on":"2026-12-01","note":"培训"})";
  on_each({
      {"斯琴", "POST", "/api/v1/links", new_link("contact_point", "那日苏", at_gacha, link_id), 201},
      {"", "POST", "/api/v1/absences", body, 401},
      {"哈斯", "POST", "/api/v1/absences", body, 403},
      {"苏和", "POST", "/api/v1/absences", body, 404},
      {"那日苏", "POST", "/api/v1/absences", R"({"person":")" + id_of("那日苏") + R"(","substitute":")" + id_of("那日苏") + R"(","until_on":"2026-12-01"})", 422, {"\"substitute\""}},
      {"那日苏", "POST", "/api/v1/absences", body, 201, {"包玉兰", "培训"}},
      {"那日苏", "POST", "/api/v1/absences", body, 200, {"\"version\":1"}},
      {"包玉兰", "POST", "/api/v1/absences", R"({"id":")" + away + R"(","person":")" + id_of("那日苏") + R"(","substitute":")" + id_of("斯琴") + R"(","until_on":"2026-12-01"})", 409},
      {"斯琴", "GET", link_path, "", 200, {"\"substitute\":{", "包玉兰"}},
      {"包玉兰", "GET", "/api/v1/absences", "", 200, {"那日苏", "包玉兰"}},
      {"那日苏", "GET", "/api/v1/absences", "", 200, {"包玉兰"}},
      {"斯琴", "GET", "/api/v1/absences", "", 200, {"\"items\":[]"}, {"培训"}},
      {"李明", "GET", "/api/v1/absences", "", 200, {"\"items\":[]"}, {"培训"}},
      {"包玉兰", "GET", "/api/v1/absences?place=150725200000", "", 200, {"\"items\":[]"}},
      {"包玉兰", "GET", "/api/v1/absences?live_on=2026-12-01", "", 200, {"\"items\":[]"}},
      {"", "GET", "/api/v1/absences", "", 401},
      {"哈斯", "GET", "/api/v1/absences", "", 403},
      {"", "PATCH", "/api/v1/absences/" + away, "{}", 401},
      {"苏和", "PATCH", "/api/v1/absences/" + away, R"({"note":"x"})", 404, {}, {}, version(1)},
      {"那日苏", "PATCH", "/api/v1/absences/" + away, R"({"until_on":"2026-11-23"})", 422, {"\"until_on\""}, {}, version(1)},
      {"那日苏", "PATCH", "/api/v1/absences/" + away, R"({"until_on":"2026-11-24"})", 200, {"\"version\":2"}, {}, version(1)},
      {"那日苏", "PATCH", "/api/v1/absences/" + away, R"({"until_on":"2026-11-25"})", 412, {"2026-11-24"}, {}, version(1)},
      {"那日苏", "PATCH", "/api/v1/absences/" + away, R"({"until_on":"2026-11-25"})", 400},
      {"那日苏", "PATCH", "/api/v1/absences/01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e57", R"({"note":"x"})", 404, {}, {}, version(1)},
  });
}

TEST_CASE("1.15, 4.15 gaps, 2.23 quotas and the report over HTTP") {
  on_each({
      {"斯琴", "GET", "/api/v1/links/gaps", "", 200, {"\"of\":2", "\"total\":1", "白音布日德嘎查", "\"missing\":\"anybody\""}, {"萨如拉塔拉"}},
      {"斯琴", "GET", "/api/v1/links/gaps?what=households", "", 200, {"\"of\":3", "\"total\":1", "孟*"}, open_words},
      {"斯琴", "GET", "/api/v1/links/gaps?what=keepers&limit=2", "", 200, {"\"of\":5", "\"total\":5", "keeper_of_village", "keeper_of_household", "\"next\":\""}, open_words},
      {"斯琴", "GET", "/api/v1/links/gaps?what=dogs", "", 422, {"\"what\""}},
      {"斯琴", "GET", "/api/v1/links/gaps?cursor=x", "", 400},
      {"斯琴", "GET", "/api/v1/links/gaps?place=150725201000", "", 404},
      {"", "GET", "/api/v1/links/gaps", "", 401},
      {"哈斯", "GET", "/api/v1/links/gaps", "", 403},
      {"斯琴", "POST", "/api/v1/links", new_link("pairing", "那日苏", of_household("孟和")), 201},
      {"斯琴", "GET", "/api/v1/links/gaps?what=households", "", 200, {"\"total\":0"}},
      {"包玉兰", "GET", "/api/v1/links/quotas", "", 200, {"那日苏", "\"id\":\"county_leader_households\"", "\"state\":\"short\",\"has\":1,\"min\":2", "旗水利局", "绿源牧业"}},
      {"包玉兰", "GET", "/api/v1/links/quotas?rule=enterprise_village", "", 200, {"绿源牧业", "\"subjects\":1,\"short\":1"}, {"那日苏"}},
      {"包玉兰", "GET", "/api/v1/links/quotas?limit=1", "", 200, {"\"next\":\""}},
      {"包玉兰", "GET", "/api/v1/links/quotas?cursor=x", "", 400},
      {"包玉兰", "GET", "/api/v1/links/quotas?rule=none", "", 422, {"\"rule\""}},
      {"朝鲁", "GET", "/api/v1/links/quotas?place=150725000000", "", 404},
      {"", "GET", "/api/v1/links/quotas", "", 401},
      {"包玉兰", "GET", "/api/v1/links/report", "", 200, {"\"total\":{\"links\":1,\"to_places\":0,\"helpers\":1,\"places\":1,\"households\":1}", "\"helper_class\":\"leader\""}},
      {"包玉兰", "GET", "/api/v1/links/report?live_on=2020-01-01", "", 200, {"\"rows\":[]"}},
      {"包玉兰", "GET", "/api/v1/links/report?live_on=x", "", 422, {"\"live_on\""}},
      {"朝鲁", "GET", "/api/v1/links/report?place=150725201000", "", 404},
      {"", "GET", "/api/v1/links/report", "", 401},
      {"哈斯", "GET", "/api/v1/links/report", "", 403},
  });
}

}  // namespace lianxin::links
