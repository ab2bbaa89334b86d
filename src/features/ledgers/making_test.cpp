// Records made of records: a meeting's decision becomes a task letter, once, and names it (1.56, §2.17).
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

std::string id_in(const std::string& body) { return body.substr(body.find("\"id\":\"") + 6, 36); }

std::string letter(std::string_view from, std::string_view id = "") {
  return std::string("{") + (id.empty() ? "" : "\"id\":\"" + std::string(id) + "\",") +
         R"("place":"150725","fields":{"task":"打两眼井","basis_item":"推进会","goal":"入冬前通水","finish_criterion":"出水验收","starts_on":"2026-11-20","due_by":"2026-12-20"},"made_from":)" + std::string(from) + "}";
}

struct Meeting {
  explicit Meeting(db::Store& store) : house(store) {
    const auto made = house.server.send({.who = "斯琴", .method = "POST", .path = "/api/v1/ledgers/meetings/records",
                                         .body = R"({"place":"150725200000","fields":{"name":"推进会","kind":"dispatch","at_level":"township","held_by":{"name":"苏木政府"},"held_on":"2026-11-20",
                                                  "decisions":[{"what":"打两眼井","lead_unit":{"name":"水利站"},"due_by":"2026-12-20"},{"what":"修圈舍","lead_unit":{"name":"畜牧站"},"due_by":"2026-12-20"}]}})"});
    INFO(made.body);
    REQUIRE(made.status == 201);
    id = id_in(made.body);
  }
  std::string from(int row, std::string_view make = "letter", std::string_view ledger = "meetings") const {
    return R"({"ledger":")" + std::string(ledger) + R"(","record":")" + id + R"(","make":")" + std::string(make) + R"(","row":)" + std::to_string(row) + "}";
  }
  house::House house;
  std::string id{};
};

constexpr std::string_view letters = "/api/v1/ledgers/task_letters/records";

}  // namespace

TEST_CASE("a decision becomes a task letter: its row names it, the history tells it, and it is not made twice") {
  test::with_each_store("makings", [](db::Store& store) {
    Meeting m(store);
    auto& server = m.house.server;
    const std::string at = std::string(letters), body = [&] { std::string text = letter(m.from(0)); return text.replace(text.find("150725\""), 7, "150725200000\""); }();
    const auto made = server.send({.who = "斯琴", .method = "POST", .path = at, .body = body});
    INFO(made.body);
    REQUIRE(made.status == 201);
    const std::string task = id_in(made.body), meeting = "/api/v1/ledgers/meetings/records/" + m.id;
    server.play({
        {"斯琴", "GET", meeting, "", 200, {R"("task":")" + task + R"("},{"what":"修圈舍")", R"("kind":"record","target":")" + task}},
        {"斯琴", "GET", meeting + "/history", "", 200, {R"("kind":"made")", task}},
        {"斯琴", "GET", "/api/v1/ledgers/ties?kind=record&target=" + task, "", 200, {m.id}},
        {"斯琴", "POST", at, [&] { std::string other = body; return other.replace(other.find("打两眼井"), std::string("打两眼井").size(), "再打一眼井"); }(), 409, {"ledgers.made_already"}},
        {"斯琴", "GET", at, "", 200, {task}, {"再打一眼井"}},
    });
  });
}

TEST_CASE("what it is made of must be there, declared so, and the maker's to write; nothing is half made") {
  test::with_each_store("makings refused", [](db::Store& store) {
    Meeting m(store);
    const auto body = [&](const std::string& from) { std::string text = letter(from); return text.replace(text.find("150725\""), 7, "150725200000\""); };
    const std::string at(letters);
    m.house.server.play({
        {"斯琴", "POST", at, body(m.from(2)), 422, {"made_from.row"}},
        {"斯琴", "POST", at, body(m.from(-1)), 422, {"made_from.row"}},
        {"斯琴", "POST", at, body(m.from(0, "nothing")), 422, {"made_from.make"}},
        {"斯琴", "POST", at, body(m.from(0, "letter", "disputes")), 404},
        {"苏和", "POST", at, body(m.from(0)), 403},
        {"斯琴", "GET", at, "", 200, {R"("items":[])"}, {"打两眼井"}},
        {"斯琴", "GET", "/api/v1/ledgers/meetings/records/" + m.id, "", 200, {"打两眼井"}, {R"("task":)"}},
    });
  });
}

}  // namespace lianxin::ledgers
