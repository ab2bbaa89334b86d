#include "features/households/household_actions.h"

#include "base/text.h"
#include "features/households/household_history_store.h"
#include "features/households/record_actions.h"
#include "platform/crypto/digest.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::households {

struct OpenedDetail {
  std::string number{};
  std::string reason{};
};
BOOST_DESCRIBE_STRUCT(OpenedDetail, (), (number, reason))

namespace {

constexpr std::size_t max_reason = 1000, min_reason = 2;

// Keyed: nobody can try out which person a household was registered with.
std::string digest_of(const Registry& registry, const NewHousehold& asked) {
  return crypto::hexadecimal(crypto::hmac_sha256(registry.vault.key, "household first registered " + json::write(asked)));
}

Result<bool> is_taken(const db::Reader& r, const Registry& registry, const Household& h) {
  const auto there = TRY(store::household_of_number(r, registry.partition(), h.place, h.number));
  return there && there->id != h.id;
}

Result<void> may_register_at(const Doing& doing, const Setting& setting, const std::string& code) {
  const auto at = setting.places.find(code);
  if (at != setting.places.end() && access::may(doing.by, change_households, {.place_path = at->second.path})) return {};
  // Without a place the rules name what is missing.
  if (at == setting.places.end() && access::may_somewhere(doing.by, change_households)) return {};
  return fail(Code::forbidden, "base.forbidden");
}

}  // namespace

Result<Household> show_household(const db::Reader& r, const Registry& registry, const Actor& by, HouseholdId id) {
  auto household = TRY(store::find_household(r, registry.partition(), id));
  if (!household || !access::may(by, read_households, {.place_path = household->path})) return fail(Code::not_found, "base.not_found");
  return *std::move(household);
}

Result<RegisteredHousehold> register_household(db::Writer& w, const Doing& doing, const Registry& registry, const NewHousehold& asked,
                                               const std::optional<HouseholdId>& origin) {
  const Setting setting = TRY(setting_with(w, doing, registry, codes_in(asked.place, asked.camps)));
  TRY(may_register_at(doing, setting, asked.place));
  const HouseholdId id = asked.id.value_or(HouseholdId{new_uuid(doing.now)});
  const std::string digest = digest_of(registry, asked);
  if (auto there = TRY(store::find_household(w, registry.partition(), id))) {
    if (TRY(store::first_digest(w, registry.partition(), id)) != digest) return fail(Code::conflict, "base.duplicate");
    return RegisteredHousehold{TRY(show_household(w, registry, doing.by, id)), false};
  }
  auto open = TRY(make_household(asked, id, setting));
  Household& h = open.household;
  h.origin = origin;
  if (h.number.empty()) h.number = TRY(store::next_number(w, registry.partition(), h.place));
  else if (TRY(is_taken(w, registry, h))) return invalid_field("number", "households.number_taken");
  TRY(store::insert_household(w, registry.vault, open, digest));
  TRY(tell(w, doing, registry, nullptr, open, {.what = "registered"}));
  return RegisteredHousehold{std::move(h), true};
}

Result<Household> change_household(db::Writer& w, const Doing& doing, const Registry& registry, HouseholdId id, const HouseholdEdit& edit,
                                   std::int64_t version, const std::optional<Uuid>& visit) {
  return change_known(w, doing, registry, TRY(show_household(w, registry, doing.by, id)), edit, version, visit);
}

Result<Household> change_known(db::Writer& w, const Doing& doing, const Registry& registry, const Household& household, const HouseholdEdit& edit,
                               std::int64_t version, const std::optional<Uuid>& visit) {
  TRY(may_change(w, doing, registry, household, version));
  const auto before = TRY(edit.members ? store::open(w, registry.vault, household) : store::open_without_members(w, registry.vault, household));
  const Setting setting = TRY(setting_with(w, doing, registry, codes_in(edit.place, edit.camps)));
  auto after = TRY(edit_household(before, edit, setting));
  Household& h = after.household;
  if (h.version == household.version) return household;
  const bool moves = h.place != household.place;
  if (moves) TRY(may_register_at(doing, setting, h.place));
  if ((moves || h.number != household.number) && TRY(is_taken(w, registry, h))) {
    if (edit.number) return invalid_field("number", "households.number_taken");
    h.number = TRY(store::next_number(w, registry.partition(), h.place));
  }
  TRY(store::save_household(w, registry.vault, before, after));
  TRY(tell(w, doing, registry, &before, after, {.what = moves ? "moved" : "changed", .visit = visit}));
  return std::move(h);
}

Result<OpenHousehold> open_household(db::Writer& w, const Doing& doing, const Registry& registry, HouseholdId id, std::string_view reason) {
  const Household household = TRY(show_household(w, registry, doing.by, id));
  TRY(access::allow(doing.by, open_households, read_households, {.place_path = household.path}));
  const std::string why(trimmed(reason));
  if (length_of(why) < min_reason) return invalid_field("reason", "base.required");
  if (length_of(why) > max_reason) return invalid_field("reason", "base.too_long", {{"max", std::to_string(max_reason)}});
  auto open = TRY(store::open(w, registry.vault, household));
  TRY(journal::record(w, doing,
                      {.kind = "household.identity_opened", .subject_kind = "household", .subject = to_text(id),
                       .place_path = household.path, .detail = json::write(OpenedDetail{household.number, why})}));
  return open;
}

}  // namespace lianxin::households
