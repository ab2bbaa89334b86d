// A household's card without scripts: the code in bodies only, one press a visit, the same rules as the API's.
#include <doctest/doctest.h>

#include "features/cards/cards.h"
#include "features/portal/portal_house_test.h"
#include "platform/http/url.h"

namespace lianxin::portal {
namespace {

using house::House;

const households::HouseholdId household{named_uuid("household of a plain card")};
const visits::VisitId visit{named_uuid("visit of a plain card")};

test::Scenario sent(std::string path, const std::vector<std::pair<std::string, std::string>>& fields, int status, std::vector<std::string> words = {},
                    std::vector<std::string> not_words = {}) {
  std::string body;
  for (const auto& [name, value] : fields) body += (body.empty() ? "" : "&") + name + "=" + http::percent_encoded(value);
  return {.method = "POST", .path = std::move(path), .body = body, .status = status, .must_contain = std::move(words), .must_not_contain = std::move(not_words),
          .headers = {{"content-type", "application/x-www-form-urlencoded"}}};
}

// A household with a visit and a card; gives the card's code.
std::string with_card(House& h) {
  const auto book = cards::open_book(*h.deployment);
  REQUIRE(book.has_value());
  Doing doing{.by = system_actor("test"), .now = h.server.now()};
  doing.by.person = {named_uuid("person 塔娜")};
  doing.by.name = "塔娜";
  std::string code;
  const auto made = h.store.transact([&](db::Writer& w) -> Result<void> {
    TRY(households::register_household(w, doing, *(*book)->households, {.id = household, .number = "018", .place = house::gacha, .head = "巴特尔仓"}));
    visits::NewVisit asked{.id = visit, .kind = visits::VisitKind::home, .household = household, .began_at = h.server.now() - 24 * ms_per_hour};
    asked.words = "说水泵坏了";
    TRY(visits::enter_visit(w, doing, *(*book)->visits, asked));
    code = TRY(cards::print_cards(w, doing, **book, {.place = house::gacha})).front().code;
    return {};
  });
  INFO((made ? std::string() : made.error().key));
  REQUIRE(made.has_value());
  return code;
}

}  // namespace

TEST_CASE("by a plain form a household sees who answers and who came, and says whether it was so") {
  test::with_each_store("plain card", [](db::Store& store) {
    House h(store);
    const std::string code = with_card(h), id = to_text(visit);
    h.server.play({
        {"", "GET", "/portal/plain", "", 200, {"/portal/plain/card"}},
        {"", "GET", "/portal/plain/card", "", 200, {"连心卡上的码", "name=\"code\""}},
        sent("/portal/plain/card", {{"code", code}}, 200, {"018 号", "巴***", "入户走访", "tel:12345", "value=\"yes\"", "value=\"no\""}, {"水泵", "巴特尔仓", "?code"}),
        sent("/portal/plain/card?lang=en", {{"code", code}}, 200, {"Whom to call", "visit to the home"}, {"有事找他们"}),
        sent("/portal/plain/card/said", {{"code", code}, {"visit", id}, {"was_so", "no"}, {"words", "<b>没来"}}, 200, {"记下了", "没有这回事", "&lt;b&gt;没来"}, {"<b>没来"}),
        sent("/portal/plain/card/said", {{"code", code}, {"visit", id}, {"was_so", "yes"}}, 200, {"您说：是这样"}, {"没来"}),
    });
  });
}

TEST_CASE("a card nobody has and half a form are told above the form for the code") {
  test::TestDatabase database;
  House h(*database);
  const std::string code = with_card(h), id = to_text(visit);
  h.server.skip_contract();  // half a form is what the contract does not let in
  h.server.play({
      sent("/portal/plain/card", {{"code", "2222-2222-2222"}}, 404, {"没有找到这张卡", "value=\"2222-2222-2222\"", "href=\"#code\""}),
      sent("/portal/plain/card", {}, 404, {"没有找到这张卡"}),
      sent("/portal/plain/card/said", {{"code", code}, {"visit", id}}, 422, {"请按“是这样”或者“没有”"}),
      sent("/portal/plain/card/said", {{"code", code}, {"visit", "x"}, {"was_so", "yes"}}, 422, {"没有这次走访"}),
      sent("/portal/plain/card/said", {{"code", "222222222222"}, {"visit", id}, {"was_so", "yes"}}, 404),
  });
}

}  // namespace lianxin::portal
