#include <doctest/doctest.h>

#include "features/rulebook/rulebook_house_test.h"
#include "platform/journal/journal.h"

namespace lianxin::rulebook {
namespace {

const std::string calendar = "/api/v1/rulebook/calendar";
const std::string days = "/api/v1/rulebook/days";

std::string year(int number, const std::string& more = "") {
  const std::string n = std::to_string(number);
  return R"({"year":)" + n + R"(,"source":"放假安排的通知（第9号，2026-11-05）","holidays":[{"name":"元旦","from":")" + n +
         R"(-01-01","to":")" + n + R"(-01-03"})" + more + R"(],"makeup_working_days":[]})";
}

std::string setting(const std::string& content, const std::string& reason = "通知第9号") {
  return R"({"reason":")" + reason + R"(","content":)" + content + "}";
}
std::string years(const std::string& list) { return R"({"years":[)" + list + "]}"; }

std::vector<http::Header> based_on(int version) { return {{"if-match", "\"" + std::to_string(version) + "\""}}; }

std::vector<std::string> journalled(db::Store& store) {
  std::vector<std::string> out;
  const auto rows = store.reading([](db::Reader& r) { return journal::rows_after(r, 0, 100); });
  REQUIRE(rows.has_value());
  for (const auto& row : *rows) {
    if (row.subject_kind == "rulebook") out.push_back(row.kind + " " + row.subject + " " + row.detail);
  }
  return out;
}

void on_each(const std::function<void(house::House&, db::Store&)>& body) {
  test::with_each_store("rulebook over HTTP", [&](db::Store& store) {
    house::House house(store);
    body(house, store);
  });
}

}  // namespace

TEST_CASE("3.8 a year is added in force beside those of the packs, with who, when and why, and journalled") {
  on_each([](house::House& house, db::Store& store) {
    house.server.play({
        {"sunqiang", "GET", calendar, "", 200, {"\"version\":0", "\"may_change\":true", "\"year\":2026", "国庆节", "\"changed\":{\"years\":[]}"}, {"\"at\"", "2027"}},
        {"sunqiang", "PUT", calendar, setting(years(year(2027))), 200, {"\"version\":1", "\"year\":2026", "\"year\":2027", "孙强", "通知第9号"}, {}, based_on(0)},
        {"chenadmin", "GET", calendar, "", 200, {"\"may_change\":false"}},
        {"wulan", "GET", calendar, "", 200, {"\"version\":1", "\"may_change\":false", "2026-11-23T09:00:00", "\"changed\":{\"years\":[{\"year\":2027"}},
        {"wulan", "GET", calendar + "/versions", "", 200, {"\"version\":1", "\"by\":\"孙强\""}, {"content"}},
        {"wulan", "GET", calendar + "/versions/0", "", 200, {"\"version\":0", "\"year\":2026"}, {"2027"}},
        {"wulan", "GET", calendar + "/versions/7", "", 404},
        {"wulan", "GET", calendar + "/versions/one", "", 404},
        {"wulan", "GET", "/api/v1/rulebook/stars", "", 404},
    });
    const auto rows = journalled(store);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0] == R"(rulebook.changed calendar {"name":"calendar","from":0,"to":1,"reverted_to":null,"reason":"通知第9号"})");
  });
}

TEST_CASE("what is wrong is told with its path, and nothing of it holds") {
  on_each([](house::House& house, db::Store& store) {
    const std::string overlap = R"(,{"name":"春节","from":"2027-01-03","to":"2027-01-09"})";
    const std::string outside = R"(,{"name":"春节","from":"2028-01-28","to":"2028-02-03"})";
    house.server.play({
        {"sunqiang", "PUT", calendar, setting(years(year(2027, outside))), 422, {"content.years[0].holidays[1].from", "base.calendar.wrong_year", "2027 年"}, {}, based_on(0)},
        {"sunqiang", "PUT", calendar, setting(years(year(2027, overlap))), 422, {"content.years[0].holidays[1].from", "base.calendar.overlap", "元旦"}, {}, based_on(0)},
        {"sunqiang", "PUT", calendar, setting(years(year(2027) + "," + year(2027))), 422, {"content.years[1].year"}, {}, based_on(0)},
        {"sunqiang", "PUT", calendar, setting(R"({"years":[{"year":"soon"}]})"), 422, {"content.years[0].year", "content.years[0].source"}, {}, based_on(0)},
        {"sunqiang", "PUT", calendar, setting(years(year(2027)), " "), 422, {"\"reason\"", "base.required"}, {}, based_on(0)},
        {"sunqiang", "PUT", calendar, setting("7"), 422, {"\"content\""}, {}, based_on(0)},
        {"sunqiang", "PUT", calendar, setting(years(year(2027))), 400, {"base.if_match_missing"}},
        {"sunqiang", "GET", calendar, "", 200, {"\"version\":0"}},
    });
    CHECK(journalled(store).empty());
  });
}

TEST_CASE("a version that is not in force any more changes nothing and is told what is") {
  on_each([](house::House& house, db::Store&) {
    house.server.skip_contract();  // which knows only the books of the product
    house.server.play({
        {"sunqiang", "PUT", days, setting(R"({"days":10})"), 422, {"content.days"}, {}, based_on(0)},
        {"sunqiang", "PUT", days, setting(R"({"days":4})"), 200, {"\"version\":1"}, {}, based_on(0)},
        {"sunqiang", "PUT", days, setting(R"({"days":5})"), 412, {"\"current\"", "\"days\":4", "\"version\":1"}, {}, based_on(0)},
        {"sunqiang", "POST", days + "/revert", R"({"reason":"撤","version":0})", 412, {"\"days\":4"}, {}, based_on(0)},
        {"sunqiang", "GET", days, "", 200, {"\"days\":4"}},
    });
  });
}

TEST_CASE("the same content again makes no version; going back makes one that says what was") {
  on_each([](house::House& house, db::Store& store) {
    house.server.skip_contract();  // which knows only the books of the product
    house.server.play({
        {"sunqiang", "PUT", days, setting(R"({"days":3})"), 200, {"\"version\":0"}, {}, based_on(0)},
        {"sunqiang", "PUT", days, setting(R"({"days":4})"), 200, {"\"version\":1"}, {}, based_on(0)},
        {"sunqiang", "PUT", days, setting(R"({"days":5})"), 200, {"\"version\":2"}, {}, based_on(1)},
        {"sunqiang", "POST", days + "/revert", R"({"reason":"有误","version":1})", 200, {"\"version\":3", "\"days\":4", "有误"}, {}, based_on(2)},
        {"sunqiang", "POST", days + "/revert", R"({"reason":"照旧","version":0})", 200, {"\"version\":4", "\"days\":3"}, {}, based_on(3)},
        {"sunqiang", "POST", days + "/revert", R"({"reason":"照旧","version":9})", 422, {"\"version\"", "没有这个版本"}, {}, based_on(4)},
        {"sunqiang", "POST", days + "/revert", R"({"reason":"","version":1})", 422, {"\"reason\""}, {}, based_on(4)},
        {"sunqiang", "POST", days + "/revert", R"({"reason":"又一次","version":1})", 400, {"base.if_match_missing"}},
        {"wulan", "GET", days + "/versions?limit=2", "", 200, {"\"version\":4", "\"version\":3", "\"next\":\""}, {"\"version\":2"}},
    });
    const auto rows = journalled(store);
    REQUIRE(rows.size() == 4);
    CHECK(rows[2].find(R"("from":2,"to":3,"reverted_to":1)") != std::string::npos);
  });
}

TEST_CASE("a packs' year that is set again as it was published is the packs' again") {
  on_each([](house::House& house, db::Store&) {
    const auto before = house.server.send({"sunqiang", "GET", calendar, ""});
    const std::string_view all = before.content();
    const auto from = all.find("\"content\":") + 10;
    const std::string whole(all.substr(from, all.find(",\"changed\"") - from));
    house.server.play({
        {"sunqiang", "PUT", calendar, setting(years(year(2026))), 200, {"\"changed\":{\"years\":[{\"year\":2026"}, {"国庆节\",\"from\":\"2026"}, based_on(0)},
        {"sunqiang", "PUT", calendar, setting(whole), 200, {"\"version\":2", "\"changed\":{\"years\":[]}", "国庆节"}, {}, based_on(1)},
    });
  });
}

}  // namespace lianxin::rulebook
