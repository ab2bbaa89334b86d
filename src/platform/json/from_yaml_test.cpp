#include "platform/json/from_yaml.h"

#include <doctest/doctest.h>

namespace lianxin::json {
namespace {

TEST_CASE("YAML becomes JSON") {
  struct Row {
    std::string_view yaml, json;
  };
  const Row rows[] = {
      {"a: 1\nb: [x, 'y', \"z\"]\n", R"({"a":1,"b":["x","y","z"]})"},
      {"a:\n  - b: true\n    c: null\n  - ~\n", R"({"a":[{"b":true,"c":null},null]})"},
      {"'200': {d: 2026-11-22, e: '5', f: -1.5e3, g: 0.1.0, h: 007, i: 1., j: }", R"({"200":{"d":"2026-11-22","e":"5","f":-1.5e3,"g":"0.1.0","h":"007","i":"1.","j":null}})"},
      {"t: |\n  one\n  two 村\n", R"({"t":"one\ntwo 村\n"})"},
      {"[]", "[]"},
      {"{}", "{}"},
      {"-", "[null]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    const auto json = from_yaml(row.yaml);
    REQUIRE(json);
    CHECK(*json == row.json);
  }
}

TEST_CASE("what is not one plain document is refused with its line") {
  for (const std::string_view bad : {"a: [", "a: &x 1\nb: *x", "a: 1\n---\nb: 2", "", "? [a]\n: b", "a: b: c", "\xff"}) {
    CAPTURE(bad);
    const auto json = from_yaml(bad);
    REQUIRE_FALSE(json);
    CHECK(json.error().code == Code::malformed);
  }
  CHECK(from_yaml("a: 1\nb: [\n").error().args.front().value >= "2");
}

}  // namespace
}  // namespace lianxin::json
