#include "platform/logging/logging.h"

#include <doctest/doctest.h>
#include <spdlog/logger.h>

#include <thread>
#include <vector>

#include "platform/logging/background_sink.h"

namespace lianxin::log {
namespace {

std::string content_of(std::FILE* file) {
  std::rewind(file);
  std::string out;
  char part[4096];
  for (std::size_t n = 0; (n = std::fread(part, 1, sizeof part, file)) > 0;) out.append(part, n);
  return out;
}

std::size_t count_of(const std::string& text, std::string_view word) {
  std::size_t out = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++out;
  return out;
}

TEST_CASE("in the background: whole lines of many threads, and none lost at the end") {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  {
    const auto sink = std::make_shared<BackgroundSink>(file);
    spdlog::logger logger("test", sink);
    logger.set_pattern("%v");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) threads.emplace_back([&] { for (int i = 0; i < 500; ++i) logger.info("a whole line"); });
    for (auto& thread : threads) thread.join();
    sink->settle();
    CHECK(count_of(content_of(file), "a whole line\n") == 2000);
    logger.info("the last");  // written by the end of the sink
  }
  CHECK(content_of(file).ends_with("the last\n"));
  std::fclose(file);
}

TEST_CASE("in the background: what finds no room is counted, not waited for") {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  {
    const auto sink = std::make_shared<BackgroundSink>(file);
    spdlog::logger logger("test", sink);
    logger.set_pattern("%v");
    logger.info(std::string(BackgroundSink::max_waiting_bytes + 1, 'x'));
    logger.info("short");
  }
  CHECK(content_of(file) == "short\nlog lines dropped count=1\n");
  std::fclose(file);
}

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
