#include "features/households/household_offer_store.h"

#include "platform/crypto/sealing.h"
#include "platform/json/json.h"

namespace lianxin::households::store {
namespace {

using db::Row;

constexpr std::string_view purpose = "household offer";

struct SealedOffer {
  Offer offer{};
  std::string sealed{};
};

}  // namespace

Result<void> put_offer(db::Writer& w, const Vault& vault, const Offer& offer) {
  TRY(w.run("insert into household_offers (partition, id, household, visit, person, person_name, offered_at, sealed, state, reason) values ($1, $2, $3, $4, $5, "
            "$6, $7, $8, 'open', '')",
            {vault.partition, offer.id, offer.household, to_text(offer.visit), offer.person, offer.name, offer.at,
             crypto::seal(vault.key, purpose, to_text(offer.id), json::write(offer.edit))}));
  return {};
}

Result<std::vector<Offer>> open_offers(const db::Reader& r, const Vault& vault, HouseholdId household) {
  auto found = TRY(r.list("select id, visit, person, person_name, offered_at, sealed from household_offers where partition = $1 and household = $2 and state = "
                          "'open' order by offered_at, id",
                          {vault.partition, household}, [&](const Row& row) {
                            return SealedOffer{{.id = row.get<OfferId>(0), .household = household, .visit = parse_uuid(row.text(1)).value_or(Uuid{}),
                                                .person = row.get<PersonId>(2), .name = row.get<std::string>(3), .at = row.get<Moment>(4)},
                                               row.get<std::string>(5)};
                          }));
  std::vector<Offer> out;
  for (auto& [offer, sealed] : found) {
    const auto text = crypto::unseal(vault.key, purpose, to_text(offer.id), sealed);
    if (!text) return fail(Code::internal, "households.vault_broken");
    offer.edit = TRY(json::read<HouseholdEdit>(*text, {.is_own = true}));
    out.push_back(std::move(offer));
  }
  return out;
}

Result<void> decide_offer(db::Writer& w, std::string_view partition, OfferId id, const Decision& decision) {
  TRY(w.run("update household_offers set state = $3, decided_at = $4, decided_by = $5, reason = $6 where partition = $1 and id = $2 and state = 'open'",
            {partition, id, decision.accepted ? "accepted" : "declined", decision.at, decision.by, decision.reason}));
  return {};
}

}  // namespace lianxin::households::store
