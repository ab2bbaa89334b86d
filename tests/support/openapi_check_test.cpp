#include "tests/support/openapi_check.h"

#include <doctest/doctest.h>

#include "platform/json/from_yaml.h"

namespace lianxin::test {
namespace {

constexpr std::string_view document = R"(
paths:
  /a: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}, '204': {description: x}}}}
  /a/{id}: {get: {responses: {'404': {$ref: '#/components/responses/none'}}}}
  /a/counts: {get: {responses: {'200': {content: {text/plain: {schema: {type: string}}}}}}}
components:
  responses:
    none: {content: {application/problem+json: {schema: {type: object, required: [status], properties: {status: {const: 404}}}}}}
  schemas:
    Thing:
      type: object
      additionalProperties: false
      required: [id, count]
      properties:
        id: {type: string, format: uuid}
        count: {type: integer, minimum: 1, maximum: 3}
        on: {oneOf: [{type: string, format: date}, {type: 'null'}]}
        word: {type: [string, 'null'], enum: [a, b, null]}
        code: {type: string, pattern: '^[a-z]+$', minLength: 2, maxLength: 3}
        list: {type: array, maxItems: 2, items: {$ref: '#/components/schemas/Thing'}}
        both: {allOf: [{type: integer}, {multipleOf: 5}]}
    Odd: {patternProperties: {}}
)";

TEST_CASE("an answer is held against its schema") {
  const OpenApiCheck check(*json::from_yaml(document));
  const auto faults = [&](std::string_view more) {
    std::string all;
    for (const auto& fault : check.schema_faults("Thing", R"({"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55","count":2)" + std::string(more) + "}")) all += fault + "; ";
    return all;
  };
  for (const char* good : {"", R"(,"on":null)", R"(,"on":"2026-11-22")", R"(,"word":"b")", R"(,"word":null)", R"(,"code":"ab")", R"(,"list":[])", R"(,"both":10)",
                           R"(,"list":[{"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55","count":1}])"}) {
    CAPTURE(good);
    CHECK(faults(good) == "");
  }
  for (const char* bad : {R"(,"on":5)", R"(,"on":"2026-02-30")", R"(,"word":"c")", R"(,"code":"a")", R"(,"code":"abcd")", R"(,"code":"A1")", R"(,"both":7)",
                          R"(,"both":"5")", R"(,"list":[{"id":"x","count":1}])", R"(,"list":[{}])", R"(,"list":[1,2,3])", R"(,"other":1)"}) {
    CAPTURE(bad);
    CHECK(faults(bad) != "");
  }
  CHECK(check.schema_faults("Thing", "{}").size() == 2);
  CHECK(check.schema_faults("Thing", R"({"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55","count":4})").size() == 1);
  CHECK(check.schema_faults("Thing", "[]").size() == 1);
  CHECK(check.schema_faults("Odd", "{}").size() == 1);
}

TEST_CASE("an answer the document does not have is a fault") {
  const OpenApiCheck check(*json::from_yaml(document));
  CHECK(check.faults("GET", "/a", 204, "", "").empty());
  CHECK(check.faults("GET", "/a", 204, "", "x").size() == 1);
  CHECK(check.faults("GET", "/a/7", 404, "application/problem+json", R"({"status":404})").empty());
  CHECK(check.faults("GET", "/a/7", 404, "application/json", R"({"status":404})").size() == 1);
  CHECK(check.faults("GET", "/a/7", 404, "application/problem+json", R"({"status":400})").size() == 1);
  CHECK(check.faults("GET", "/a/7", 200, "application/json", "{}").size() == 1);
  CHECK(check.faults("GET", "/a/counts", 200, "text/plain; version=1", "anything").empty());
  CHECK(check.faults("POST", "/a", 200, "application/json", "{}").size() == 1);
  CHECK(check.faults("GET", "/b", 200, "application/json", "{}").size() == 1);
  CHECK(check.faults("GET", "/a", 200, "application/json", "{").size() == 1);
}

TEST_CASE("the contract itself can be read") { CHECK(OpenApiCheck::of_contract().faults("GET", "/healthz", 200, "application/json", R"({"status":"ok"})").size() <= 1); }

}  // namespace
}  // namespace lianxin::test
