// Texts as offices hand them on (a banner's report in traditional characters, an article that stands there twice, a page of the web, a
// paper that advertising was put into, a research report) come in through the routes of import: nothing is lost or counted twice, what is
// odd is told, everything is found. The texts are made up in the manner of such documents.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/features.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "platform/jobs/runner.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/settling.h"
#include "tests/support/small_county.h"
#include "tests/support/test_database.h"

namespace lianxin::app {
namespace {

using namespace test::county;

const std::string round_id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e77", round_path = "/api/v1/rounds/" + round_id;
const std::vector<http::Header> csv = {{"content-type", "text/csv"}};
const std::string head = "轮次,编号,征求方式,人员类别,区划,意见内容\n";

const std::string article =
    "全旗建起代办点四十二个，每个点有人守着。\n嘎查干部轮流值班，电话贴在门上。\n牧民办证不出苏木，材料由代办员捎到旗里。\n半年代办了三千二百余件。\n";

std::string row(std::string_view number, std::string_view text, std::string_view place = "西乌珠尔苏木") {
  std::string quoted;
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return "第一轮征求意见," + std::string(number) + ",座谈,市民群众," + std::string(place) + ",\"" + quoted + "\"\n";
}

struct House {
  explicit House(db::Store& s) : store(s), features(made()), server(s, features) {
    build(store, as_system(), places::feature(deployment()), people::feature(deployment()), usual());
    for (const auto& [name, who] : usual().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
    server.play({{"包玉兰", "POST", "/api/v1/rounds", R"({"id":")" + round_id + R"(","title":"第一轮征求意见","place":"150725000000","opens_on":"2026-11-16","closes_on":"2026-11-27",)"
                  R"("consolidate_on":"2026-12-11","channels":["symposium","form"]})", 201}});
  }
  static std::vector<Feature> made() {
    auto out = all_features(deployment());
    REQUIRE(out.has_value());
    return *std::move(out);
  }
  std::string imported(const std::string& rows) {
    const auto reply = server.send({"包玉兰", "POST", "/api/v1/imports?kind=opinions", rows, 200, {}, {}, csv});
    CAPTURE(reply.content());
    REQUIRE(reply.status == 200);
    return std::string(reply.content());
  }
  // Until the machine has said what it says of every request.
  void hear() {
    test::wait_until_settled(store);
    const auto voices = std::ranges::find_if(features, [](const Feature& each) { return each.name == "voices"; });
    jobs::Runner runner(store, voices->jobs, voices->reactions);
    Moment now = as_system().now;
    for (int turn = 0; turn < 50; ++turn, now = now + 10'000) {
      REQUIRE(runner.run_due_once(now).has_value());
      if (turn > 0 && count(store, "select count(*) from voices where group_number is null") == 0) break;
    }
    REQUIRE(count(store, "select count(*) from voices where group_number is null") == 0);
    REQUIRE(count(store, "select count(*) from voices") == count(store, "select count(*) from tickets"));
  }
  std::string id_of(std::string_view number) {
    const auto found = store.reading([&](db::Reader& r) {
      return r.list("select id from tickets where external_number = $1", {number}, [](const db::Row& each) { return each.get<std::string>(0); });
    });
    REQUIRE(found.has_value());
    REQUIRE(found->size() == 1);
    return found->front();
  }
  void check_flags(std::string_view number, std::string_view flags) {
    CAPTURE(number);
    server.play({{"包玉兰", "GET", "/api/v1/tickets/" + id_of(number) + "/voice", "", 200, {R"("flags":[)" + std::string(flags) + "]"}}});
  }
  // Those and no others of what was numbered.
  void check_found(std::string_view words, const std::vector<std::string>& numbers, const std::vector<std::string>& others) {
    std::string path = "/api/v1/search?kind=ticket&q=";
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : words) (path += '%').append({digits[static_cast<unsigned char>(c) / 16], digits[static_cast<unsigned char>(c) % 16]});
    CAPTURE(words);
    std::vector<std::string> there, not_there;
    for (const auto& each : numbers) there.push_back(id_of(each));
    for (const auto& each : others) not_there.push_back(id_of(each));
    server.play({{"包玉兰", "GET", path, "", 200, there, not_there}});
  }

  db::Store& store;
  std::vector<Feature> features;
  test::InProcessServer server;
};

}  // namespace

TEST_CASE("0.12 1.57 texts like those that offices hand on: what is odd is told, the words stay as they were, all of it is found") {
  test::with_each_store("texts of offices", [](db::Store& store) {
    House house(store);
    const auto told = house.imported(
        head + row("d0", "草場邊界不清，兩個嘎查爭了三年endprint，盼著旗裏派人來量。") + row("d1", article + "\n" + article) + row("d1x", article) +
        row("d2", "您当前的位置：首页 > 三到服务\n到户到人到心，修了九座圈舍。\n打印本页 关闭窗口\n版权所有 某旗委组织部 ICP备00000000号") +
        row("d3", "督导组到乡镇听会qwebet体育官网，收到意见一万二千多条，当场改了八百余条qwebet官网app。") +
        row("d4", "包户干部１２７人，每人联系ＡＢＣ三类户，电话０４７０－６７１２３４５👍🌾。") + row("d5", "😀👍🌾🐑🐎") + row("d6", "供水管\xEF\xBF\xBD\xEF\xBF\xBD漏，锟斤拷请修。") +
        row("d7", "冬天拉水要走十五里\xE4\xBA") + row("d8", "井的电压不稳，灯一闪一闪。"));
    CAPTURE(told);
    for (const char* part : {R"("rows":10)", R"("created":9)", R"("unchanged":0)", R"("failed":1)", "UTF-8", R"("line":26)"}) CHECK(told.find(part) != std::string::npos);
    house.hear();
    house.check_flags("d0", R"("marker")");
    house.check_flags("d1", R"("repeated")");
    house.check_flags("d1x", "");
    house.check_flags("d2", R"("page")");
    house.check_flags("d3", R"("junk")");
    house.check_flags("d4", "");
    house.check_flags("d5", R"("empty")");
    house.check_flags("d6", R"("broken")");
    house.check_flags("d8", "");
    // The article that stands there twice is a copy of the same article said once.
    house.server.play({{"包玉兰", "GET", "/api/v1/tickets/" + house.id_of("d1x") + "/voice", "", 200, {R"("count":2,"first":{"id":")" + house.id_of("d1")}},
                       {"包玉兰", "GET", "/api/v1/tickets/" + house.id_of("d0"), "", 200, {"草場邊界不清，兩個嘎查爭了三年endprint，盼著旗裏派人來量。"}},
                       {"包玉兰", "GET", "/api/v1/tickets/" + house.id_of("d3"), "", 200, {"听会qwebet体育官网，收到"}},
                       {"包玉兰", "GET", round_path + "/counts", "", 200, {R"("opinions":9)"}}});
    house.check_found("草场边界", {"d0"}, {"d1", "d2", "d8"});
    house.check_found("草場邊界", {"d0"}, {"d1"});
    house.check_found("127", {"d4"}, {"d0", "d1"});
    house.check_found("１２７人", {"d4"}, {"d0"});
    house.check_found("abc", {"d4"}, {"d3"});
    house.check_found("代办点", {"d1", "d1x"}, {"d2"});
    house.check_found("圈舍", {"d2"}, {"d1"});
    house.check_found("督导组", {"d3"}, {"d0"});
  });
}

TEST_CASE("0.12 1.57 a file of which a block stands twice gives each opinion of it once, also tried first; two who say the same alone are two") {
  test::with_each_store("a block that stands twice", [](db::Store& store) {
    House house(store);
    std::string block;
    for (const auto* text : {"水井的泵坏了", "草场补贴没有到账", "乡道没有路灯", "卫生室缺药", "网络信号差", "校车不来"}) block += row("", text);
    const std::string file = head + row("", "垃圾没人清") + block + block + row("", "垃圾没人清");
    const auto trial = house.server.send({"包玉兰", "POST", "/api/v1/imports?kind=opinions&dry_run=true", file, 200, {}, {}, csv});
    CHECK(trial.content().find(R"("created":8,"unchanged":6)") != std::string::npos);
    CHECK(count(store, "select count(*) from tickets") == 0);
    CHECK(house.imported(file).find(R"("created":8,"unchanged":6)") != std::string::npos);
    CHECK(house.imported(file).find(R"("created":0,"unchanged":14)") != std::string::npos);
    CHECK(count(store, "select count(*) from tickets") == 8);
    house.server.play({{"包玉兰", "GET", round_path + "/counts", "", 200, {R"("opinions":8)"}}});
  });
}

TEST_CASE("3.25 1.57 a figure with its 余, 多 or 以上 counts once, however often its source stands there") {
  test::with_each_store("figures that stand twice", [](db::Store& store) {
    House house(store);
    const auto put = [](std::string_view place, std::string_view written, std::string_view version = "") {
      return test::Scenario{"包玉兰", "PUT", round_path + "/reports",
                            R"({"place":")" + std::string(place) + R"(","measure":"opinions","written":")" + std::string(written) + "\"" + std::string(version) + "}", 200};
    };
    auto again = put(gacha, "一千二百余条");
    again.status = 412;  // it was reported before
    house.server.play({put(gacha, "一千二百余条"), again, put(gacha, "1200余条", R"(,"version":1)"), put(second_gacha, "800多条"), put(other_gacha, "五百条以上"),
                       {"包玉兰", "GET", round_path + "/reports", "", 200, {R"("amount":2500)", R"("reports":3)"}, {R"("amount":3700)"}}});
    // What the sumu reports holds what its gachas did.
    house.server.play({put(sumu, "2000余条"), {"包玉兰", "GET", round_path + "/reports", "", 200, {R"("amount":2500)", R"("reports":2)"}, {R"("amount":4500)"}},
                       {"包玉兰", "GET", round_path + "/reports?place=150725200000", "", 200, {R"("amount":2000)", R"("is_own":true)"}}});
  });
}

TEST_CASE("0.12 a list saved as GB 18030 is read as it was written, a damaged character spoils its row alone") {
  test::with_each_store("GB 18030", [](db::Store& store) {
    House house(store);
    // 轮次,编号,征求方式,意见内容; two opinions of 第一轮征求意见 by 座谈.
    const std::string heads = "\xC2\xD6\xB4\xCE,\xB1\xE0\xBA\xC5,\xD5\xF7\xC7\xF3\xB7\xBD\xCA\xBD,\xD2\xE2\xBC\xFB\xC4\xDA\xC8\xDD\n", by = "\xB5\xDA\xD2\xBB\xC2\xD6\xD5\xF7\xC7\xF3\xD2\xE2\xBC\xFB,";
    const std::string first = by + "g1,\xD7\xF9\xCC\xB8,\xB8\xC2\xB2\xE9\xCE\xC0\xC9\xFA\xCA\xD2\xC8\xB1\xB3\xA3\xD3\xC3\xD2\xA9\xA3\xAC\xC1\xBF\xD1\xAA\xD1\xB9\xD2\xAA\xC5\xDC\xC8\xFD\xCA\xAE\xC0\xEF\n";
    const std::string second = by + "g2,\xD7\xF9\xCC\xB8,\xCF\xE7\xB5\xC0\xB5\xC4\xBB\xA4\xC0\xB8\xB5\xB9\xC1\xCB\xC1\xBD\xB4\xA6\xA3\xAC\xD2\xB9\xC0\xEF\xC3\xBB\xD3\xD0\xB5\xC6\n";
    const auto told = house.imported(heads + first + by + "g3,\xD7\xF9\xCC\xB8,\xB5\xC6\xFF\xFF\xB5\xC6\n" + second);
    CAPTURE(told);
    CHECK(told.find(R"("created":2,"unchanged":0,"failed":1)") != std::string::npos);
    CHECK(told.find(R"("line":3)") != std::string::npos);
    house.hear();
    house.check_flags("g1", "");
    house.check_found("卫生室缺常用药", {"g1"}, {"g2"});
    house.check_found("護欄", {"g2"}, {"g1"});
    house.server.play({{"包玉兰", "GET", "/api/v1/tickets/" + house.id_of("g2"), "", 200, {"乡道的护栏倒了两处，夜里没有灯"}}});
  });
}

}  // namespace lianxin::app
