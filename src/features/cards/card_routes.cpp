#include "features/cards/card_routes.h"

#include "features/cards/card_json.h"
#include "features/cards/card_sheet_json.h"
#include "platform/documents/qr.h"
#include "platform/http/texts.h"

namespace lianxin::cards {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<http::Reply> list(Reading& call, const CardBook& book) {
  const auto place = call.request.parameter("place");
  if (!place) return invalid_field("place", "base.required");
  const auto outdated = call.request.parameter("outdated");
  if (outdated && *outdated != "true" && *outdated != "false") return invalid_field("outdated", "base.json_wrong_type", {{"expected", "true, false"}});
  const auto cards = TRY(list_cards(call.db, call.doing, book, std::string(*place), outdated == "true", TRY(call.page())));
  return http::ok(write_cards(cards, call.language));
}

// Behind the code leads a fragment: it reaches no server and no log, nor is it told to another page.
std::string address_of(const CardBook& book, std::string_view code) { return book.public_address + "/k#" + std::string(code); }

Result<http::Reply> print(Writing& call, const CardBook& book) {
  std::vector<CardFace> faces;
  for (auto& card : TRY(print_cards(call.db, call.doing, book, TRY(read_card_print(call.request.body))))) {
    const auto label = http::translated("cards.sheet.qr", {{"number", card.facts.number}}, http::Language::zh);
    auto qr = TRY(documents::qr_svg(address_of(book, card.code), label));
    faces.push_back({std::move(card), std::move(qr)});
  }
  http::Reply reply = http::html(write_sheets(book, faces));
  reply.headers.push_back({"cache-control", "no-store"});
  return reply;
}

Result<http::Reply> show(Reading& call, const CardBook& book) {
  const auto code = TRY(read_card_code(call.request.body));
  return http::ok(write_view(book, TRY(show_household(call.db, call.doing, book, code)), call.language));
}

Result<http::Reply> take_word(Writing& call, const CardBook& book) {
  const auto asked = TRY(read_card_word(call.request.body));
  const auto view = TRY(say_on_visit(call.db, call.doing, book, asked.code, asked.visit, asked.was_so, asked.words.value_or("")));
  return http::ok(write_view(book, view, call.language));
}

}  // namespace

void mount_cards(http::Router& router, std::shared_ptr<const CardBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const http::RouteOptions by_code{.max_body_bytes = 16 * 1024, .rate = "public_code", .traceless = true};
  router.get("/api/v1/cards", read_cards, reading(list), {.weight = http::Weight::heavy});
  router.post("/api/v1/cards/print", make_cards, writing(print));
  router.plain("/api/v1/cards/print.css", sheet_style);
  router.ask("/api/v1/public/card", use_card, reading(show), by_code);
  router.post("/api/v1/public/card/confirmation", use_card, writing(take_word), by_code);
}

}  // namespace lianxin::cards
