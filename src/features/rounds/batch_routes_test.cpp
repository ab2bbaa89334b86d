// Paper typed by two clerks, on both databases.
#include <doctest/doctest.h>

#include "features/rounds/batch_rules.h"
#include "features/rounds/rounds_house_test.h"

namespace lianxin::rounds {
namespace {

using house::at;

const std::string id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e77", batch = "/api/v1/batches/01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e77", commands = batch + "/commands",
                  begin = R"({"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e77","place":"150725200201","channel":"form"})";
std::string order(std::string_view command, std::string_view more = "") { return R"({"command":")" + std::string(command) + "\"" + std::string(more) + "}"; }
std::string sheet(std::string_view number, std::string_view text, std::string_view more = "") {
  return R"({"sheet_number":")" + std::string(number) + R"(","source":"masses","lines":[{"target":"work","text":")" + std::string(text) + R"("}])" + std::string(more) + "}";
}
std::string put(int n) { return batch + "/sheets/" + std::to_string(n); }

// Three sheets by 塔娜; the second differs, the third is blank.
void type_first(house::House& house) {
  house.server.play({{"塔娜", "POST", at("/batches"), begin, 201, {R"("state":"typing")", R"("number":1)"}},
                     {"塔娜", "PUT", put(1), sheet("A-1", "井里没有水"), 204},
                     {"塔娜", "PUT", put(2), sheet("A-2", "路不好走"), 204},
                     {"塔娜", "PUT", put(3), R"({"sheet_number":"A-3","lines":[]})", 204},
                     {"塔娜", "POST", commands, order("finish"), 200, {R"("state":"typed")", R"("sheets":3)"}}});
}
void type_second(house::House& house) {
  house.server.play({{"斯琴", "POST", commands, order("check"), 200, {R"("state":"checking")"}, {"井里没有水"}},
                     {"斯琴", "PUT", put(1), sheet("A-1", "  井里没有水 "), 204},
                     {"斯琴", "PUT", put(2), sheet("A-2", "路很不好走"), 204},
                     {"斯琴", "GET", batch, "", 200, {"路很不好走"}, {"路不好走"}},
                     {"斯琴", "POST", commands, order("finish"), 409, {"3"}},
                     {"斯琴", "PUT", put(3), R"({"sheet_number":"A-3","lines":[]})", 204},
                     {"斯琴", "POST", commands, order("finish"), 200, {R"("state":"comparing")", R"("differences":[{"sheet":2,"fields":["lines[0].text"],"settled":false}])"}}});
}

}  // namespace

TEST_CASE("0.12 two clerks type a batch apart, differences are settled, then all of it is registered at once") {
  test::with_each_store("batches", [](db::Store& store) {
    house::House house(store);
    type_first(house);
    type_second(house);
    house.server.play({
        {"斯琴", "POST", commands, order("register"), 409, {"1"}},
        {"斯琴", "POST", commands, order("settle", R"(,"sheet":9,"take":"first")"), 422, {"sheet"}},
        {"斯琴", "POST", commands, order("settle", R"(,"sheet":2)"), 422, {"take"}},
        {"斯琴", "POST", commands, order("settle", R"(,"sheet":2,"take":"second")"), 200, {R"("settled":true)"}},
        {"斯琴", "POST", commands, order("register"), 200, {R"("state":"registered")", R"("sheets":3,"valid":2,"opinions":2)", R"("may":[])"}},
        {"斯琴", "POST", commands, order("register"), 409},
        {"斯琴", "GET", at("/opinions?count=exact&batch=" + id), "", 200, {R"("total":2)", "路很不好走", "井里没有水", R"("sheet_number":"A-1")"}},
        {"斯琴", "GET", at("/batches"), "", 200, {R"("first":{"name":"塔娜","is_me":false},"second":{"name":"斯琴","is_me":true})"}},
        {"塔娜", "POST", at("/opinions"), house::said("又一份", "form", R"(,"sheet_number":"A-2")"), 422, {"A-2"}},
    });
    CHECK(house::count(store, "select count(*) from round_typings") == 0);
    CHECK(house::journalled(store, "round.batch_registered") == 1);
    CHECK(house::journalled(store, "round.batch_settled") == 1);
    house::check_counts(store, house::round_id());
  });
}

TEST_CASE("0.12 nobody checks himself, nobody types another's, and until both are through neither sees the other's") {
  test::with_each_store("batches apart", [](db::Store& store) {
    house::House house(store);
    type_first(house);
    house.server.play({
        {"塔娜", "POST", commands, order("check"), 403, {"另一位同事"}},
        {"塔娜", "PUT", put(1), sheet("A-1", "改一下"), 409},
        {"斯琴", "GET", batch, "", 200, {R"("typed_first":[])", R"("sheets":3)"}, {"井里没有水"}},
        {"塔娜", "GET", batch, "", 200, {"井里没有水"}},
        {"苏和", "GET", batch, "", 404},
        {"赵敏", "POST", commands, order("check"), 403},
        {"斯琴", "POST", commands, order("check"), 200},
        {"包玉兰", "PUT", put(1), sheet("A-1", "井里没有水"), 403},
        {"斯琴", "PUT", put(2), sheet("A-1", "跳过一份"), 422, {"sheet"}},
        {"斯琴", "PUT", put(1), R"({"lines":[{"target":"work","text":"x"}]})", 422, {"lines[0].text"}},
        {"斯琴", "PUT", put(1), R"({"source":"stranger","lines":[]})", 422, {"source"}},
        {"斯琴", "POST", commands, order("void"), 422, {"reason"}},
        {"斯琴", "POST", commands, order("void", R"(,"reason":"拿错了一捆")"), 200, {R"("state":"void")"}},
        {"斯琴", "POST", commands, order("check"), 409},
    });
    CHECK(house::count(store, "select count(*) from round_typings") == 0);
    CHECK(house::count(store, "select count(*) from opinions") == 0);
  });
}

TEST_CASE("0.12 a sheet that was registered before stops the whole batch; the last sheet can be dropped") {
  test::with_each_store("batches refused", [](db::Store& store) {
    house::House house(store);
    type_first(house);
    type_second(house);
    house.server.play({
        {"塔娜", "POST", at("/opinions"), house::said("先录了", "form", R"(,"sheet_number":"A-1")"), 201},
        {"斯琴", "POST", commands, order("settle", R"(,"sheet":2,"other":{"sheet_number":"A-2","lines":[{"target":"problem","text":"路真的不好走"}]})"), 200},
        {"斯琴", "POST", commands, order("register"), 422, {"sheets[1].sheet_number", "A-1"}},
    });
    CHECK(house::count(store, "select count(*) from opinions") == 1);
    CHECK(house::count(store, "select count(*) from round_typings") == 7);
    const std::string other = "/api/v1/batches/01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e78";
    house.server.play({
        {"塔娜", "POST", at("/batches"), R"({"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e78","place":"150725200201","channel":"form"})", 201, {R"("number":2)"}},
        {"塔娜", "POST", other + "/commands", order("finish"), 409},
        {"塔娜", "PUT", other + "/sheets/1", sheet("B-1", "多打了一份"), 204},
        {"塔娜", "POST", other + "/commands", order("drop"), 200, {R"("sheets":0)"}},
        {"塔娜", "PUT", other + "/sheets/x", sheet("B-1", "多打了一份"), 404},
    });
  });
}

TEST_CASE("E2 a typed name is kept sealed, and as the request's own once it is registered") {
  test::with_each_store("batches sealed", [](db::Store& store) {
    house::House house(store);
    const std::string named = sheet("A-1", "井里没有水", R"(,"spoken":{"name":"巴特尔仓","phone":"13812345678"})");
    house.server.play({{"塔娜", "POST", at("/batches"), begin, 201}, {"塔娜", "PUT", put(1), named, 204}});
    CHECK(house::count(store, "select count(*) from round_typings where sealed like '%巴特尔%' or sealed like '%1381234%'") == 0);
    house.server.play({{"塔娜", "POST", commands, order("finish"), 200}, {"斯琴", "POST", commands, order("check"), 200}, {"斯琴", "PUT", put(1), named, 204},
                       {"斯琴", "POST", commands, order("finish"), 200, {R"("differences":[])"}}, {"斯琴", "POST", commands, order("register"), 200, {R"("opinions":1)"}}});
    CHECK(house::count(store, "select count(*) from ticket_identities") == 1);
  });
}

TEST_CASE("0.12 blanks and full-width figures are no difference; words, targets and missing sheets are") {
  const auto with = [](std::string_view text, Target target = Target::work) { return TypedSheet{.lines = {{.target = target, .text = std::string(text)}}}; };
  Typings typed{.first = {{1, with("第１条  路")}, {2, with("路")}, {3, with("路")}, {4, with("路")}}, .second = {{1, with(" 第1条 路\n")}, {2, with("路", Target::problem)}, {3, with("桥")}}};
  const auto found = differences_of(typed);
  REQUIRE(found.size() == 3);
  CHECK(found[0].fields == std::vector<std::string>{"lines[0].target"});
  CHECK(found[1].fields == std::vector<std::string>{"lines[0].text"});
  CHECK(found[2].fields == std::vector<std::string>{"sheet"});
}

}  // namespace lianxin::rounds
