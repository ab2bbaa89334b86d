#include "features/households/household_card_store.h"

#include "platform/db/conditions.h"

namespace lianxin::households::store {
namespace {

HouseholdCard card_from(const db::Row& row) {
  return {row.get<HouseholdId>(0), row.integer(1), row.get<std::string>(2), row.get<Day>(3), row.get<std::string>(4)};
}

}  // namespace

Result<HouseholdCard> put_card(db::Writer& w, std::string_view partition, HouseholdCard card) {
  const auto version = TRY(w.find("insert into household_cards (partition, household, version, code_digest, printed_on, facts) "
                                  "values ($1, $2, 1, $3, $4, $5) on conflict (partition, household) do update set "
                                  "version = household_cards.version + 1, code_digest = excluded.code_digest, "
                                  "printed_on = excluded.printed_on, facts = excluded.facts returning version",
                                  {partition, card.household, card.code_digest, card.printed_on, card.facts},
                                  [](const db::Row& row) { return row.integer(0); }));
  card.version = version.value_or(1);
  return card;
}

Result<std::vector<HouseholdCard>> cards_of(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids) {
  if (ids.empty()) return std::vector<HouseholdCard>{};
  db::Conditions where({partition});
  const std::string sql = "select household, version, code_digest, printed_on, facts from household_cards where partition = $1 and household in (" +
                          where.bind_all(ids) + ")";
  return r.list(sql, where.values(), card_from);
}

Result<std::optional<HouseholdCard>> card_of_code(const db::Reader& r, std::string_view partition, std::string_view code_digest) {
  return r.find("select household, version, code_digest, printed_on, facts from household_cards where partition = $1 and code_digest = $2",
                {partition, code_digest}, card_from);
}

}  // namespace lianxin::households::store
