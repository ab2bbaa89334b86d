#include "base/markup.h"

#include <doctest/doctest.h>

namespace lianxin {

TEST_CASE("nobody's words become markup") {
  struct Row {
    std::string_view text, expected;
  };
  for (const Row& row : {Row{"井坏了，17户缺水", "井坏了，17户缺水"}, Row{"<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"},
                         Row{R"(" onload="x)", "&quot; onload=&quot;x"}, Row{"A & B", "A &amp; B"}, Row{"&lt;", "&amp;lt;"}, Row{"一\t二\r\n三", "一\t二\n三"},
                         Row{std::string_view("a\0b\x1b", 4), "ab"}, Row{"", ""}}) {
    CAPTURE(row.text);
    CHECK(as_markup(row.text) == row.expected);
  }
  CHECK(as_markup("一\n二", "<br>") == "一<br>二");
  CHECK(as_markup("一\n二", "") == "一二");
}

}  // namespace lianxin
