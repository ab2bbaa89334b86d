#include "platform/logging/logging.h"

#include <doctest/doctest.h>

namespace lianxin::log {
namespace {

TEST_CASE("a line is a message and its fields, and no value can pose as another") {
  CHECK(line_of("started", {{"port", 8311}, {"db", "sqlite"}, {"share", 0.5}}) == "started port=8311 db=sqlite share=0.5");
  CHECK(line_of("x", {{"path", "/a b"}}) == "x path=\"/a b\"");
  CHECK(line_of("x", {{"v", ""}}) == "x v=\"\"");
  CHECK(line_of("x", {{"v", "a\nlevel=error"}}) == "x v=\"a\\nlevel=error\"");
  CHECK(line_of("x", {{"v", "\"\\\x1b\x7f"}}) == "x v=\"\\\"\\\\\\x1b\\x7f\"");
  CHECK(line_of("two\nlines", {}) == "two lines");
  CHECK(line_of("x", {{"name", "包玉兰"}}) == "x name=包玉兰");
}

TEST_CASE("levels") {
  Level level = Level::error;
  CHECK(read_level("warning", level));
  CHECK(level == Level::warning);
  CHECK_FALSE(read_level("loud", level));
  CHECK_FALSE(is_on(Level::error));  // off until started
  CHECK_FALSE(is_on(Level::off));
}

}  // namespace
}  // namespace lianxin::log
