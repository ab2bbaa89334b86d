#include "features/portal/plain_routes.h"

#include <algorithm>

#include "features/portal/plain_card_json.h"
#include "features/portal/plain_follow_json.h"
#include "features/portal/plain_round_json.h"
#include "features/portal/plain_say_json.h"
#include "features/portal/portal_actions.h"

namespace lianxin::portal {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

// What was typed, for showing it again; nothing when it cannot be read.
Form typed_in(const http::CallBase& call) {
  auto form = Form::read(call.request);
  return form ? *std::move(form) : Form{};
}

Result<http::Reply> show_home(Reading& call, const rounds::RoundBook& book) {
  const Plain p(call);
  const auto open = TRY(rounds::open_rounds(call.db, call.doing, book));
  return plain_page(p, "", p.say("portal.plain.hero"), plain_home(p, open_rounds_part(p, open)));
}

// Where the form stands: the page to come back to in the other language.
std::string below_of(const SayForm& form) {
  const auto round = parse_uuid(form.round);
  return round ? "/rounds/" + to_text(*round) : "/say";
}

Result<http::Reply> show_say(Reading& call, const SayLists& lists) {
  const Plain p(call);
  const auto choice = TRY(uppermost_places(call.db, lists.desk));
  return plain_page(p, "/say", p.say("portal.plain.say.title"),
                    say_page(p, lists, empty_say_form(call.doing.now), &choice, nullptr, {}));
}

// Nothing for one that is not public, not open today, or not there.
Result<std::optional<rounds::Round>> open_round(Reading& call, const rounds::RoundBook& book, std::string_view id) {
  const auto open = TRY(rounds::open_rounds(call.db, call.doing, book));
  const auto found = std::ranges::find(open, parse_id<rounds::RoundId>(id), [](const auto& r) { return std::optional(r.id); });
  return found == open.end() ? std::nullopt : std::optional(*found);
}

Result<http::Reply> show_round(Reading& call, const SayLists& lists) {
  const Plain p(call);
  const auto round = TRY(open_round(call, lists.book, call.param("id")));
  if (!round) return fail(Code::not_found, "base.not_found");
  SayForm form = empty_say_form(call.doing.now);
  form.round = to_text(round->id);
  const auto choice = TRY(places_below_one(call.db, lists.desk, round->place));
  return plain_page(p, below_of(form), round->title, say_page(p, lists, form, &choice, &*round, {}));
}

Result<PlaceChoice> choice_for(const db::Reader& r, const tickets::Desk& desk, const Form& form) {
  if (const auto below = form.filled("below")) return places_below_one(r, desk, *below);
  if (!form.has("below") && form.filled("q")) return search_places(r, desk, *form.filled("q"));
  return uppermost_places(r, desk);
}

Result<http::Reply> show_places(Reading& call, const SayLists& lists) {
  const Plain p(call);
  const auto sent = TRY(Form::read(call.request));
  const auto choice = TRY(choice_for(call.db, lists.desk, sent));
  const SayForm form = read_say_form(sent);
  const auto round = TRY(open_round(call, lists.book, form.round));
  return plain_page(p, below_of(form), p.say("portal.plain.say.title"), say_page(p, lists, form, &choice, round ? &*round : nullptr, {}));
}

// Answered with the receipt itself, not with 303: its code may stand in no address and there is no session to keep it in.
// Sent again by the browser, the id makes it "received already".
Result<http::Reply> take_words(Writing& call, const SayLists& lists) {
  const Plain p(call);
  const auto form = TRY(Form::read(call.request));
  const auto submission = TRY(submission_of(read_say_form(form), p.phrases()));
  const auto submitted = TRY(submit(call.db, call.doing, lists.desk, lists.book, submission, p.phrases()));
  return plain_page(p, "/say", p.say("portal.plain.receipt.title"), receipt_page(p, submitted.receipt, submission.anonymous),
                    submitted.is_new ? 201 : 200);
}

// The collection it was said to is over, or was none: what was typed may be said without it.
bool lost_its_round(const Error& error) {
  const auto is_round = [](const FieldFault& fault) { return fault.field == "round"; };
  return error.key == "rounds.over" || error.key == "rounds.not_yet" || std::ranges::any_of(error.fields, is_round);
}

http::Reply say_failure(const Error& error, const http::CallBase& call, const SayLists& lists) {
  const Plain p(call);
  SayForm form = read_say_form(typed_in(call));
  const auto page = [&](const Error& told) {
    return plain_failure(p, below_of(form), p.say("portal.plain.say.title"), say_page(p, lists, form, nullptr, nullptr, trouble_of(told, p)), error);
  };
  if (lost_its_round(error)) {
    form.round.clear();
    return page({.code = Code::conflict, .key = "portal.plain.round.over"});
  }
  // Other words under an id that is taken: it is a new matter, when it is sent once more. An id that is none as well.
  if (error.code == Code::conflict || !parse_uuid(form.id)) form.id = empty_say_form(call.doing.now).id;
  for (const FieldFault& fault : error.fields) form.asks_understood |= fault.key == "portal.personal_data";
  Error told = error;
  if (error.code == Code::conflict) told.key = "portal.plain.say.sent_already";
  return page(told);
}

Result<http::Reply> show_follow(Reading& call) {
  const Plain p(call);
  return plain_page(p, "/follow", p.say("portal.plain.follow.title"), follow_page(p, {}, {}));
}

Result<http::Reply> show_track(Reading& call, const tickets::Desk& desk) {
  const Plain p(call);
  const auto code = TRY(Form::read(call.request)).filled("code").value_or("");
  const Track found = TRY(track(call.db, call.doing, desk, code, p.phrases()));
  return plain_page(p, "/follow", found.headline, track_page(p, found, code));
}

http::Reply follow_failure(const Error& error, const http::CallBase& call) {
  const Plain p(call);
  return plain_failure(p, "/follow", p.say("portal.plain.follow.title"),
                       follow_page(p, typed_in(call).value("code"), trouble_of(error, p)), error);
}

template <Saying saying>
Result<http::Reply> take_saying(Writing& call, const tickets::Desk& desk) {
  const Plain p(call);
  const auto form = TRY(Form::read(call.request));
  const std::string code = form.filled("code").value_or("");
  if constexpr (saying == Saying::rate) {
    const auto rating = TRY(rating_of(form));
    TRY(rate(call.db, call.doing, desk, code, rating, p.phrases()));
    return see_other(p.address(rating.solved ? "/done/solved" : "/done/not_solved"));
  } else if constexpr (saying == Saying::object) {
    TRY(object(call.db, call.doing, desk, code, {form.filled("text").value_or("")}, p.phrases()));
    return see_other(p.address("/done/object"));
  } else if constexpr (saying == Saying::answer) {
    TRY(answer(call.db, call.doing, desk, code, {form.filled("text").value_or("")}, p.phrases()));
    return see_other(p.address("/done/answer"));
  } else if constexpr (saying == Saying::not_mine) {
    TRY(say_not_mine(call.db, call.doing, desk, code, {form.filled("reason").value_or("")}, p.phrases()));
    return see_other(p.address("/done/not_mine"));
  } else {
    TRY(withdraw(call.db, call.doing, desk, code, {form.filled("reason")}, p.phrases()));
    return see_other(p.address("/done/withdraw"));
  }
}

template <Saying saying>
http::Reply saying_failure(const Error& error, const http::CallBase& call) {
  const Plain p(call);
  return plain_failure(p, "/follow", p.say("portal.plain.follow.title"),
                       saying_page(p, saying, typed_in(call), trouble_of(error, p)), error);
}

Result<http::Reply> show_card_form(Reading& call) {
  const Plain p(call);
  return plain_page(p, "/card", p.say("portal.plain.card.title"), card_code_page(p, {}, {}));
}

Result<http::Reply> show_card(Reading& call, const cards::CardBook& book) {
  const Plain p(call);
  const auto code = TRY(Form::read(call.request)).filled("code").value_or("");
  const auto view = TRY(cards::show_household(call.db, call.doing, book, code));
  return plain_page(p, "/card", p.say("portal.plain.card.title"), card_page(p, book, view, code, false, {}));
}

// Answered with the card itself: its code may stand in no address. Sent again by the browser, the word is the same.
Result<http::Reply> take_word(Writing& call, const cards::CardBook& book) {
  const Plain p(call);
  const auto form = TRY(Form::read(call.request));
  const auto code = form.filled("code").value_or("");
  const auto word = TRY(word_of(form));
  const auto view = TRY(cards::say_on_visit(call.db, call.doing, book, code, word.visit, word.was_so, word.words));
  return plain_page(p, "/card", p.say("portal.plain.card.title"), card_page(p, book, view, code, true, {}));
}

http::Reply card_failure(const Error& error, const http::CallBase& call) {
  const Plain p(call);
  Trouble trouble = trouble_of(error, p);
  if (error.code == Code::not_found) trouble.fields = {{"code", p.say("cards.unknown_code")}};
  return plain_failure(p, "/card", p.say("portal.plain.card.title"), card_code_page(p, typed_in(call).value("code"), trouble), error);
}

Result<http::Reply> show_done(Reading& call) {
  const Plain p(call);
  const auto what = call.param("what");
  const Html body = done_page(p, what);
  if (body.empty()) return fail(Code::not_found, "base.not_found");
  return plain_page(p, "/done/" + std::string(what), p.say("portal.plain.done.title"), body);
}

// A page that only shows fails without a form to keep.
http::Reply page_failure(const Error& error, const http::CallBase& call) {
  const Plain p(call);
  const Trouble trouble{.title = error.code == Code::not_found ? p.say("portal.plain.no_page") : trouble_of(error, p).title};
  Html body = summary_of(trouble, p);
  return plain_failure(p, "", trouble.title, body.add(plain_home(p)), error);
}

template <Saying saying>
http::RouteOptions saying_options() {
  return {.max_body_bytes = 32 * 1024,
          .rate = "public_code",
          .json_body = false,
          .traceless = true,
          .failure = saying_failure<saying>};
}

}  // namespace

// The same limits and the same rights as the API's: portal_routes.cpp. Percent-encoded, a Chinese character takes nine bytes.
void mount_plain(http::Router& router, std::shared_ptr<const tickets::DeskSource> desks, std::shared_ptr<const cards::CardBook> cards,
                 std::shared_ptr<const rounds::RoundBook> rounds) {
  const auto with_desk = [&](auto handler) {
    return [desks, handler](auto& call) -> Result<http::Reply> { return handler(call, *TRY(desks->at(call.db))); };
  };
  const auto with_lists = [&](auto handler) {
    return [desks, rounds, handler](auto& call) -> Result<http::Reply> {
      const auto desk = TRY(desks->at(call.db));
      return handler(call, SayLists{*desk, *rounds});
    };
  };
  const http::RouteOptions showing{.weight = http::Weight::heavy, .traceless = true, .failure = page_failure};
  const http::FailureHandler say_again = [desks, rounds](const Error& e, const http::CallBase& call) {
    return say_failure(e, call, {desks->packs(), *rounds});  // the form shows nothing that the rules change
  };
  const http::RouteOptions choosing{.weight = http::Weight::heavy,
                                    .max_body_bytes = 128 * 1024,
                                    .json_body = false,
                                    .traceless = true,
                                    .failure = say_again};
  const http::RouteOptions speaking{.max_body_bytes = 128 * 1024,
                                    .rate = "public_submit",
                                    .json_body = false,
                                    .traceless = true,
                                    .failure = say_again};
  const http::RouteOptions following{.max_body_bytes = 16 * 1024,
                                     .rate = "public_code",
                                     .json_body = false,
                                     .traceless = true,
                                     .failure = follow_failure};
  const auto with_cards = [&](auto handler) { return [cards, handler](auto& call) -> Result<http::Reply> { return handler(call, *cards); }; };
  const http::RouteOptions by_card{.max_body_bytes = 16 * 1024, .rate = "public_code", .json_body = false, .traceless = true, .failure = card_failure};
  router.get("/portal/plain/card", look_up, show_card_form, showing);
  router.ask("/portal/plain/card", follow, with_cards(show_card), by_card);
  router.post("/portal/plain/card/said", follow, with_cards(take_word), by_card);
  router.plain("/portal/plain/plain.css", plain_style);
  router.get("/portal/plain", look_up, [rounds](Reading& call) { return show_home(call, *rounds); }, showing);
  router.get("/portal/plain/rounds/{id}", look_up, with_lists(show_round), showing);
  router.get("/portal/plain/say", look_up, with_lists(show_say), showing);
  router.ask("/portal/plain/say/place", look_up, with_lists(show_places), choosing);
  router.post("/portal/plain/say", speak, with_lists(take_words), speaking);
  router.get("/portal/plain/follow", look_up, show_follow, showing);
  router.ask("/portal/plain/follow", follow, with_desk(show_track), following);
  router.post("/portal/plain/rate", follow, with_desk(take_saying<Saying::rate>), saying_options<Saying::rate>());
  router.post("/portal/plain/object", follow, with_desk(take_saying<Saying::object>), saying_options<Saying::object>());
  router.post("/portal/plain/answer", follow, with_desk(take_saying<Saying::answer>), saying_options<Saying::answer>());
  router.post("/portal/plain/withdraw", follow, with_desk(take_saying<Saying::withdraw>), saying_options<Saying::withdraw>());
  router.post("/portal/plain/not-mine", follow, with_desk(take_saying<Saying::not_mine>), saying_options<Saying::not_mine>());
  router.get("/portal/plain/done/{what}", look_up, show_done, showing);
}

}  // namespace lianxin::portal
