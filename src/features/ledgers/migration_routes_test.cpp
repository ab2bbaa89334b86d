// Old records brought to a later version: tried, done in the background, and what does not fit stays and is told.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "features/ledgers/migration_actions.h"

namespace lianxin::ledgers {
namespace {

const std::string at = "/api/v1/ledgers/wells", runs = "/api/v1/ledgers/wells/migrations";

std::string declared(const std::string& fields, const std::string& states, const std::string& more) {
  return R"({"declaration":{"key":"wells","zh":"机井台账","en":"Wells","unit_zh":"眼","unit_en":"wells","group":"service","admission":{"owner":"旗水利局","purpose_zh":"坏了有人修。","purpose_en":"Mended.","until":"2030-12-31"},
    "title":"what","fields":[{"key":"what","zh":"哪一眼","en":"which","required":"true"},)" + fields + R"(],"states":)" + states + more + R"(,"list":{"columns":["what"],"filters":["kind"]}}})";
}
const std::string first = declared(R"({"key":"kind","zh":"类别","en":"kind","kind":"choice","choices":[{"key":"deep","zh":"深","en":"deep"},{"key":"hand","zh":"手压","en":"hand"}]},
    {"key":"found","zh":"发现","en":"found","kind":"date"},{"key":"metres","zh":"米","en":"metres","kind":"number"},{"key":"remark","zh":"旧备注","en":"remark"})",
                                   R"([{"key":"open","zh":"在修","en":"open"}])", "");
const std::string fields_now = R"({"key":"kind","zh":"类别","en":"kind","kind":"choice","choices":[{"key":"motor","zh":"机井","en":"motor"},{"key":"hand","zh":"手压","en":"hand"}]},
    {"key":"found_on","zh":"发现日期","en":"found on","kind":"date"},{"key":"depth","zh":"分米","en":"decimetres","kind":"number","checks":[{"holds":"depth <= 1000","zh":"没有这么深的井。","en":"Too deep."}]})";
const std::string states_now = R"([{"key":"mending","zh":"在修","en":"mending"}])";
const std::string second = declared(fields_now, states_now, R"(,"migration":{"fields":[{"field":"found_on","from":"found"},{"field":"depth","value":"metres * 10"}],
    "choices":[{"field":"kind","from":"deep","to":"motor"}],"states":[{"from":"open","to":"mending"}]})");

std::vector<http::Header> version(int n) { return {{"if-match", "\"" + std::to_string(n) + "\""}}; }

std::string enter(house::House& house, const std::string& fields) {
  const auto made = house.server.send({.who = "斯琴", .method = "POST", .path = at + "/records", .body = R"({"place":"150725200201","fields":{)" + fields + "}}"});
  INFO(made.body);
  REQUIRE(made.status == 201);
  return made.body.substr(made.body.find("\"id\":\"") + 6, 36);
}

void run_job(db::Store& store, house::House& house) {
  const auto done = go_on_with_migrations(store, house::book(), house.server.now());
  INFO((done ? "" : done.error().key + " " + done.error().detail));
  REQUIRE(done.has_value());
}

}  // namespace

TEST_CASE("a mapping is tried with counts and examples, then done; what would be lost or does not fit stays and is told") {
  test::with_each_store("migrations", [](db::Store& store) {
    house::House house(store);
    house.server.let_in("乌兰", house::account_with(store, "乌兰", Role::office, Reach::subtree, house::prefecture));
    house.server.play({{"乌兰", "PUT", at, first, 201, {}, {}, version(0)}});
    const std::string plain = enter(house, R"("what":"三号井","kind":"deep","found":"2026-11-02","metres":80)");
    const std::string deep = enter(house, R"("what":"四号井","kind":"hand","metres":200)");
    const std::string told = enter(house, R"("what":"五号井","kind":"deep","remark":"老井")");
    house.server.play({
        {"乌兰", "PUT", at, second, 200, {}, {}, version(1)},
        {"乌兰", "GET", runs, "", 200, {R"("version":2,"waiting":3,"items":[])"}},
        {"包玉兰", "POST", runs, R"({"dry_run":true})", 403, {}, {"三号井"}},
        {"斯琴", "POST", runs, R"({"dry_run":false})", 403},
        {"乌兰", "POST", runs, R"({"dry_run":true})", 200,
         {R"("records":3,"moves":1,"stays":2)", R"({"key":"found_on","name":"发现日期","changed":1,"lost":0,"examples":[{"title":"三号井","before":null,"after":"2026-11-02"}]})",
          R"("key":"kind","name":"类别","changed":2)", R"("before":"deep","after":"motor")", R"("key":"remark","name":"旧备注","changed":0,"lost":1)", "没有这么深的井", "ledgers.would_be_lost"}},
        {"乌兰", "POST", runs, R"({"dry_run":true,"lose":true})", 200, {R"("moves":2,"stays":1)"}, {"would_be_lost"}},
        {"斯琴", "GET", at + "/records/" + plain, "", 200, {R"("type_version":1)", R"("metres":80)"}},
        {"乌兰", "POST", runs, R"({"dry_run":false})", 200, {R"("state":"running","all":3)"}},
        {"乌兰", "POST", runs, R"({"dry_run":false})", 409},
    });
    run_job(store, house);
    house.server.play({
        {"乌兰", "GET", runs, "", 200, {R"("waiting":2)", R"("state":"done","all":3,"moved":1,"stayed":2)", "四号井", "五号井", "没有这么深的井"}, {"三号井"}},
        {"斯琴", "GET", at + "/records/" + plain, "", 200, {R"("type_version":2)", R"("depth":800)", R"("found_on":"2026-11-02")", R"("kind":"motor")", R"("key":"mending")", R"("version":2)"}, {"metres"}},
        {"斯琴", "GET", at + "/records/" + plain + "/history", "", 200, {R"("kind":"migrated")", R"("from":1,"to":2)", R"("metres":80)", R"("depth":800)"}},
        {"斯琴", "GET", at + "/records/" + deep, "", 200, {R"("type_version":1)", R"("metres":200)", R"("version":1)"}},
        {"斯琴", "GET", at + "/records?f.kind=motor&count=exact", "", 200, {R"("total":1)", "三号井"}},
        {"乌兰", "POST", runs, R"({"dry_run":false,"lose":true})", 200},
    });
    run_job(store, house);
    house.server.play({{"斯琴", "GET", at + "/records/" + told, "", 200, {R"("type_version":2)"}, {"老井"}},
                       {"斯琴", "GET", at + "/records/" + told + "/history", "", 200, {"老井"}},
                       {"乌兰", "GET", runs, "", 200, {R"("waiting":1)"}}});
    CHECK(house::journalled(store, "ledger.migrated") == 2);
    CHECK(house::count(store, "select count(*) from ledger_history where kind = 'migrated'") == 2);
  });
}

TEST_CASE("a mapping that names what is not there is refused; the one of before is done with when the next version comes") {
  test::with_each_store("bad mappings", [](db::Store& store) {
    house::House house(store);
    house.server.let_in("乌兰", house::account_with(store, "乌兰", Role::office, Reach::subtree, house::prefecture));
    const std::string bad = declared(fields_now, states_now, R"(,"migration":{"fields":[{"field":"found_on","from":"metres"},{"field":"depth","from":"nothing"},{"field":"depth"},{"field":"kind","value":"metres +"},{"field":"gone","from":"metres"}],
        "choices":[{"field":"kind","from":"deep","to":"sky"}],"states":[{"from":"nowhere","to":"mending"}]})");
    house.server.play({
        {"乌兰", "PUT", at, second, 422, {R"("declaration.migration")"}, {}, version(0)},
        {"乌兰", "PUT", at, first, 201, {}, {}, version(0)},
        {"乌兰", "PUT", at, bad, 422,
         {"declaration.migration.fields[0].from", "declaration.migration.fields[1].from", "declaration.migration.fields[2]", "declaration.migration.fields[3].value", "declaration.migration.fields[4].field",
          "declaration.migration.choices[0].to", "declaration.migration.states[0].from"}, {}, version(1)},
        {"乌兰", "POST", "/api/v1/ledgers/check", bad, 422, {"declaration.migration.fields[1].from"}},
        {"乌兰", "PUT", at, second, 200, {R"("migration":{)"}, {}, version(1)},
        {"乌兰", "PUT", at, second, 200, {R"("version":3)"}, {R"("migration":{)"}, version(2)},
    });
  });
}

TEST_CASE("a field may be needed from a state on: a step asks for it, and the rule of the form does where it stands") {
  test::with_each_store("fields needed in states", [](db::Store& store) {
    house::House house(store);
    house.server.let_in("乌兰", house::account_with(store, "乌兰", Role::office, Reach::subtree, house::prefecture));
    const std::string states = R"([{"key":"open","zh":"在修","en":"open"},{"key":"tried","zh":"试水","en":"tried"}],"transitions":[{"key":"try","zh":"试水","en":"try","from":["open"],"to":"tried"}])";
    const std::string field = R"({"key":"kind","zh":"类别","en":"kind"},{"key":"outcome","zh":"结果","en":"outcome","required_in":["tried"]})";
    house.server.play({{"乌兰", "PUT", at, declared(R"({"key":"kind","zh":"类别","en":"kind","required_in":["nowhere"]})", states, ""), 422, {"fields[1].required_in[0]"}, {}, version(0)},
                       {"乌兰", "PUT", at, declared(field, states, ""), 201, {}, {}, version(0)}});
    const std::string one = at + "/records/" + enter(house, R"("what":"三号井")");
    house.server.play({
        {"斯琴", "GET", one, "", 200, {R"("asks":["outcome"])", R"("needed":["what"])"}},
        {"斯琴", "POST", one + "/commands", R"({"command":"step","step":"try"})", 422, {"fields.outcome"}, {}, version(1)},
        {"斯琴", "POST", one + "/commands", R"({"command":"step","step":"try","fields":{"outcome":"出水"}})", 200, {R"("needed":["what","outcome"])"}, {}, version(1)},
        {"斯琴", "PATCH", one, R"({"fields":{"outcome":null}})", 422, {"fields.outcome"}, {}, version(2)},
    });
  });
}

TEST_CASE("a figure may tell places apart") {
  test::with_each_store("places told apart", [](db::Store& store) {
    house::House house(store);
    house.server.let_in("乌兰", house::account_with(store, "乌兰", Role::office, Reach::subtree, house::prefecture));
    const std::string figures = R"(,"figures":[{"key":"villages","zh":"覆盖嘎查","en":"villages","unit_zh":"个","unit_en":"villages","measure":"distinct","value":"place"}])";
    house.server.play({{"乌兰", "PUT", at, declared(R"({"key":"kind","zh":"类别","en":"kind"})", R"([{"key":"open","zh":"在修","en":"open"}])", figures), 201, {}, {}, version(0)}});
    enter(house, R"("what":"三号井")");
    enter(house, R"("what":"四号井")");
    house.server.play({{"斯琴", "GET", at + "/figures", "", 200, {R"("total":{"amount":1)"}}});
  });
}

}  // namespace lianxin::ledgers
