#include "platform/json/writer.h"

#include <doctest/doctest.h>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <limits>

#include "platform/json/json.h"

namespace lianxin::json {

enum class Light { green, default_ };
BOOST_DESCRIBE_ENUM(Light, green, default_)

struct Written {
  Id<Written> id{};
  std::string text{};
  std::optional<int> none{};
  Maybe<int> left_out{};
  Maybe<int> kept{7};
  Light light = Light::default_;
  std::vector<std::string> words{"一", "二"};
  bool return_ = true;
};
BOOST_DESCRIBE_STRUCT(Written, (), (id, text, none, left_out, kept, light, words, return_))

struct OnlyMaybe { Maybe<int> number{}; };
BOOST_DESCRIBE_STRUCT(OnlyMaybe, (), (number))

namespace {

TEST_CASE("a described struct is written member by member") {
  CHECK(write(Written{.text = "x"}) ==
        R"({"id":"00000000-0000-0000-0000-000000000000","text":"x","none":null,"kept":7,"light":"default","words":["一","二"],"return":true})");
  CHECK(write(OnlyMaybe{}) == "{}");
}

TEST_CASE("scalars") {
  CHECK(write(true) == "true");
  CHECK(write(-1) == "-1");
  CHECK(write(std::int64_t{9007199254740992}) == "9007199254740992");
  CHECK(write(std::int64_t{9007199254740993}) == "\"9007199254740993\"");
  CHECK(write(std::numeric_limits<std::int64_t>::min()) == "\"-9223372036854775808\"");
  CHECK(write(0.1) == "0.1");
  CHECK(write(39904.2) == "39904.2");
  CHECK(write(1e22) == "1e+22");
  CHECK(write(-0.0) == "-0");
  CHECK(write(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(write(std::numeric_limits<double>::infinity()) == "null");
  CHECK(write(*parse_day("2026-11-22")) == "\"2026-11-22\"");
  CHECK(write(*parse_moment("2026-11-22T01:40:00Z"), Zone{480}) == '"' + to_text(*parse_moment("2026-11-22T01:40:00Z"), Zone{480}) + '"');
  CHECK(write(Raw{"[1, 2]"}) == "[1, 2]");
  CHECK(write(std::optional<Day>{}) == "null");
}

TEST_CASE("text is escaped as far as JSON asks") {
  CHECK(write(std::string("\"\\\n\r\t\x01\x1f\x7f/村😀")) == "\"\\\"\\\\\\n\\r\\t\\u0001\\u001f\\u007f/村😀\"");
  CHECK(write(std::string_view("plain")) == "\"plain\"");
  CHECK(write("literal") == "\"literal\"");
}

TEST_CASE("maps and pages") {
  CHECK(write(std::map<std::string, int>{{"a", 1}, {"b\"", 2}}) == R"({"a":1,"b\"":2})");
  CHECK(write(Page<int>{.items = {1, 2}, .next = "c"}) == R"({"items":[1,2],"next":"c"})");
  CHECK(write(Page<int>{.items = {}, .next = "", .total = 0}) == R"({"items":[],"next":null,"total":0})");
}

TEST_CASE("what is written is read again") {
  const auto back = read<Written>(write(Written{.id = {named_uuid("w")}, .text = "\x01\"村", .none = 5}));
  REQUIRE(back);
  CHECK(back->id.value == named_uuid("w"));
  CHECK(back->text == "\x01\"村");
  CHECK(back->none == 5);
  CHECK(name_of_enumerator(back->light) == "default");
}

}  // namespace
}  // namespace lianxin::json
