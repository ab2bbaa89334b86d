// Papers made from records, by shipped templates and an office's own.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "platform/documents/official.h"
#include "platform/documents/word_template.h"
#include "platform/sheets/package.h"

namespace lianxin::ledgers {
namespace {

std::string words_in(std::string_view file) {
  const auto package = sheets::Package::open({.name = "x.docx", .bytes = file});
  REQUIRE(package.has_value());
  const auto xml = package->whole("word/document.xml");
  REQUIRE(xml.has_value());
  return *xml;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

void let_root_in(house::House& house) { house.server.let_in("乌兰", house::account_with(house.store, "乌兰", Role::office, Reach::subtree, house::prefecture)); }

const std::vector<http::Header> word{{"content-type", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}};

}  // namespace

TEST_CASE("a record is made a paper: the form of its fields, in words, and nobody makes one of a record he does not see") {
  test::with_each_store("papers of records", [](db::Store& store) {
    house::House house(store);
    const std::string at = "/api/v1/ledgers/disputes/records/" + house.dispute("两户<争>草场", R"(,"concerned":1200,"urgency":"red","owner":{"name":"司法助理"})") + "/document";
    const auto reply = house.server.send({.who = "斯琴", .path = at});
    REQUIRE(reply.status == 200);
    CHECK(reply.content_type.find("wordprocessingml") != std::string::npos);
    const std::string body = words_in(reply.content());
    for (const std::string each : {"矛盾纠纷排查化解登记表", "排查日期：2026年11月2日", "两户&lt;争&gt;草场", "类别：草牧场", "涉及人数：1,200人", "紧急程度：红", "责任人：司法助理", "2026年11月23日"}) {
      CAPTURE(each);
      CHECK(has(body, each));
    }
    CHECK_FALSE(has(body, "{{"));
    CHECK(has(words_in(house.server.send({.who = "斯琴", .path = at + "?lang=en"}).content()), "kind: pasture"));
    house.server.play({
        {"苏和", "GET", at, "", 404},
        {"斯琴", "GET", at + "?template=nothing", "", 404},
        {"斯琴", "GET", "/api/v1/ledgers/disputes/templates", "", 200, {R"("key":"record")"}, {"task_letter"}},
        {"斯琴", "GET", "/api/v1/ledgers/task_letters/templates", "", 200, {R"("key":"task_letter","name":"整改任务书","shipped":true)"}},
    });
  });
}

TEST_CASE("an office keeps its own Word file: places that mean nothing here are told, it is filled, and taken away again") {
  test::with_each_store("own templates", [](db::Store& store) {
    house::House house(store);
    let_root_in(house);
    const std::string at = "/api/v1/ledgers/disputes/templates/ours", name = "?name=%E8%B0%83%E8%A7%A3%E9%80%9A%E7%9F%A5";
    const std::string file = documents::official_file({.title = "调解通知", .body = {{.text = "{{简要情况}}，{{place}}，{{谁知道}}，{{funds.source}}"}}});
    const std::string record = "/api/v1/ledgers/disputes/records/" + house.dispute("争井") + "/document?template=ours";
    const auto kept = house.server.send({.who = "乌兰", .method = "PUT", .path = at + name, .body = file, .headers = word});
    CHECK(kept.status == 200);
    CHECK(has(kept.content(), R"("unknown":["谁知道","funds.source"])"));
    const std::string body = words_in(house.server.send({.who = "斯琴", .path = record}).content());
    CHECK(has(body, "争井，萨如拉塔拉嘎查，{{谁知道}}，{{funds.source}}"));
    CHECK(house.server.send({.who = "斯琴", .path = at}).content() == file);
    house.server.play({
        {"斯琴", "GET", "/api/v1/ledgers/disputes/templates", "", 200, {"调解通知", R"("by":"乌兰")"}},
        {"包玉兰", "PUT", at + name, file, 403, {}, {}, word},
        {"乌兰", "PUT", at, file, 422, {"name"}, {}, word},
        {"乌兰", "PUT", at + name, "not a file", 422, {}, {}, word},
        {"乌兰", "PUT", "/api/v1/ledgers/disputes/templates/Ours" + name, file, 422, {"key"}, {}, word},
        {"包玉兰", "DELETE", at, "", 403},
        {"乌兰", "DELETE", at, "", 204},
        {"乌兰", "DELETE", at, "", 404},
        {"斯琴", "GET", record, "", 404},
    });
    CHECK(house::journalled(store, "ledger.template_kept") == 1);
    CHECK(house::journalled(store, "ledger.template_dropped") == 1);
  });
}

TEST_CASE("every place of a shipped template is known to its ledgers") {
  for (const PaperTemplate& each : house::book().templates) {
    CAPTURE(each.key);
    CHECK_FALSE(each.ledgers.empty());
    for (const std::string& ledger : each.ledgers) {
      CAPTURE(ledger);
      const auto found = house::book().shipped.find(ledger);
      REQUIRE(found != house::book().shipped.end());
      std::string words = each.issuer + each.number + each.title + each.addressee + each.signed_by + each.signed_on + each.copies + each.printed;
      for (const PaperLine& line : each.body) words += line.text;
      for (const std::string& list : each.lists) words += list;
      for (const PaperTable& table : each.tables)
        for (const std::string& cell : table.cells) words += cell;
      static const std::set<std::string> common{"number", "title", "place", "unit", "due", "today", "state", "entered_by"};
      for (std::size_t at = words.find("{{"); at != std::string::npos; at = words.find("{{", at + 2)) {
        const std::string place = words.substr(at + 2, words.find("}}", at) - at - 2);
        CAPTURE(place);
        CHECK((common.contains(place) || place.ends_with(".no") || find_path(found->second->type, place) != nullptr));
      }
    }
  }
}

}  // namespace lianxin::ledgers
