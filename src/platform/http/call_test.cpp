#include "platform/http/call.h"

#include <doctest/doctest.h>

#include "platform/http/texts.h"
#include "platform/json/value.h"

namespace lianxin::http {
namespace {

CallBase call_for(const Request& request) {
  static const Params none;
  return {request, none, Doing{}, Language::zh};
}

TEST_CASE("paging is read from the query") {
  struct Row {
    std::string_view query, faults;
  };
  const Row rows[] = {{"", ""}, {"limit=1", ""}, {"limit=500&count=exact&cursor=abc", ""}, {"limit=0", "limit"}, {"limit=501", "limit"},
                      {"limit=", "limit"}, {"limit=1x", "limit"}, {"limit=-5", "limit"}, {"count=all", "count"}, {"limit=x&count=y", "limit count"}};
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const Request request{.query = std::string(row.query)};
    const auto page = call_for(request).page();
    std::string faults;
    if (!page) {
      for (const auto& fault : page.error().fields) faults += (faults.empty() ? "" : " ") + fault.field;
    }
    CHECK(faults == row.faults);
  }
  const Request too_long{.query = "cursor=" + std::string(401, 'a')};
  const auto refused = call_for(too_long).page();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::malformed);
  CHECK(refused.error().fields.at(0).field == "cursor");
  const Request request{.query = "limit=500&count=exact&cursor=abc"};
  const auto page = call_for(request).page();
  REQUIRE(page);
  CHECK(page->limit == 500);
  CHECK(page->with_total);
  CHECK(page->cursor == "abc");
}

TEST_CASE("If-Match is a version in quotation marks") {
  const auto version = [](std::string value) {
    const Request request{.headers = {{"if-match", std::move(value)}}};
    return call_for(request).if_match();
  };
  CHECK(*version("\"7\"") == 7);
  for (const char* bad : {"7", "\"\"", "\"x\"", "\"-1\"", "\"7", "*", "W/\"7\"", "\"99999999999999999999\""}) {
    CAPTURE(bad);
    const auto result = version(bad);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Code::malformed);
  }
  const Request none;
  CHECK_FALSE(call_for(none).if_match()->has_value());
}

TEST_CASE("a problem body tells what is wrong in the asker's language, and nothing of a fault of ours") {
  Error error = invalid({{"text", "base.json_missing", {}}, {"units[1]", "no.such_key", {}}});
  const Reply zh = problem(error, Language::zh, "r1");
  CHECK(zh.status == 422);
  CHECK(zh.content_type == "application/problem+json");
  CHECK(zh.body.find("必须填写") != std::string::npos);
  CHECK(problem(error, Language::en).body.find("Must be given.") != std::string::npos);
  const auto document = json::parse(zh.body);
  REQUIRE(document);
  CHECK(document->root().find("request_id")->text() == "r1");
  CHECK(document->root().find("errors")->size() == 2);

  Error ours = fail(Code::internal, "db.secret_table", {{"table", "accounts"}});
  ours.detail = "no such column";
  const Reply reply = problem(ours, Language::en);
  CHECK(reply.status == 500);
  for (const char* word : {"secret", "accounts", "column"}) CHECK(reply.body.find(word) == std::string::npos);

  Error stale = fail(Code::stale, "base.stale");
  stale.current = R"({"id":"x","version":9})";
  const Reply late = problem(stale, Language::zh);
  CHECK(late.status == 412);
  CHECK(late.body.find(R"("current_version":9,"current":{"id":"x","version":9})") != std::string::npos);

  const Reply busy = problem(fail(Code::unavailable, "base.store_busy"), Language::zh);
  CHECK(busy.status == 503);
  CHECK(busy.headers.front().name == "retry-after");
  CHECK(busy.headers.front().value == "1");
}

TEST_CASE("texts: placeholders, the other language as a fallback, the key at last") {
  std::map<std::string, std::string, std::less<>> files{{"texts/x.zh.json", R"({"x.a":"最多{max}个{what}","x.only":"只有中文"})"},
                                                        {"texts/x.en.json", R"({"x.a":"at most {max}"})"},
                                                        {"levels.json", "[]"}};
  const auto loaded = Texts::load(Packs(files));
  REQUIRE(loaded);
  CHECK(loaded->text("x.a", {{"max", "5"}}, Language::zh) == "最多5个{what}");
  CHECK(loaded->text("x.a", {{"max", "5"}}, Language::en) == "at most 5");
  CHECK(loaded->text("x.only", {}, Language::en) == "只有中文");
  CHECK(loaded->text("x.none", {}, Language::en) == "x.none");
  CHECK(loaded->one_sided() == std::vector<std::string>{"x.only"});
  for (const char* bad : {"[]", "{", R"({"x.a":1})", R"({"x.a":"","x.a":""})"}) {
    files["texts/y.zh.json"] = bad;
    CHECK_FALSE(Texts::load(Packs(files)));
  }
  files["texts/y.zh.json"] = R"({"x.a":"again"})";
  CHECK_FALSE(Texts::load(Packs(files)));
}

TEST_CASE("the language follows Accept-Language") {
  CHECK(language_of("") == Language::zh);
  CHECK(language_of("en") == Language::en);
  CHECK(language_of("en-GB,en;q=0.9,zh;q=0.8") == Language::en);
  CHECK(language_of("zh-CN,zh;q=0.9,en;q=0.8") == Language::zh);
  CHECK(language_of("fr, en;q=0.5, zh;q=0.7") == Language::zh);
  CHECK(language_of("mn, *;q=0.1") == Language::zh);
}

}  // namespace
}  // namespace lianxin::http
