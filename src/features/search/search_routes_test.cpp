// One box for everything: what is found, how it is shown, and what must not be found.
#include "features/search/search_routes.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/search/search_house_test.h"

namespace lianxin::search {
namespace {

using namespace house;

std::string counted(std::string_view kind, int count) { return R"("kind":")" + std::string(kind) + R"(","count":)" + std::to_string(count); }

// The ids of a page, in its order.
std::vector<std::string> ids_in(std::string_view body) {
  std::vector<std::string> out;
  constexpr std::string_view key = "\"id\":\"";
  const std::string_view items = body.substr(body.find("\"items\""));
  for (auto at = items.find(key); at != std::string_view::npos; at = items.find(key, at + 1))
    if (items.substr(0, at).ends_with(",")) out.emplace_back(items.substr(at + key.size(), 36));
  return out;
}

const std::vector<http::Header> version(int n) { return {{"if-match", "\"" + std::to_string(n) + "\""}}; }

}  // namespace

TEST_CASE("4.39 words, single characters, traditional, Latin, numbers and document numbers find requests and visits alike, marked, as plain text") {
  test::with_each_store("search over HTTP", [](db::Store& store) {
    House h(store);
    const auto fence = h.said("朝鲁", gacha, "東邊的草場被佔，<b>围栏</b>也倒了");
    const auto paper = h.said("朝鲁", gacha, "按阿联办交〔2021〕3号文件，围栏该修了");
    const auto visit = h.visited("塔娜", gacha, "看了草场，ABC公司的车压坏了围栏，电话13800138000");
    h.server.play({
        {"", "GET", search_for("草场"), "", 401},
        {"高云", "GET", search_for("草场"), "", 403},
        {"斯琴", "GET", search_for(""), "", 422, {"\"q\""}},
        {"斯琴", "GET", "/api/v1/search", "", 422, {"\"q\""}},
        {"斯琴", "GET", search_for("草场", "&kind=x"), "", 422, {"\"kind\""}},
        {"斯琴", "GET", search_for("草场", "&sort=x"), "", 422, {"\"sort\""}},
        {"斯琴", "GET", search_for("草场", "&kind=ticket&cursor=x"), "", 400, {"cursor"}},
        {"斯琴", "GET", search_for("草场", "&kind=ticket&cursor=WyJkYXRlIiwiMSJd"), "", 400},
        {"斯琴", "GET", search_for(std::string(101, 'x')), "", 422, {"\"q\""}},
        {"斯琴", "GET", search_for("草场"), "", 200, {fence, visit, R"({"text":"草場","hit":true})", R"({"text":"草场","hit":true})", counted("ticket", 1), counted("visit", 1), counted("problem", 0)}, {paper}},
        {"斯琴", "GET", search_for("草場"), "", 200, {fence, visit}, {paper}},
        {"斯琴", "GET", search_for("草"), "", 200, {fence, visit}},
        {"斯琴", "GET", search_for("abc"), "", 200, {visit, R"({"text":"ABC","hit":true})"}, {fence}},
        {"斯琴", "GET", search_for("138"), "", 200, {visit}, {fence}},
        {"斯琴", "GET", search_for("3800"), "", 200, {counted("visit", 0), "\"items\":[]"}},
        {"斯琴", "GET", search_for("围栏 草场"), "", 200, {fence, visit}, {paper}},
        {"斯琴", "GET", search_for("围栏"), "", 200, {fence, paper, visit, "<b>", counted("ticket", 2)}},
        {"斯琴", "GET", search_for("，。"), "", 200, {"\"items\":[]", counted("ticket", 0)}},
        {"斯琴", "GET", search_for("塔娜"), "", 200, {"\"items\":[]"}},
    });
    for (const char* number : {"阿联办交〔2021〕3号", "阿联办交[2021]3号", "阿联办交（2021）３号", "阿联办交【2021】3号", "(2021)3号", "2021"}) {
      CAPTURE(number);
      h.server.play({{"斯琴", "GET", search_for(number), "", 200, {paper}, {fence, visit}}});
    }
    h.server.play({{"斯琴", "GET", search_for("阿联办交〔2021〕30号"), "", 200, {"\"items\":[]"}}, {"斯琴", "GET", search_for("阿联办交〔2022〕3号"), "", 200, {"\"items\":[]"}}});
  });
}

TEST_CASE("E2 E3 what somebody may not see is neither found nor counted") {
  test::with_each_store("search and sight", [](db::Store& store) {
    House h(store);
    const auto here = h.said("朝鲁", gacha, "水泵坏了，人畜没水喝");
    const auto there = h.said("苏和", other_gacha, "另一苏木的水泵也坏了");
    const auto about = h.said("朝鲁", gacha, "斯琴没有管水泵的事", R"(,"about":[{"person":")" + to_text(person_id("斯琴")) + "\"}]");
    const auto named = h.said("朝鲁", gacha, "水泵要换新的", R"(,"contact":{"name":"巴图仓","phone":"13900001111","may_contact":true})");
    const auto visit = h.visited("塔娜", gacha, "水泵修了两次");
    const auto other_visit = h.visited("苏和", other_gacha, "水泵在另一苏木");
    const std::string all = search_for("水泵");
    h.server.play({
        {"斯琴", "GET", all, "", 200, {here, named, visit, counted("ticket", 2), counted("visit", 1)}, {there, about, other_visit, "没有管"}},
        {"斯琴", "GET", all + "&kind=ticket&sort=relevance", "", 200, {here, named, counted("ticket", 2)}, {there, about, visit}},
        {"苏和", "GET", all, "", 200, {there, other_visit, counted("ticket", 1), counted("visit", 1)}, {here, about, named, visit}},
        {"包玉兰", "GET", all, "", 200, {here, there, about, named, visit, other_visit, counted("ticket", 4), counted("visit", 2)}},
        {"斯琴", "GET", search_for("没有管"), "", 200, {counted("ticket", 0), "\"items\":[]"}},
        // Who spoke is sealed.
        {"包玉兰", "GET", search_for("巴图仓"), "", 200, {counted("ticket", 0), "\"items\":[]"}, {named}},
        {"包玉兰", "GET", search_for("13900001111"), "", 200, {"\"items\":[]"}, {named}},
        {"包玉兰", "GET", search_for("水泵要换"), "", 200, {named}, {"巴图仓", "13900001111"}},
    });
  });
}

TEST_CASE("a visit is found by its words as they are now: corrected it changes, taken back it is gone") {
  test::with_each_store("search and corrections", [](db::Store& store) {
    House h(store);
    const auto first = h.visited("塔娜", gacha, "谈了棚圈的事", "2026-11-20");
    const auto second = h.visited("塔娜", gacha, "又谈了棚圈的事", "2026-11-21");
    const auto found = [&](std::string_view words) { return ids_in(h.server.send({"斯琴", "GET", search_for(words, "&kind=visit")}).content()); };
    using Ids = std::vector<std::string>;
    CHECK(found("棚圈") == Ids{second, first});
    const std::string path = "/api/v1/visits/" + first;
    h.server.play({{"塔娜", "PATCH", path, R"({"reason":"写错了","words":"谈了水渠的事","promised":[{"text":"请人来看涵洞"}]})", 200, {"水渠"}, {}, version(1)}});
    CHECK(found("棚圈") == Ids{second});
    CHECK(found("水渠") == Ids{first});
    CHECK(found("涵洞") == Ids{first});
    h.server.play({{"塔娜", "PATCH", path, R"({"reason":"时间不对","words":"谈了棚圈和水渠","began_at":"2026-11-22T08:00:00+08:00"})", 200, {}, {}, version(2)}});
    CHECK(found("棚圈") == Ids{first, second});
    h.server.play({{"塔娜", "PATCH", path, R"({"reason":"没有去","void":true})", 200, {"\"void\""}, {}, version(3)},
                   {"斯琴", "GET", search_for("水渠"), "", 200, {counted("visit", 0), "\"items\":[]"}, {first}}});
    CHECK(found("棚圈") == Ids{second});
  });
}

TEST_CASE("pages by date and by relevance show each once, problems apart from the requests they gather") {
  test::with_each_store("search pages", [](db::Store& store) {
    House h(store);
    std::vector<std::string> expected;
    for (int i = 0; i < 23; ++i) {
      h.server.set_now(h.server.now() + ms_per_minute);
      std::string text = "第" + std::to_string(i) + "件：路不好走";
      for (int more = 0; more < i % 4; ++more) text += "，路上有坑";
      expected.insert(expected.begin(), h.said("朝鲁", gacha, text));
    }
    for (const std::string_view sort : {"date", "relevance"}) {
      CAPTURE(sort);
      std::vector<std::string> seen;
      std::string cursor;
      do {
        const auto reply = h.server.send({"斯琴", "GET", search_for("路", "&kind=ticket&limit=7&sort=" + std::string(sort) + (cursor.empty() ? "" : "&cursor=" + cursor))});
        REQUIRE(reply.status == 200);
        const std::string body(reply.content());
        CHECK(body.find(counted("ticket", 23)) != std::string::npos);
        for (auto& id : ids_in(body)) seen.push_back(std::move(id));
        const auto at = body.find("\"next\":\"");
        cursor = at == std::string::npos ? "" : body.substr(at + 8, body.find('"', at + 8) - at - 8);
      } while (!cursor.empty() && seen.size() < 100);
      if (sort == "date") CHECK(seen == expected);
      std::ranges::sort(seen);
      auto each = expected;
      std::ranges::sort(each);
      CHECK(seen == each);
    }
    CHECK(ids_in(h.server.send({"斯琴", "GET", search_for("路")}).content()).size() == few_of_each);
    const auto turned = store.transact([&](db::Writer& w) {
      return w.run("update tickets set kind = $1 where id = $2", {static_cast<int>(tickets::TicketKind::problem), expected[3]});
    });
    REQUIRE(turned.has_value());
    h.server.play({{"斯琴", "GET", search_for("路", "&kind=problem"), "", 200, {counted("problem", 1), counted("ticket", 22), expected[3]}, {expected[0]}},
                   {"斯琴", "GET", search_for("路", "&kind=ticket"), "", 200, {expected[0], "\"next\":null"}, {expected[3]}}});
  });
}

}  // namespace lianxin::search
