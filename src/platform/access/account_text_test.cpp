#include "platform/access/account_text.h"

#include <doctest/doctest.h>

namespace lianxin::access {

TEST_CASE("grants and superiors are read as they were written") {
  const UnitId water{named_uuid("旗水利局")};
  const UnitId banner{named_uuid("旗政府")};
  const std::vector<Grant> grants = {{.role = Role::office, .reach = Reach::subtree, .places = {"0A", "0B"}},
                                     {.role = Role::unit_leader, .reach = Reach::own_unit, .unit = water},
                                     {.role = Role::village_cadre, .reach = Reach::own_links, .places = {"x", "y"}}};
  const auto read = grants_from_text(grants_to_text(grants));
  REQUIRE(read.size() == grants.size());
  for (std::size_t i = 0; i < grants.size(); ++i) {
    CHECK(read[i].role == grants[i].role);
    CHECK(read[i].reach == grants[i].reach);
    CHECK(read[i].places == grants[i].places);
    CHECK(read[i].unit == grants[i].unit);
  }
  CHECK(superiors_from_text(superiors_to_text({water, banner})) == std::vector<UnitId>{water, banner});
  CHECK(superiors_from_text(superiors_to_text({})).empty());
}

TEST_CASE("a damaged text grants nothing") {
  for (const char* text : {"", "null", "[", "]", "[\"\"]", "[x]", "[\"", "[,]", "[{}]", R"([{"role":"king","reach":"subtree","begin":"","end":"z","unit":null}])",
                           R"([{"role":"office","reach":"subtree","begin":"","end":"z","unit":null,"more":1}])"}) {
    CHECK(grants_from_text(text).empty());
    CHECK(superiors_from_text(text).empty());
  }
}

}  // namespace lianxin::access
