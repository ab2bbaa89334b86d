// Open collections of opinions without scripts, and "not mine" on what was answered together: what must not appear as well.
#include <doctest/doctest.h>

#include "features/places/demo_unit.h"
#include "features/portal/portal_house_test.h"
#include "features/rounds/rounds.h"
#include "features/tickets/tickets.h"
#include "platform/http/url.h"

namespace lianxin::portal {
namespace {

using house::House;
using Fields = std::vector<std::pair<std::string, std::string>>;

test::Scenario sent(std::string path, const Fields& fields, int status, std::vector<std::string> words = {}, std::vector<std::string> not_words = {}) {
  std::string body;
  for (const auto& [name, value] : fields) body += (body.empty() ? "" : "&") + name + "=" + http::percent_encoded(value);
  return {.method = "POST", .path = std::move(path), .body = body, .status = status, .must_contain = std::move(words), .must_not_contain = std::move(not_words),
          .headers = {{"content-type", "application/x-www-form-urlencoded"}}};
}

std::string begun(House& h, const std::string& title, bool is_public, int opens_in_days = -3) {
  const auto book = rounds::open_book(*h.deployment);
  REQUIRE(book.has_value());
  const Day today = day_of(h.server.now(), Zone{});
  rounds::NewRound asked{.title = title, .place = std::string(places::demo_chen_banner), .opens_on = today + opens_in_days, .closes_on = today + 4, .consolidate_on = today + 20,
                         .channels = {"form", "public_page"}};
  asked.is_public = is_public;
  asked.asks = {"最难的是哪一样？"};
  const auto made = h.store.transact([&](db::Writer& w) { return rounds::make_round(w, {.by = system_actor("test"), .now = h.server.now()}, **book, asked); });
  REQUIRE(made.has_value());
  return to_text(made->round.id);
}

Fields words(const std::string& round, int n, Fields more) {
  Fields out{{"id", "019a0000-0000-7000-8000-00000000b00" + std::to_string(n)}, {"round", round + " 听听大家的"}, {"text", "路灯不亮，孩子放学怕黑"}, {"place", std::string(house::gacha) + " 萨如拉塔拉嘎查"}};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

std::int64_t count(db::Store& store, std::string_view sql) {
  const auto n = store.reading([&](db::Reader& r) { return r.integer(sql, {}); });
  REQUIRE(n.has_value());
  return *n;
}

std::string code_in(const http::Reply& reply) {
  const std::string_view page = reply.content();
  const std::size_t at = page.find("<p class=\"code\">");
  REQUIRE(at != std::string_view::npos);
  return std::string(page.substr(at + 16, page.find('<', at + 16) - at - 16));
}

// A problem of the office that still waits; gives its id.
std::string gathered(House& h) {
  const auto desks = tickets::open_desk(*h.deployment);
  REQUIRE(desks.has_value());
  const auto made = h.store.transact([&](db::Writer& w) -> Result<tickets::RegisteredTicket> {
    const auto desk = TRY((*desks)->at(w));
    tickets::Register c{.kind = tickets::TicketKind::problem, .channel = tickets::Channel::office, .place = house::gacha, .text = "几口井都坏了", .submitter = tickets::Submitter::staff};
    c.gathers = true;
    return tickets::register_ticket(w, {.by = system_actor("test"), .now = h.server.now()}, *desk, std::move(c), {});
  });
  INFO((made ? std::string() : made.error().key));
  REQUIRE(made.has_value());
  return to_text(made->ticket.id);
}

std::string only_ticket(House& h) {
  std::string id;
  REQUIRE(h.store.reading([&](db::Reader& r) { return r.select("select id from tickets", {}, [&](const db::Row& row) { id = row.text(0); }); }).has_value());
  return id;
}

}  // namespace

TEST_CASE("0.13 without scripts: open collections are listed, one says something to one of them, and whose it was is not kept") {
  test::with_each_store("plain rounds", [](db::Store& store) {
    House h(store);
    const std::string open = begun(h, "听听<b>大家的", true), hidden = begun(h, "内部征求", false), later = begun(h, "下周才开始", true, 2);
    const std::string at = "/portal/plain/rounds/" + open;
    h.server.play({
        {"", "GET", "/portal/plain", "", 200, {"现在正在征求意见", "听听&lt;b&gt;大家的", "最难的是哪一样？", at}, {"听听<b>", "内部征求", "下周才开始", hidden, later}},
        {"", "GET", "/portal/plain?lang=en", "", 200, {"Opinions are asked for now", at + "?lang=en"}, {"现在正在征求"}},
        {"", "GET", at, "", 200, {"这是说给", "name=\"round\"", "name=\"source\"", "name=\"anonymous\"", "就选“陈巴尔虎旗”"}, {"<script", "听听<b>"}},
        {"", "GET", at + "?lang=en", "", 200, {"This is said to", "rather not say"}, {"您的身份"}},
        {"", "GET", "/portal/plain/rounds/" + hidden, "", 404, {"没有这一页"}, {"内部征求"}},
        {"", "GET", "/portal/plain/rounds/" + later, "", 404, {}, {"下周才开始"}},
        sent("/portal/plain/say/place", {{"round", open + " x"}, {"text", "路灯不亮"}, {"q", "萨如拉塔拉"}}, 200, {"萨如拉塔拉嘎查", "最难的是哪一样？", "路灯不亮", open}),
        sent("/portal/plain/say", words(open, 1, {{"source", "masses"}}), 422, {"href=\"#anonymous\"", open, "听听大家的", "value=\"masses\" selected"}),
        sent("/portal/plain/say", words(open, 1, {{"anonymous", "yes"}, {"source", "stranger"}}), 422, {"href=\"#source\"", "路灯不亮"}),
        sent("/portal/plain/say", {{"id", "019a0000-0000-7000-8000-00000000b009"}, {"round", open}, {"text", "别的旗的事"}, {"place", "150721000000"}, {"anonymous", "yes"}}, 422, {"href=\"#place\"", "不在这次征求意见的范围内"}),
    });
    const auto said = h.server.send(sent("/portal/plain/say", words(open, 1, {{"anonymous", "yes"}, {"source", "masses"}}), 201));
    const std::string code = code_in(said);
    CHECK(count(store, "select count(*) from tickets where kind = 4 and submitter = 1 and entered_by is null and round_id is not null") == 1);
    CHECK(count(store, "select count(*) from opinions where channel = 'public_page' and source = 'masses' and target = 'work'") == 1);
    CHECK(count(store, "select count(*) from ticket_identities") == 0);
    h.server.play({
        sent("/portal/plain/follow", {{"code", code}}, 200, {"路灯不亮"}, {"masses", "/portal/plain/not-mine"}),
        sent("/portal/plain/say", words(open, 2, {{"anonymous", "no"}, {"name", "斯琴高娃"}}), 201, {"class=\"code\""}, {"斯琴高娃"}),
        sent("/portal/plain/say", words(hidden, 3, {{"anonymous", "yes"}}), 422, {"已经截止", "路灯不亮"}, {hidden, "内部征求"}),
        sent("/portal/plain/say", words("nothing", 3, {{"anonymous", "yes"}}), 422, {"已经截止"}, {"name=\"round\""}),
    });
    CHECK(count(store, "select count(*) from ticket_identities") == 1);
    h.server.set_now(h.server.now() + 5 * ms_per_day);
    h.server.play({
        {"", "GET", at, "", 404},
        sent("/portal/plain/say", words(open, 4, {{"anonymous", "yes"}}), 409, {"已经截止", "路灯不亮", "我要反映"}, {"name=\"round\"", "已经交过一次"}),
    });
    CHECK(count(store, "select count(*) from opinions") == 2);
  });
}

TEST_CASE("4.56 without scripts: what was answered together is told to be another matter, and taken in anew") {
  test::with_each_store("plain not mine", [](db::Store& store) {
    House h(store);
    h.let_staff_in();
    const std::string code = h.say("三号井的水泵坏了", true);
    const std::string voice = only_ticket(h);
    const std::string not_mine = "/portal/plain/not-mine";
    h.server.play({
        sent("/portal/plain/follow", {{"code", code}}, 200, {"三号井"}, {not_mine}),
        sent(not_mine, {{"code", code}}, 409, {"role=\"alert\""}),
        sent(not_mine, {{"code", "LX-AAAA-AAAA-AA"}}, 404, {"没有查到"}),
        sent(not_mine, {{"code", "x"}}, 422, {"href=\"#code\""}),
        {"bao", "POST", "/api/v1/tickets/" + voice + "/commands", R"({"command":"link_problem","problem_id":")" + gathered(h) + R"("})", 200},
        sent("/portal/plain/follow", {{"code", code}}, 200, {not_mine, "不是您说的这件？"}, {"包玉兰"}),
        sent("/portal/plain/follow?lang=en", {{"code", code}}, 200, {"Not what you spoke of?"}, {"不是您说的"}),
        sent(not_mine, {{"code", code}, {"reason", std::string(1001, 'x')}}, 422, {"href=\"#reason\"", code}),
        sent(not_mine, {{"code", code}, {"reason", "我说的是另一口井"}}, 303),
        {"", "GET", "/portal/plain/done/not_mine", "", 200, {"已拿出来"}, {code}},
        {"", "GET", "/portal/plain/done/not_mine?lang=en", "", 200, {"Taken out"}},
        sent("/portal/plain/follow", {{"code", code}}, 200, {"三号井"}, {not_mine}),
        sent(not_mine, {{"code", code}}, 409),
    });
  });
}

}  // namespace lianxin::portal
