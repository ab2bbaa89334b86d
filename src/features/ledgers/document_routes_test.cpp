// Papers of many records at once.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "platform/sheets/package.h"

namespace lianxin::ledgers {
namespace {

const std::string at = "/api/v1/ledgers/disputes/documents";

std::string part_of(std::string_view file, std::string_view part = "word/document.xml") {
  const auto package = sheets::Package::open({.name = "x.docx", .bytes = file});
  REQUIRE(package.has_value());
  const auto xml = package->whole(part);
  REQUIRE(xml.has_value());
  return *xml;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t i = text.find(part); i != std::string_view::npos; i = text.find(part, i + part.size())) ++out;
  return out;
}

}  // namespace

TEST_CASE("7 many papers of one template: the list's filters or those named, in one file on pages of their own or a file each; the journal has it") {
  test::with_each_store("serial printing", [](db::Store& store) {
    house::House house(store);
    const std::string first = house.dispute("争草场", R"(,"urgency":"red")"), second = house.dispute("争/水井", R"(,"urgency":"red")"), third = house.dispute("争围栏", R"(,"urgency":"yellow")");
    const auto printed = [&](const std::string& query, const std::string& body) {
      auto reply = house.server.send({.who = "斯琴", .method = "POST", .path = at + query, .body = body});
      INFO(reply.body.substr(0, 400));
      REQUIRE(reply.status == 200);
      return reply;
    };
    const std::string red = part_of(printed("?f.urgency=red", "{}").body);
    CHECK((has(red, "争草场") && has(red, "争/水井") && !has(red, "争围栏") && !has(red, "{{")));
    CHECK(times(red, "矛盾纠纷排查化解登记表") == 2);
    CHECK(times(red, "w:start=\"1\"") == 2);
    const std::string named = part_of(printed("?f.urgency=red", R"({"ids":[")" + third + R"(",")" + first + R"("]})").body);
    CHECK(named.find("争围栏") < named.find("争草场"));
    CHECK_FALSE(has(named, "水井"));
    const auto files = printed("", R"({"as":"files"})");
    CHECK(files.content_type == "application/zip");
    CHECK((has(files.body, "争_水井.docx") && has(files.body, "003 ") && !has(files.body, "004 ") && !has(files.body, "争/水井.docx")));
    CHECK(house::journalled(store, "ledger.printed") == 3);
  });
}

TEST_CASE("6.2 what is not seen is not printed: not by filters, not by name; what cannot be is told") {
  test::with_each_store("serial printing by reach", [](db::Store& store) {
    house::House house(store);
    house.server.let_in("乌兰", house::account_with(store, "乌兰", Role::office, Reach::subtree, house::prefecture));
    const std::string id = house.dispute("争草场"), by_id = R"({"ids":[")" + id + R"("]})";
    house.server.play({
        {"苏和", "POST", at, by_id, 404, {}, {"争草场"}},
        {"苏和", "POST", at, "{}", 422, {"没有记录可打印"}, {"争草场"}},
        {"高云", "POST", at, by_id, 403},
        {"", "POST", at, by_id, 401},
        {"斯琴", "POST", at, R"({"template":"nothing"})", 404},
        {"斯琴", "POST", at, R"({"ids":[]})", 422, {"ids"}},
        {"斯琴", "POST", at + "?f.nothing=1", "{}", 422, {"f.nothing"}},
        {"斯琴", "POST", "/api/v1/ledgers/meetings/documents", by_id, 404},
        {"赵敏", "POST", at, by_id, 200},
    });
    CHECK(house::journalled(store, "ledger.printed") == 1);
    std::string many;
    for (int i = 0; i < 501; ++i) many += (i == 0 ? "\"" : ",\"") + id + "\"";
    house.server.skip_contract();
    const auto refused = house.server.send({.who = "斯琴", .method = "POST", .path = at, .body = "{\"ids\":[" + many + "]}"});
    CHECK(refused.status == 422);
    CHECK(has(refused.body, "500"));
  });
}

}  // namespace lianxin::ledgers
