#include "features/ledgers/ledgers_house_test.h"

#include <doctest/doctest.h>

#include "features/households/households.h"
#include "features/ledgers/declaration_store.h"
#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::ledgers::house {

const LedgerBook& book() {
  static const auto made = [] {
    auto opened = open_book(deployment());
    INFO((opened ? std::string() : opened.error().key + " " + opened.error().detail));
    REQUIRE(opened.has_value());
    return *std::move(opened);
  }();
  return *made;
}

LedgerType small_type() {
  const auto read = store::read_declaration(R"json({
    "key": "small", "zh": "小账", "en": "Small", "unit_zh": "件", "unit_en": "matters", "group": "office",
    "admission": {"owner": "旗办", "purpose_zh": "试一试。", "purpose_en": "To try.", "until": "2030-12-31"},
    "title": "what", "number": "{prefix}小〔{yyyy}〕{n:3}号",
    "fields": [
      {"key": "what", "zh": "事项", "en": "what", "kind": "text", "longest": 40, "required": "true"},
      {"key": "kind", "zh": "类别", "en": "kind", "kind": "choice", "choices": [{"key": "a", "zh": "甲", "en": "A"}, {"key": "b", "zh": "乙", "en": "B"}]},
      {"key": "amount", "zh": "金额", "en": "amount", "kind": "money", "visible": "kind = 'a'", "checks": [{"holds": "amount >= 0", "zh": "不能是负数。", "en": "Not below zero."}]},
      {"key": "people", "zh": "人数", "en": "people", "kind": "number", "approximate": true},
      {"key": "on", "zh": "日期", "en": "on", "kind": "date"},
      {"key": "owner", "zh": "责任人", "en": "owner", "kind": "person", "responsible": true},
      {"key": "rows", "zh": "明细", "en": "rows", "kind": "table", "columns": [
        {"key": "source", "zh": "来源", "en": "source", "kind": "choice", "choices": [{"key": "own", "zh": "自筹", "en": "own"}, {"key": "state", "zh": "国家", "en": "state"}]},
        {"key": "count", "zh": "数量", "en": "count", "kind": "number"}, {"key": "price", "zh": "单价", "en": "price", "kind": "money"},
        {"key": "sum", "zh": "小计", "en": "sum", "kind": "money", "computed": "rows.count * rows.price"}]},
      {"key": "total", "zh": "合计", "en": "total", "kind": "money", "computed": "sum(rows.sum)"}
    ],
    "states": [{"key": "open", "zh": "办理中", "en": "open"}, {"key": "done", "zh": "办结", "en": "done", "tone": "done"}],
    "transitions": [{"key": "finish", "zh": "办结", "en": "finish", "from": ["open"], "to": "done", "asks": ["on"], "issues": true},
                    {"key": "again", "zh": "再办", "en": "again", "from": ["done"], "to": "open", "note": true, "another": true}],
    "due": {"from": "on", "working_days": 3, "warn": 1},
    "list": {"columns": ["what", "kind", "amount"], "filters": ["kind", "amount", "on", "owner"], "sort": "-on"},
    "figures": [{"key": "all", "zh": "件数", "en": "matters", "unit_zh": "件", "unit_en": "matters", "measure": "count", "by": ["kind", "state"]},
                {"key": "money", "zh": "金额", "en": "money", "unit_zh": "万元", "unit_en": "10,000 yuan", "measure": "sum", "over": "rows", "value": "rows.sum", "by": ["rows.source"], "on": "on", "divide": 10000, "decimals": 2},
                {"key": "people", "zh": "人数", "en": "people", "unit_zh": "人", "unit_en": "people", "measure": "sum", "value": "people"},
                {"key": "owners", "zh": "责任人", "en": "owners", "unit_zh": "人", "unit_en": "people", "measure": "distinct", "value": "owner"},
                {"key": "rate", "zh": "办结率", "en": "done", "unit_zh": "%", "unit_en": "%", "measure": "rate", "hit": "state = 'done'"}],
    "sheet": {"key": ["what"]}
  })json");
  INFO((read ? "" : read.error().key));
  REQUIRE(read.has_value());
  return *read;
}

CompiledType compiled_small() {
  auto made = compiled(small_type(), book().refused);
  if (!made)
    for (const auto& each : made.error().fields) MESSAGE(each.field << " " << each.key);
  REQUIRE(made.has_value());
  return *std::move(made);
}

Doing as(db::Store& store, std::string_view name) {
  const Somebody& who = usual().people.at(name);
  return acting(account_with(store, name, who.role, who.reach, who.place));
}

House::House(db::Store& in) : store(in), server(in, {*places::feature(deployment()), *people::feature(deployment()), *households::feature(deployment()), *tickets::feature(deployment()), *feature(deployment())}) {
  test::county::build(store, as_system(), places::feature(deployment()), people::feature(deployment()), usual());
  for (const auto& [name, who] : usual().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
}

std::string dispute_body(std::string_view summary, std::string_view more) {
  return R"({"place":"150725200201","fields":{"found_on":"2026-11-02","kind":"pasture","summary":")" + std::string(summary) + "\"" + std::string(more) + "}}";
}

std::string House::dispute(std::string_view summary, std::string_view more) {
  const auto reply = server.send({.who = "朝鲁", .method = "POST", .path = "/api/v1/ledgers/disputes/records", .body = dispute_body(summary, more)});
  INFO(reply.body);
  REQUIRE(reply.status == 201);
  const auto at = reply.body.find("\"id\":\"") + 6;
  return reply.body.substr(at, 36);
}

}  // namespace lianxin::ledgers::house
