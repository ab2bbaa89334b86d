// Fixture chenbarag-opinions (0.13, 0.22), the consolidation half: 19,867 voices come down to 7 categories, 46 problems and 52 lines, and
// each line opens to its voices.
#include <doctest/doctest.h>

#include <set>

#include "features/consolidations/consolidations_house_test.h"
#include "platform/json/json.h"

namespace lianxin::consolidations {

namespace {

constexpr int all_voices = 19'867, categories = 7, problems = 46, lines = 52, first_lines = 60;

json::Document got(house::House& house, const std::string& path) {
  const auto reply = house.server.send({"包玉兰", "GET", path});
  REQUIRE(reply.status == 200);
  auto read = json::parse(reply.content());
  REQUIRE(read.has_value());
  return *std::move(read);
}

std::int64_t number(const json::Node& of, std::string_view member) { return of.find(member)->integer(); }

// All pages of a line's voices; how many.
std::int64_t open(house::House& house, std::string_view line, std::set<std::string>& heard) {
  std::int64_t out = 0;
  std::string cursor;
  do {
    const auto page = got(house, house::path() + "/voices?limit=500&node=" + std::string(line) + (cursor.empty() ? "" : "&cursor=" + cursor));
    for (const auto& voice : page.root().find("items")->children()) {
      heard.emplace(voice.find("id")->text());
      ++out;
    }
    const auto* next = page.root().find("next");
    cursor = next->is_null() ? "" : std::string(next->text());
  } while (!cursor.empty());
  return out;
}

std::string name(std::string_view what, int n) { return std::string(what) + std::to_string(n); }

// Lines of different sizes that hold every voice once: the first number after line n's.
int end_of(int n) { return static_cast<int>(static_cast<std::int64_t>(all_voices) * (n + 1) * (n + 2) / (static_cast<std::int64_t>(first_lines) * (first_lines + 1))) + 1; }

}  // namespace

TEST_CASE("chenbarag-opinions: 19,867 voices, 7 categories, 46 problems, 52 lines, every line opens to its voices") {
  test::with_each_store("chenbarag-opinions", [](db::Store& store) {
    house::House house(store);
    house.said(1, all_voices);
    house.begin();
    for (int c = 0; c < categories; ++c) house.does(house::added("category", name("类别", c)));
    for (int p = 0; p < problems; ++p) house.does(house::added("problem", name("问题", p), name("类别", p % categories)));
    for (int n = 0; n < first_lines; ++n)
      house.does(house::accepted(name("意见", n), name("问题", n % problems), n == 0 ? 1 : end_of(n - 1), end_of(n) - 1));
    for (int n = lines; n < first_lines; ++n)
      house.does(R"({"command":"merge","nodes":[)" + house::quoted(house::node(name("意见", n))) + R"(],"into":)" + house::quoted(house::node(name("意见", n - lines))) + "}");

    const auto document = got(house, house::path() + "/sheet");
    const auto& sheet = document.root();
    CHECK(number(sheet, "categories") == categories);
    CHECK(number(sheet, "problems") == problems);
    CHECK(number(sheet, "lines") == lines);
    CHECK(number(sheet, "voices") == all_voices);
    std::int64_t merged = 0;
    std::set<std::string> heard;
    for (const auto& line : sheet.find("items")->children()) {
      merged += number(line, "merged_from");
      CHECK(open(house, line.find("node")->text(), heard) == number(line, "voices"));
    }
    CHECK(merged == first_lines);
    CHECK(heard.size() == all_voices);
    house.does(R"({"command":"submit"})");
  });
}

}  // namespace lianxin::consolidations
