// Consolidations from the first category to the approved sheet, on both databases.
#include <doctest/doctest.h>

#include "features/consolidations/consolidations_house_test.h"

namespace lianxin::consolidations {
namespace {

using house::node;
using house::path;
using house::quoted;

std::string voices(std::string_view name, std::string_view more = "") { return path() + "/voices?node=" + to_text(node(name)) + std::string(more); }

// All that is kept of the tree and its voices, as text.
std::string dump(db::Store& store) {
  std::string out;
  const auto read = store.reading([&](db::Reader& r) -> Result<void> {
    TRY(r.select("select id, parent, position, words, merged_into, removed, level from consolidation_nodes order by id", {}, [&](const db::Row& row) {
      for (int i = 0; i < 7; ++i) out += (row.is_null(i) ? "-" : i == 2 || i == 5 ? std::to_string(row.integer(i)) : std::string(row.text(i))) + " ";
      out += "\n";
    }));
    TRY(r.select("select ticket, node from consolidation_voices where node is not null order by ticket", {},
                 [&](const db::Row& row) { out += std::string(row.text(0)) + " " + std::string(row.text(1)) + "\n"; }));
    return r.select("select voices from consolidations", {}, [&](const db::Row& row) { out += std::to_string(row.integer(0)); });
  });
  REQUIRE(read.has_value());
  return out;
}

}  // namespace

TEST_CASE("0.22 a consolidation is begun once, listed, and refused with what is wrong") {
  test::with_each_store("consolidations begun", [](db::Store& store) {
    house::House house(store);
    house.begin();
    const std::string list = "/api/v1/consolidations";
    house.server.play({
        {"包玉兰", "GET", list, "", 200, {"2026年第一轮意见", R"("lines":0)", R"("next":null)"}},
        {"包玉兰", "GET", list + "?state=approved", "", 200, {R"("items":[])"}},
        {"包玉兰", "GET", list + "?place=150725201000", "", 200, {R"("items":[])"}},
        {"包玉兰", "GET", list + "?state=moon", "", 422, {"state"}},
        {"包玉兰", "GET", list + "?cursor=abc", "", 400},
        {"包玉兰", "POST", list, R"({"id":")" + to_text(house::consolidation()) + R"(","title":"另一个","place":"150725000000"})", 409},
        {"包玉兰", "POST", list, R"({"title":" ","place":"150725000000"})", 422, {"title"}},
        {"包玉兰", "POST", list, R"({"title":"一","place":"none"})", 422, {"place"}},
        {"包玉兰", "POST", list, R"({"title":"一","place":"150700000000"})", 422, {"不归您"}},
        {"包玉兰", "POST", list, R"({"title":"一","place":"150725000000","from":"2026-11-02","until":"2026-11-01"})", 422, {"until"}},
        {"包玉兰", "POST", list, R"({"title":)", 400},
        {"包玉兰", "GET", "/api/v1/consolidations/" + to_text(named_uuid("none")), "", 404},
    });
    CHECK(house::journalled(store, "consolidation.made") == 1);
  });
}

TEST_CASE("E10 a line opens to its voices in their own words, also after merging, and says from how many it was merged") {
  test::with_each_store("consolidation voices", [](db::Store& store) {
    house::House house(store);
    house.said(1, 8);
    house.grow();
    const auto merged = house.does(R"({"command":"merge","nodes":[)" + quoted(node("二")) + R"(],"into":)" + quoted(node("一")) + R"(,"text":"水井的事"})");
    for (const char* part : {R"("text":"水井的事")", R"("first_text":"一")", R"("text":"二","voices":2)", R"("voices":4)", R"("code":"letter_box","name":"意见箱")"})
      CHECK(merged.find(part) != std::string::npos);
    house.server.play({
        {"包玉兰", "GET", voices("一"), "", 200, {"第1位说", "第2位说", "第3位说", "第4位说", "三号井的水泵又坏了"}, {"第5位说"}},
        {"包玉兰", "GET", voices("水"), "", 200, {"第1位说", "第4位说"}, {"第5位说"}},
        {"包玉兰", "GET", voices("二"), "", 200, {"第3位说"}, {"第1位说"}},
        {"包玉兰", "GET", voices("没有"), "", 422, {"node"}},
        {"包玉兰", "GET", path() + "/voices", "", 422, {"node"}},
        {"包玉兰", "GET", voices("一", "&cursor=abc"), "", 400},
        {"包玉兰", "GET", path() + "/sheet", "", 200, {R"("merged_from":2)", R"("voices":4)", R"("line":"水井的事")", R"("problem":"水井")", R"("lines":2)"}},
        {"包玉兰", "GET", path() + "/history", "", 200, {R"("command":"merge")", R"("text":"二")", R"("into":"水井的事")"}},
        {"包玉兰", "GET", path() + "/history?limit=2", "", 200, {R"("next":")"}, {R"("text":"水")"}},
        {"包玉兰", "GET", path() + "/history?cursor=abc", "", 400},
        {"包玉兰", "GET", path() + "/sheet?format=pdf", "", 422, {"format"}},
    });
    house.does(R"({"command":"split","node":)" + quoted(node("一")) + R"(,"nodes":[)" + quoted(node("二")) + "]}");
    house.server.play({{"包玉兰", "GET", voices("一"), "", 200, {"第1位说"}, {"第3位说"}}});
  });
}

TEST_CASE("§2.5 the sheet as CSV: one line a row, with where the voices came from") {
  test::with_each_store("consolidation sheet", [](db::Store& store) {
    house::House house(store);
    house.said(1, 6);
    house.grow();
    house.does(R"({"command":"set","node":)" + quoted(node("水井")) + R"(,"level":"county","target":"work","category":"water","fixed_at_once":true})");
    const auto reply = house.server.send({"包玉兰", "GET", path() + "/sheet?format=csv"});
    CHECK(reply.content_type == "text/csv; charset=utf-8");
    const std::string csv(reply.content());
    for (const char* part : {"序号,类别,归并后的问题,归并后的意见,原始意见条数", "1,水,水井,一,2,1,工作", "旗县市区,是\r\n", "3,路,土路,三,2,1"})
      CHECK(csv.find(part) != std::string::npos);
    CHECK((csv.find("座谈会 1; 意见箱 1") != std::string::npos || csv.find("意见箱 1; 座谈会 1") != std::string::npos));
  });
}

TEST_CASE("accepting takes what is of the place and time and stands nowhere yet") {
  test::with_each_store("consolidation accepting", [](db::Store& store) {
    house::House house(store);
    house.said(1, 6);
    house.said(7, 9, house::other_gacha);
    house.grow();
    const auto into = [](std::string_view filter) { return R"({"command":"accept","node":)" + quoted(node("三")) + R"(,"filter":)" + std::string(filter) + "}"; };
    CHECK(house.does(house::accepted("四", "土路", 6, 7)).find(R"("taken":1,"left":1)") != std::string::npos);
    house.does(into(R"({"place":"150725200000"})"), 409);
    house.does(into(R"({"place":"150700000000"})"), 422);
    house.does(into(R"({"place":"none"})"), 422);
    house.does(into(R"({"category":"moon"})"), 422);
    house.does(into(R"({"from":"2026-11-21"})"), 409);
    house.does(into(R"({"channel":"letter_box","kind":"suggestion","until":"2026-11-20"})"));
    house.server.play({{"包玉兰", "GET", voices("三"), "", 200, {"第8位说"}, {"第9位说"}}});
    CHECK(house.does(into("{}")).find(R"("taken":1)") != std::string::npos);
    CHECK(house::journalled(store, "consolidation.accept") == 6);
  });
}

TEST_CASE("0.13 a consolidation of a round takes only what was said in it") {
  test::with_each_store("consolidation of a round", [](db::Store& store) {
    house::House house(store);
    const Uuid round = named_uuid("round");
    house.said(1, 6);
    house.said(7, 8, house::gacha, {}, round);
    house.grow();
    const auto bound = store.transact([&](db::Writer& w) { return w.run("update consolidations set round = $1", {to_text(round)}); });
    REQUIRE(bound.has_value());
    house.does(R"({"command":"undo"})");
    CHECK(house.does(R"({"command":"accept","parent":)" + quoted(node("土路")) + R"(,"text":"这一轮说的","filter":{}})").find(R"("taken":2)") != std::string::npos);
    house.server.play({{"包玉兰", "POST", "/api/v1/consolidations", R"({"title":"一","place":"150725000000","round":")" + to_text(round) + "\"}", 422, {"round"}}});
  });
}

TEST_CASE("who is late is told what it is now; what nobody may or nothing makes sense of is refused") {
  test::with_each_store("consolidation versions", [](db::Store& store) {
    house::House house(store);
    house.said(1, 6);
    house.grow();
    const auto with = [&](int version, int status, std::vector<std::string> must) {
      house.server.play({{"包玉兰", "POST", path() + "/commands", R"({"command":"rename","text":"新","node":)" + quoted(node("一")) + "}", status, must, {},
                          {{"if-match", "\"" + std::to_string(version) + "\""}}}});
    };
    with(3, 412, {"\"current_version\":7", "水井"});
    with(7, 200, {"\"version\":8", "新"});
    house.does(R"({"command":"fly"})", 422);
    house.does(R"({"command":"rename","node":)" + quoted(node("没有")) + R"(,"text":"x"})", 422);
    house.does("{", 400);
  });
}

TEST_CASE("0.23 3.27 submitted, sent back with a flag, submitted again and approved by two others, with the meeting") {
  test::with_each_store("consolidation approved", [](db::Store& store) {
    house::House house(store);
    house.said(1, 6);
    house.grow();
    house.does(R"({"command":"submit"})");
    house.does(R"({"command":"approve"})", 409);
    const auto back = house.does(R"({"command":"send_back","flags":["evasive"],"text":"井的事没写是哪口井"})", 200, "额尔敦");
    for (const char* part : {R"("state":"sent_back")", "避重就轻", "没写是哪口井"}) CHECK(back.find(part) != std::string::npos);
    house.does(R"({"command":"rename","text":"三号井的水泵","node":)" + quoted(node("一")) + "}");
    house.does(R"({"command":"submit"})");
    house.does(R"({"command":"approve"})", 200, "额尔敦");
    house.does(R"({"command":"add_meeting","held_on":"2026-11-22","name":"旗委常委会第一次会议"})");
    const auto approved = house.does(R"({"command":"approve"})", 200, "白塔娜");
    for (const char* part : {R"("state":"approved")", "旗委常委会第一次会议", "额尔敦", "白塔娜"}) CHECK(approved.find(part) != std::string::npos);
    house.does(R"({"command":"undo"})", 409);
    house.server.play({{"赵敏", "GET", path() + "/sheet", "", 200, {R"("approved_by":["额尔敦","白塔娜"])", R"("held_on":"2026-11-22")"}},
                       {"包玉兰", "GET", path() + "/history", "", 200, {R"("command":"send_back")", "没写是哪口井"}}});
  });
}

TEST_CASE("E10 everything undone in the database is as it was, and done again as it came to be") {
  test::with_each_store("consolidation undone", [](db::Store& store) {
    house::House house(store);
    house.said(1, 12);
    house.grow();
    const std::string begin = dump(store);
    const std::vector<std::string> commands{
        house::accepted("四", "路", 7, 8),
        R"({"command":"merge","nodes":[)" + quoted(node("二")) + R"(],"into":)" + quoted(node("一")) + "}",
        R"({"command":"split","id":)" + quoted(node("五")) + R"(,"node":)" + quoted(node("一")) + R"(,"text":"五","tickets":)" + house::tickets_of(2, 3) + "}",
        R"({"command":"merge","nodes":[)" + quoted(node("水")) + R"(],"into":)" + quoted(node("路")) + "}",
        R"({"command":"move","node":)" + quoted(node("五")) + R"(,"parent":)" + quoted(node("土路")) + R"(,"before":)" + quoted(node("三")) + "}",
        R"({"command":"rename","node":)" + quoted(node("五")) + R"(,"text":"别的话"})",
        R"({"command":"set","node":)" + quoted(node("五")) + R"(,"level":"county"})",
        R"({"command":"accept","node":)" + quoted(node("五")) + R"(,"filter":{}})",
        R"({"command":"reject","proposal":"group-1","reason":"两件事"})",
        house::added("problem", "空", "路"),
        R"({"command":"remove","node":)" + quoted(node("空")) + "}"};
    for (const auto& command : commands) house.does(command);
    const std::string end = dump(store);
    CHECK(end != begin);
    for (std::size_t i = 0; i < commands.size(); ++i) house.does(R"({"command":"undo"})");
    CHECK(dump(store) == begin);
    for (std::size_t i = 0; i < commands.size(); ++i) house.does(R"({"command":"redo"})");
    CHECK(dump(store) == end);
    house.does(R"({"command":"redo"})", 409);
    CHECK(house::count(store, "select count(*) from consolidation_events") == static_cast<std::int64_t>(7 + 3 * commands.size()));
  });
}

TEST_CASE("4.39 a line is carried by a problem and shows how far it is, to whoever may see it") {
  test::with_each_store("consolidation handled", [](db::Store& store) {
    house::House house(store);
    house.said(1, 8);
    house.grow();
    const auto problem = house.problem();
    const auto handled = [](std::string_view name, const std::string& by) { return R"({"command":"handle","node":)" + quoted(node(name)) + R"(,"problem":")" + by + "\"}"; };
    house.does(handled("一", to_text(house::ticket(3).value)), 422);
    house.does(handled("水", to_text(problem)), 409);
    CHECK(house.does(handled("一", to_text(problem))).find(R"("problem":{"id":")" + to_text(problem) + R"(","number")") != std::string::npos);
    house.does(handled("一", to_text(problem)), 409);
    house.server.play({{"包玉兰", "GET", path(), "", 200, {R"("state":"registered")", "水井的事"}},
                       {"包玉兰", "GET", voices("一"), "", 200, {R"("is_loose":true)"}},
                       {"额尔敦", "GET", path(), "", 200, {R"("problem":null)"}, {"水井的事", to_text(problem)}},  // it is about him
                       {"包玉兰", "GET", path() + "/history", "", 200, {R"("command":"handle")"}}});
    house.does(R"({"command":"undo"})");
    CHECK(house.does(R"({"command":"handle","node":)" + quoted(node("一")) + "}").find("水井的事") == std::string::npos);
  });
}

}  // namespace lianxin::consolidations
