// Cards from printing to the household's word, on both databases.
#include <doctest/doctest.h>

#include "features/cards/cards_house_test.h"
#include "platform/journal/journal.h"

namespace lianxin::cards {
namespace {

std::string id_of(std::string_view household) { return to_text(house::household_id(household)); }
std::string by_code(const std::string& code) { return R"({"code":")" + code + R"("})"; }
std::string word(const std::string& code, std::string_view visit, bool was_so, std::string_view words = "") {
  return R"({"code":")" + code + R"(","visit":")" + to_text(house::visit_id(visit)) + R"(","was_so":)" + (was_so ? "true" : "false") +
         (words.empty() ? "" : R"(,"words":")" + std::string(words) + "\"") + "}";
}
const std::string list = "/api/v1/cards?place=150725200201", counted = list + "&count=exact", outdated = counted + "&outdated=true";
const std::string print = "/api/v1/cards/print", card = "/api/v1/public/card", confirmation = "/api/v1/public/card/confirmation";

}  // namespace

TEST_CASE("§2.14 never printed, printed, out of date: told with the reason, counted, printed anew") {
  test::with_each_store("cards listed", [](db::Store& store) {
    house::House house(store);
    house.keep("朝鲁", "巴特尔");
    house.server.play({
        {"斯琴", "GET", counted, "", 200, {R"("printed_on":null)", R"("why":["还没有印过"])", R"("answers":["朝鲁","塔娜"])", R"("answers":["塔娜"])",
                                           R"("total":2)", R"("counts":{"households":2,"never":2,"outdated":0})"}, {"巴特尔仓", "1381234", "三号井"}},
        {"赵敏", "GET", list, "", 200, {R"("outdated":true)"}, {"counts"}},
        {"塔娜", "GET", list, "", 200, {"001"}},
        {"苏和", "GET", list, "", 200, {R"("items":[])"}, {"001"}},
    });
    const auto page = house.server.send({"斯琴", "POST", print, R"({"households":[")" + id_of("巴特尔") + "\"]}"});
    CHECK(page.status == 200);
    for (const char* part : {"连心卡", "朝鲁", "嘎查达", "15047000001", "塔娜", "苏木大引领办", "0470-6712001", "12345", "001 号", "巴***", "<svg class=\"qr\"", "2026年11月23日", "系统里记着您家的户号", "卡丢了就告诉嘎查村"})
      CHECK(page.content().find(part) != std::string::npos);
    for (const char* part : {"巴特尔仓", "1381234", "三号井", "<script", "style=", "cards."}) CHECK(page.content().find(part) == std::string::npos);
    house.server.play({{"斯琴", "GET", outdated, "", 200, {R"("number":"002")", R"("total":1)"}, {R"("number":"001")"}}});

    const auto changed = store.transact([&](db::Writer& w) {
      return w.run("update people set phone = '15047009999' where id = $1", {house::person_id("朝鲁")});
    });
    CHECK(changed.has_value());
    house.server.play({
        {"斯琴", "GET", outdated, "", 200, {R"("why":["朝鲁的电话变了"])", R"("counts":{"households":2,"never":1,"outdated":1})"}},
        {"斯琴", "GET", list + "&outdated=true&limit=1", "", 200, {R"("number":"001")", R"("next":")"}, {R"("number":"002")"}},
        {"斯琴", "POST", print, R"({"place":"150725200201","outdated":true})", 200, {"001 号", "002 号", "15047009999"}},
        {"斯琴", "GET", outdated, "", 200, {R"("items":[],"next":null,"total":0)"}},
    });
    CHECK(house.count("select max(version) from household_cards") == 2);
    CHECK(house.count("select count(*) from journal where kind = 'card.printed'") == 3);
  });
}

TEST_CASE("the style of the printed page is fetched beside it: the page itself holds none") {
  test::TestDatabase database;
  house::House house(*database);
  house.server.skip_contract();
  const auto style = house.server.send({"", "GET", "/api/v1/cards/print.css"});
  CHECK(style.content_type == "text/css; charset=utf-8");
  CHECK(style.content().find("@page { size: A4") != std::string_view::npos);
}

TEST_CASE("a household that moved or whose keeper changed is on the list") {
  test::TestDatabase database;
  house::House house(*database);
  const auto link = house.keep("朝鲁", "巴特尔");
  house.print("巴特尔");
  const links::LinkCommand over{.command = links::LinkCommandName::hand_over, .on = parse_day("2026-11-23"), .who_kind = links::WhoKind::person,
                                .who = house::person_id("苏和").value, .note = "退休"};
  const auto done = database->transact([&](db::Writer& w) { return links::command_link(w, house::as_system(), *house::book().links, link, over, {}); });
  CHECK(done.has_value());
  house.server.play({{"斯琴", "GET", list, "", 200, {R"(现在由苏和负责)"}}});
}

TEST_CASE("a bad print is refused with what is wrong, and nothing of it is printed") {
  test::with_each_store("cards refused", [](db::Store& store) {
    house::House house(store);
    const std::string good = "\"" + id_of("巴特尔") + "\"", nobody = "\"" + to_text(house::household_id("没有")) + "\"";
    std::string many;
    for (int i = 0; i < 201; ++i) many += (i > 0 ? "," : "") + good;
    house.server.play({
        {"斯琴", "POST", print, "{}", 422, {"households", "二者选一"}},
        {"斯琴", "POST", print, R"({"households":[)" + good + R"(],"place":"150725200201"})", 422, {"二者选一"}},
        {"斯琴", "POST", print, R"({"households":[]})", 422, {"households"}},
        {"斯琴", "POST", print, R"({"households":[)" + good + "," + nobody + "]}", 422, {"households[1]"}},
        {"斯琴", "POST", print, R"({"households":[)" + many + "]}", 422, {"200"}},
        {"斯琴", "POST", print, R"({"place":"999"})", 422, {"place"}},
        {"苏和", "POST", print, R"({"households":[)" + good + "]}", 422, {"households[0]"}},
        {"苏和", "POST", print, R"({"place":"150725200201"})", 422, {"没有要印的卡"}},
        {"斯琴", "GET", "/api/v1/cards", "", 422, {"place"}},
        {"斯琴", "GET", list + "&outdated=maybe", "", 422, {"outdated"}},
        {"斯琴", "GET", list + "&cursor=abc", "", 400},
    });
    CHECK(house.count("select count(*) from household_cards") == 0);
  });
}

TEST_CASE("by its code a household sees who answers and who came, and nothing of what was said or of others") {
  test::with_each_store("a card used", [](db::Store& store) {
    house::House house(store);
    house.keep("朝鲁", "巴特尔");
    house.visit("one", "巴特尔");
    house.visit("other", "其木格");
    const std::string code = house.print("巴特尔");
    house.server.play({{"", "POST", card, by_code(code), 200,
                        {"巴***", "朝鲁", "包联责任人", "15047000001", "塔娜", "入户走访", "2026-11-22", R"("may_say":true)", "0470-6712001"},
                        {"水泵", "巴特尔仓", "1381234", "三号井", "其木格", R"("number":"002")", to_text(house::visit_id("other"))}},
                       {"", "POST", card, by_code("https://lianxin.example.cn/k#" + code), 200, {"朝鲁"}},
                       {"斯琴", "POST", card, by_code(code), 200, {"朝鲁"}}});
    CHECK(house.count("select count(*) from household_cards where code_digest like '%" + code + "%'") == 0);

    const std::string next = house.print("巴特尔");
    CHECK(next != code);
    const auto expired = house.server.send({"", "POST", card, by_code(code)});
    const auto unknown = house.server.send({"", "POST", card, by_code("222222222222")});
    const auto none = house.server.send({"", "POST", card, by_code("什么")});
    CHECK(expired.status == 404);
    const auto without_id = [](std::string_view body) { return std::string(body.substr(0, body.find("request_id"))); };
    CHECK(without_id(expired.content()) == without_id(unknown.content()));
    CHECK(without_id(expired.content()) == without_id(none.content()));

    const auto left = store.transact([&](db::Writer& w) { return w.run("update households set state = 'left' where number = '001'", {}); });
    CHECK(left.has_value());
    house.server.play({{"", "POST", card, by_code(next), 404, {}, {"朝鲁"}}, {"", "POST", confirmation, word(next, "one", false), 404}});
  });
}

TEST_CASE("what a household disputes does not count, is found by the office, and may be taken back until it is settled") {
  test::with_each_store("a household's word", [](db::Store& store) {
    house::House house(store);
    house.visit("one", "巴特尔");
    house.visit("other", "其木格");
    const std::string code = house.print("巴特尔"), one = "/api/v1/visits/" + to_text(house::visit_id("one"));
    const std::int64_t credits = house.count("select count(*) from duty_credits");
    CHECK(credits > 0);
    house.server.play({
        {"", "POST", confirmation, word(code, "one", false, "那天没有人来"), 200, {R"("confirmation":"disputed")", "那天没有人来", R"("may_say":true)"}},
        {"斯琴", "GET", "/api/v1/visits?status=disputed", "", 200, {to_text(house::visit_id("one"))}, {to_text(house::visit_id("other"))}},
        {"斯琴", "GET", one, "", 200, {R"("confirmation_words":"那天没有人来")", R"("settle")"}},
        {"塔娜", "GET", one, "", 200, {R"("confirmation":"disputed")"}, {"那天没有人来"}},
    });
    CHECK(house.count("select count(*) from duty_credits") < credits);
    house.server.play({
        {"", "POST", confirmation, word(code, "one", false, std::string(501, 'x')), 422, {"words"}},
        {"", "POST", confirmation, word(code, "one", true), 200, {R"("confirmation":"confirmed")"}},
        {"", "POST", confirmation, word(code, "one", true), 200, {R"("confirmation":"confirmed")"}},
    });
    CHECK(house.count("select count(*) from duty_credits") == credits);
    CHECK(house.count("select count(*) from journal where kind = 'visit.confirmed'") == 1);
    house.server.play({
        {"", "POST", confirmation, word(code, "one", false), 200, {R"("confirmation":"disputed")"}},
        {"斯琴", "POST", one + "/settlement", R"({"upheld":false,"reason":"有门前的照片"})", 200, {R"("confirmation":"dismissed")"}},
        {"", "POST", confirmation, word(code, "one", true), 409, {"已经核定"}},
        {"", "POST", card, by_code(code), 200, {R"("may_say":false)"}, {"有门前的照片"}},
        {"", "POST", confirmation, word(code, "other", false), 422, {"没有这次走访"}},
        {"", "POST", confirmation, R"({"code":"222222222222","visit":")" + to_text(house::visit_id("one")) + R"(","was_so":false})", 404},
    });
    CHECK(house.count("select count(*) from visits where status = 'disputed'") == 0);
  });
}

}  // namespace lianxin::cards
