#include "features/households/household_store.h"

#include <algorithm>

#include "features/households/household_row_store.h"
#include "features/households/household_tally_store.h"
#include "features/households/masking_rules.h"
#include "platform/crypto/digest.h"
#include "platform/crypto/sealing.h"
#include "platform/db/conditions.h"
#include "platform/json/json.h"

namespace lianxin::households::store {
namespace {

using db::Row;

constexpr std::string_view household_purpose = "household", member_purpose = "household member", id_purpose = "household id number ";
const std::string select_household = std::string(household_columns) + " " + std::string(household_source);

// What we wrote ourselves reads back.
template <class T>
T kept(std::string_view text) {
  auto read = json::read<T>(text, {.is_own = true});
  return read ? *std::move(read) : T{};
}

Error broken() { return fail(Code::internal, "households.vault_broken"); }

template <class T>
Result<T> unsealed(const Vault& vault, std::string_view purpose, const std::string& subject, std::string_view sealed) {
  const auto text = crypto::unseal(vault.key, purpose, subject, sealed);
  if (!text) return broken();
  return json::read<T>(*text, {.is_own = true});
}

struct SealedMember {
  Member member{};
  std::string sealed{};
};

Result<std::vector<SealedMember>> sealed_members(const db::Reader& r, std::string_view partition, HouseholdId id) {
  return r.list("select id, relation, name_masked, away, has_phone, case when id_index = '' then 0 else 1 end, sealed from household_members "
                "where partition = $1 and household = $2 order by sequence",
                {partition, id}, [](const Row& row) {
                  return SealedMember{{.id = row.get<MemberId>(0), .relation = named<Relation>(row.text(1)).value_or(Relation::other),
                                       .name = row.get<std::string>(2), .away = row.get<bool>(3), .has_phone = row.get<bool>(4),
                                       .has_id_number = row.get<bool>(5)},
                                      row.get<std::string>(6)};
                });
}

Result<void> put_members(db::Writer& w, const Vault& vault, HouseholdId household, const std::vector<OpenMember>& members) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Member& m = members[i].member;
    const std::string id = to_text(m.id);
    TRY(w.run("insert into household_members (partition, id, household, sequence, relation, name_masked, away, has_phone, id_index, sealed) "
              "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
              {vault.partition, id, household, i + 1, name_of(m.relation), m.name, m.away, m.has_phone,
               id_index(vault.key, members[i].secrets.id_number),
               crypto::seal(vault.key, member_purpose, id, json::write(members[i].secrets))}));
  }
  return {};
}

std::string sealed_of(const Vault& vault, const OpenHousehold& open) {
  return crypto::seal(vault.key, household_purpose, to_text(open.household.id), json::write(open.secrets));
}

// What keys and indexes are made of, which a usual change leaves alone.
bool stands_as(const Household& a, const Household& b) {
  return a.number == b.number && a.place == b.place && a.path == b.path && a.state == b.state && a.successor == b.successor && a.origin == b.origin &&
         a.state_on == b.state_on;
}

}  // namespace

Household household_from(const Row& row) {
  Household h;
  h.id = row.get<HouseholdId>(0);
  h.number = row.get<std::string>(1);
  h.place = row.get<std::string>(2);
  h.path = row.get<std::string>(3);
  h.name = row.get<std::string>(4);
  h.state = named<HouseholdState>(row.text(5)).value_or(HouseholdState::active);
  h.successor = row.get<std::optional<HouseholdId>>(6);
  h.origin = row.get<std::optional<HouseholdId>>(7);
  h.members_count = row.get<std::int64_t>(8);
  h.camps = kept<std::vector<Camp>>(row.text(9));
  h.profile = kept<Profile>(row.text(10));
  h.form_version = row.get<std::string>(11);
  h.surveyed = row.get<bool>(12);
  h.consent = named<Consent>(row.text(13)).value_or(Consent::unknown);
  h.consent_on = row.get<std::optional<Day>>(14);
  h.registered_at = row.get<Moment>(15);
  h.changed_at = row.get<Moment>(16);
  h.version = row.get<std::int64_t>(17);
  h.state_on = row.get<Day>(18);
  return h;
}

Result<std::optional<Household>> find_household(const db::Reader& r, std::string_view partition, HouseholdId id) {
  static const std::string sql = select_household + " and h.id = $2";
  return r.find(sql, {partition, id}, household_from);
}

Result<std::int64_t> version_of(const db::Reader& r, std::string_view partition, HouseholdId id) {
  return TRY(r.find("select version from households where partition = $1 and id = $2", {partition, id}, [](const Row& row) { return row.get<std::int64_t>(0); })).value_or(0);
}

Result<std::vector<Household>> find_households(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids) {
  if (ids.empty()) return std::vector<Household>{};
  db::Conditions where({partition});
  const std::string sql = select_household + " and h.id in (" + where.bind_all(ids) + ")";
  return r.list(sql, where.values(), household_from);
}

Result<std::optional<Household>> household_of_number(const db::Reader& r, std::string_view partition, std::string_view place, std::string_view number) {
  static const std::string sql = select_household + " and h.place = $2 and h.number = $3";
  return r.find(sql, {partition, place, number}, household_from);
}

Result<std::vector<Household>> households_masked(const db::Reader& r, std::string_view partition, std::string_view place, std::string_view head) {
  static const std::string sql = select_household + " and h.place = $2 and h.head_masked = $3 and h.state in ('active', 'away') order by h.number";
  return r.list(sql, {partition, place, mask_name(head)}, household_from);
}

Result<std::vector<Member>> list_members(const db::Reader& r, std::string_view partition, HouseholdId id) {
  std::vector<Member> out;
  for (auto& each : TRY(sealed_members(r, partition, id))) out.push_back(std::move(each.member));
  return out;
}

Result<std::string> first_digest(const db::Reader& r, std::string_view partition, HouseholdId id) {
  auto digest = TRY(r.find("select first_digest from households where partition = $1 and id = $2", {partition, id},
                           [](const Row& row) { return row.get<std::string>(0); }));
  return digest.value_or("");
}

Result<OpenHousehold> open_without_members(const db::Reader& r, const Vault& vault, const Household& household) {
  OpenHousehold out{.household = household};
  const auto sealed = TRY(r.find("select sealed from households where partition = $1 and id = $2", {vault.partition, household.id},
                                 [](const Row& row) { return row.get<std::string>(0); }));
  if (!sealed) return broken();
  out.secrets = TRY(unsealed<HouseholdSecrets>(vault, household_purpose, to_text(household.id), *sealed));
  out.secrets.camp_words.resize(household.camps.size());
  return out;
}

Result<OpenHousehold> open(const db::Reader& r, const Vault& vault, const Household& household) {
  auto out = TRY(open_without_members(r, vault, household));
  for (auto& each : TRY(sealed_members(r, vault.partition, household.id))) {
    auto secrets = TRY(unsealed<MemberSecrets>(vault, member_purpose, to_text(each.member.id), each.sealed));
    out.members.push_back({std::move(each.member), std::move(secrets)});
  }
  return out;
}

std::string id_index(std::string_view key, std::string_view id_number) {
  if (id_number.empty()) return {};
  return crypto::hexadecimal(crypto::hmac_sha256(key, std::string(id_purpose) + std::string(id_number)));
}

Result<std::vector<HouseholdId>> households_with_id(const db::Reader& r, const Vault& vault, std::string_view id_number) {
  if (id_number.empty()) return std::vector<HouseholdId>{};
  return r.list("select household from household_members where partition = $1 and id_index = $2 and id_index <> '' order by household",
                {vault.partition, id_index(vault.key, id_number)}, [](const Row& row) { return row.get<HouseholdId>(0); });
}

Result<void> insert_household(db::Writer& w, const Vault& vault, const OpenHousehold& open, std::string_view digest) {
  const Household& h = open.household;
  TRY(w.run("insert into households (partition, id, number, place, path, head_masked, state, successor, origin, members_count, camps, profile, "
            "form_version, surveyed, consent, consent_on, sealed, first_digest, registered_at, changed_at, version, state_on) values ($1, $2, $3, $4, $5, "
            "$6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
            {vault.partition, h.id, h.number, h.place, h.path, h.name, name_of(h.state), h.successor, h.origin, h.members_count,
             json::write(h.camps), json::write(h.profile), h.form_version, h.surveyed, name_of(h.consent), h.consent_on,
             sealed_of(vault, open), digest, h.registered_at, h.changed_at, h.version, h.state_on}));
  TRY(put_members(w, vault, h.id, open.members));
  return tally(w, vault.partition, nullptr, &h);
}

Result<void> save_household(db::Writer& w, const Vault& vault, const OpenHousehold& before, const OpenHousehold& after) {
  const Household& h = after.household;
  TRY(w.run("update households set head_masked = $3, members_count = $4, camps = $5, profile = $6, form_version = $7, surveyed = $8, consent = $9, "
            "consent_on = $10, sealed = $11, changed_at = $12, version = $13 where partition = $1 and id = $2",
            {vault.partition, h.id, h.name, h.members_count, json::write(h.camps), json::write(h.profile), h.form_version, h.surveyed,
             name_of(h.consent), h.consent_on, sealed_of(vault, after), h.changed_at, h.version}));
  if (!stands_as(before.household, h))
    TRY(w.run("update households set number = $3, place = $4, path = $5, state = $6, successor = $7, origin = $8, state_on = $9 where partition = $1 and id = $2",
              {vault.partition, h.id, h.number, h.place, h.path, name_of(h.state), h.successor, h.origin, h.state_on}));
  if (before.members != after.members) {
    TRY(w.run("delete from household_members where partition = $1 and household = $2", {vault.partition, h.id}));
    TRY(put_members(w, vault, h.id, after.members));
  }
  return tally(w, vault.partition, &before.household, &h);
}

Result<void> save_state(db::Writer& w, std::string_view partition, const Household& before, const Household& after) {
  TRY(w.run("update households set state = $3, changed_at = $4, version = $5, state_on = $6 where partition = $1 and id = $2",
            {partition, after.id, name_of(after.state), after.changed_at, after.version, after.state_on}));
  return tally(w, partition, &before, &after);
}

Result<std::string> next_number(db::Writer& w, std::string_view partition, std::string_view place) {
  for (;;) {
    const auto last = TRY(w.find("insert into household_numbers (partition, place, last) values ($1, $2, 1) on conflict (partition, place) "
                                 "do update set last = household_numbers.last + 1 returning last",
                                 {partition, place}, [](const Row& row) { return row.integer(0); }));
    std::string figures = std::to_string(last.value_or(1));
    figures.insert(0, figures.size() < 4 ? 4 - figures.size() : 0, '0');
    std::string number = std::string(place) + "-" + figures;
    if (TRY(w.integer("select count(*) from households where partition = $1 and place = $2 and number = $3", {partition, place, number})) == 0)
      return number;
  }
}

}  // namespace lianxin::households::store
