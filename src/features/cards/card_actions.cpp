#include "features/cards/card_actions.h"

#include <algorithm>

#include "features/cards/answer_actions.h"
#include "features/places/places.h"
#include "platform/crypto/digest.h"
#include "platform/crypto/random.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::cards {

struct PrintedDetail {
  std::int64_t version = 0;  // how often it was printed
};
BOOST_DESCRIBE_STRUCT(PrintedDetail, (), (version))

namespace {

using households::Household;

constexpr int looked_through = 500;  // households at once

Day today_of(const Doing& doing, const CardBook& book) { return day_of(doing.now, book.zone); }

std::string digest_of(const CardBook& book, std::string_view plain_code) {
  return crypto::hexadecimal(crypto::hmac_sha256(book.secret_key, "household card " + std::string(plain_code)));
}

Result<std::vector<CardRow>> rows_of(const db::Reader& r, const CardBook& book, Answering& answering, const std::vector<Household>& households) {
  std::vector<HouseholdId> ids;
  for (const auto& h : households) ids.push_back(h.id);
  std::map<HouseholdId, HouseholdCard> cards;
  for (auto& card : TRY(households::cards_of(r, book.partition, ids))) cards.emplace(card.household, std::move(card));
  std::vector<CardRow> out;
  for (auto& facts : TRY(answering.facts_of(households))) {
    CardRow& row = out.emplace_back(CardRow{.facts = std::move(facts)});
    if (const auto found = cards.find(row.facts.household); found != cards.end()) row.card = found->second;
    row.why = why_outdated(row.card, row.facts);
  }
  return out;
}

// Calls each(household, row) for the present ones of a place in sight, in their order, until it says no.
template <class Each>
Result<void> each_row(const db::Reader& r, const Actor& by, const CardBook& book, Answering& answering, const PathRange& range, PageRequest page,
                      Each each) {
  while (true) {
    const auto some = TRY(households::list_present(r, *book.households, by, range, page));
    auto rows = TRY(rows_of(r, book, answering, some.items));
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (!each(some.items[i], std::move(rows[i]))) return {};
    if (some.next.empty()) return {};
    page.cursor = some.next;
  }
}

Result<std::optional<CardCounts>> counts_of(const db::Reader& r, const Actor& by, const CardBook& book, Answering& answering, const PathRange& range) {
  CardCounts out;
  TRY(each_row(r, by, book, answering, range, {.limit = looked_through}, [&](const Household&, const CardRow& row) {
    ++out.households;
    if (!row.card) ++out.never;
    else if (!row.why.empty()) ++out.outdated;
    return out.households <= static_cast<std::int64_t>(most_counted);
  }));
  if (out.households > static_cast<std::int64_t>(most_counted)) return std::optional<CardCounts>{};
  return std::optional(out);
}

// A place so large that nothing is found for long gives a short page with a cursor.
Result<Page<CardRow>> page_of(const db::Reader& r, const Actor& by, const CardBook& book, Answering& answering, const PathRange& range, bool outdated,
                              const PageRequest& page) {
  Page<CardRow> out;
  const auto limit = static_cast<std::size_t>(page.limit);
  std::size_t seen = 0;
  std::string last;
  PageRequest asked{.limit = outdated ? looked_through : page.limit + 1, .cursor = page.cursor};
  asked.limit = std::min(asked.limit, max_page_limit);
  TRY(each_row(r, by, book, answering, range, asked, [&](const Household& household, CardRow row) {
    const bool is_in = !outdated || !row.why.empty();
    if ((is_in && out.items.size() == limit) || seen == most_counted) {
      out.next = last;
      return false;
    }
    ++seen;
    last = households::cursor_after(household);
    if (is_in) out.items.push_back(std::move(row));
    return true;
  }));
  return out;
}

Result<PrintedCard> print_one(db::Writer& w, const Doing& doing, const CardBook& book, const Household& household, CardFacts facts) {
  PrintedCard out{.facts = std::move(facts), .code = card_code_from(crypto::random_bytes(12))};
  out.card = {.household = household.id, .code_digest = digest_of(book, out.code), .printed_on = today_of(doing, book), .facts = marks_of(out.facts)};
  out.card = TRY(households::put_card(w, book.partition, std::move(out.card)));
  TRY(journal::record(w, doing, {.kind = "card.printed", .subject_kind = "household", .subject = to_text(household.id), .place_path = household.path,
                                 .detail = json::write(PrintedDetail{out.card.version})}));
  return out;
}

Result<std::vector<Household>> households_asked(const db::Reader& r, const Actor& by, const CardBook& book, const std::vector<HouseholdId>& ids) {
  if (ids.empty()) return invalid_field("households", "base.required");
  if (ids.size() > most_printed) return invalid_field("households", "base.too_many", {{"max", std::to_string(most_printed)}});
  std::vector<Household> out;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string field = "households[" + std::to_string(i) + "]";
    auto household = TRY(households::household_named(r, *book.households, by, ids[i], field));
    const bool is_here = household.state == households::HouseholdState::active || household.state == households::HouseholdState::away;
    if (!is_here) return invalid_field(field, "cards.household_gone", {{"number", household.number}});
    if (std::ranges::find(out, household.id, &Household::id) == out.end()) out.push_back(std::move(household));
  }
  return out;
}

Result<std::vector<Household>> households_of(const db::Reader& r, const Actor& by, const CardBook& book, Answering& answering, const CardPrint& asked) {
  const auto range = places::range_of(TRY(places::place_named(r, book.partition, *asked.place)).now_path);
  std::vector<Household> out;
  TRY(each_row(r, by, book, answering, range, {.limit = looked_through}, [&](const Household& household, const CardRow& row) {
    if (!asked.outdated.value_or(false) || !row.why.empty()) out.push_back(household);
    return out.size() <= most_printed;
  }));
  if (out.size() > most_printed) return invalid_field("place", "cards.too_many", {{"max", std::to_string(most_printed)}});
  if (out.empty()) return invalid_field("place", "cards.nothing_to_print");
  return out;
}

// Whose card it is, and what it says now.
struct Found {
  Household household{};
  Day printed_on{};
};
Result<Found> household_of_code(const db::Reader& r, const CardBook& book, std::string_view code) {
  const std::string plain = plain_card_code(code);
  // Also what cannot be a code is looked up, so that no answer comes sooner than another.
  const auto card = TRY(households::card_of_code(r, book.partition, digest_of(book, plain)));
  if (plain.empty() || !card) return fail(Code::not_found, "cards.unknown_code");
  auto household = TRY(households::find_household(r, book.partition, card->household));
  const bool is_here = household && (household->state == households::HouseholdState::active || household->state == households::HouseholdState::away);
  if (!is_here) return fail(Code::not_found, "cards.unknown_code");
  return Found{*std::move(household), card->printed_on};
}

Result<HouseholdView> view_of(const db::Reader& r, const Doing& doing, const CardBook& book, const Found& found) {
  Answering answering(r, book, today_of(doing, book));
  HouseholdView out{.facts = std::move(TRY(answering.facts_of({found.household})).front()), .printed_on = found.printed_on};
  out.visits = TRY(visits::visits_to(r, book.partition, found.household.id, last_visits));
  return out;
}

}  // namespace

Result<CardList> list_cards(const db::Reader& r, const Doing& doing, const CardBook& book, const std::string& place, bool outdated, const PageRequest& page) {
  const Doing as_own = TRY(households::as_answering(r, doing, *book.households));
  const auto range = places::range_of(TRY(places::place_named(r, book.partition, place)).now_path);
  Answering answering(r, book, today_of(doing, book));
  CardList out;
  out.page = TRY(page_of(r, as_own.by, book, answering, range, outdated, page));
  if (!page.with_total) return out;
  out.counts = TRY(counts_of(r, as_own.by, book, answering, range));
  if (out.counts) out.page.total = outdated ? out.counts->never + out.counts->outdated : out.counts->households;
  return out;
}

Result<std::vector<PrintedCard>> print_cards(db::Writer& w, const Doing& doing, const CardBook& book, const CardPrint& asked) {
  if (asked.households.has_value() == asked.place.has_value()) return invalid_field("households", "cards.one_of_both");
  const Doing as_own = TRY(households::as_answering(w, doing, *book.households));
  Answering answering(w, book, today_of(doing, book));
  const auto households = asked.households ? TRY(households_asked(w, as_own.by, book, *asked.households))
                                           : TRY(households_of(w, as_own.by, book, answering, asked));
  auto facts = TRY(answering.facts_of(households));
  std::vector<PrintedCard> out;
  for (std::size_t i = 0; i < households.size(); ++i) out.push_back(TRY(print_one(w, doing, book, households[i], std::move(facts[i]))));
  return out;
}

Result<HouseholdView> show_household(const db::Reader& r, const Doing& doing, const CardBook& book, std::string_view code) {
  return view_of(r, doing, book, TRY(household_of_code(r, book, code)));
}

Result<HouseholdView> say_on_visit(db::Writer& w, const Doing& doing, const CardBook& book, std::string_view code, visits::VisitId id, bool was_so,
                                   const std::string& words) {
  const Found found = TRY(household_of_code(w, book, code));
  const auto last = TRY(visits::visits_to(w, book.partition, found.household.id, last_visits));
  const auto visit = std::ranges::find(last, id, &visits::Visit::id);
  if (visit == last.end()) return invalid_field("visit", "cards.no_such_visit");
  // Whoever is signed in on this device: here he is the household.
  Doing as_household = doing;
  as_household.by = Actor{};
  TRY(visits::confirm(w, as_household, *book.visits, *visit, was_so, words));
  return view_of(w, doing, book, found);
}

}  // namespace lianxin::cards
