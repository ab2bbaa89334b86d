#include "features/cards/card_seed.h"

#include "features/cards/answer_actions.h"
#include "features/places/demo_unit.h"
#include "features/places/places.h"
#include "platform/crypto/digest.h"
#include "platform/crypto/random.h"

namespace lianxin::cards {
namespace {

constexpr int printed_days_ago = 120;

// What the card said when it was printed: of some another phone, of some another name.
CardFacts as_printed(CardFacts facts, std::size_t n) {
  if (facts.answers.empty()) return facts;
  if (n % 9 == 4) facts.answers.front().phone = "0470-0000000";
  if (n % 11 == 5) facts.answers.front().who = named_uuid("somebody who answered before");
  return facts;
}

Result<void> print_all(db::Writer& w, const CardBook& book, const SeedOptions& options) {
  const auto gacha = TRY(places::find_place(w, book.partition, places::demo_gacha));
  if (!gacha) return {};
  const Day day = day_of(options.now, book.zone) - printed_days_ago;
  const PageRequest page{.limit = max_page_limit};
  const Actor everybody{.kind = Actor::Kind::account, .grants = {{.role = Role::office, .reach = Reach::subtree, .places = places::range_of(gacha->now_path)}}};
  const auto households = TRY(households::list_present(w, *book.households, everybody, places::range_of(gacha->now_path), page)).items;
  std::vector<HouseholdId> ids;
  for (const auto& h : households) ids.push_back(h.id);
  if (!TRY(households::cards_of(w, book.partition, ids)).empty()) return {};
  const auto facts = TRY(Answering(w, book, day_of(options.now, book.zone)).facts_of(households));
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (i % 7 == 6) continue;
    HouseholdCard card{.household = facts[i].household, .code_digest = crypto::hexadecimal(crypto::random_bytes(32)), .printed_on = day};
    card.facts = marks_of(as_printed(facts[i], i));
    TRY(households::put_card(w, book.partition, std::move(card)));
  }
  return {};
}

}  // namespace

Result<void> seed_cards(db::Store& store, const CardBook& book, const SeedOptions& options) {
  return store.transact([&](db::Writer& w) { return print_all(w, book, options); });
}

}  // namespace lianxin::cards
