#include "features/households/offer_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/households/household_offer_store.h"
#include "features/households/masking_rules.h"
#include "features/households/record_actions.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::households {
namespace {

constexpr std::size_t max_reason = 1000;

Result<void> journal_offer(db::Writer& w, const Doing& doing, std::string_view what, const Household& h, const Uuid& visit, const std::vector<FieldChange>& changes) {
  HouseholdEvent event{.number = h.number, .state = h.state, .place = h.place, .path = h.path, .visit = visit, .on = day_of(doing.now, doing.zone)};
  for (const auto& change : changes) event.fields.push_back(change.field);
  const std::string kind = "household." + std::string(what);
  return journal::record(w, doing, {.kind = kind, .subject_kind = "household", .subject = to_text(h.id), .place_path = h.path, .detail = json::write(event)});
}

Result<OpenHousehold> with_edit(const db::Reader& r, const Doing& doing, const Registry& registry, const OpenHousehold& before, const HouseholdEdit& edit) {
  return edit_household(before, edit, TRY(setting_with(r, doing, registry, codes_in(edit.place, edit.camps))));
}

// Of a telephone and a name as much as the household's own page shows.
void show_masked(std::vector<FieldChange>& changes, const OpenHousehold& before, const OpenHousehold& after) {
  for (auto& change : changes) {
    if (change.field == "head") {
      change.before = before.household.name;
      change.after = after.household.name;
    } else if (change.field == "phone") {
      if (!before.secrets.phone.empty()) change.before = mask_phone(before.secrets.phone);
      if (!after.secrets.phone.empty()) change.after = mask_phone(after.secrets.phone);
    }
  }
}

}  // namespace

Result<void> keep_offer(db::Writer& w, const Doing& doing, const Registry& registry, const Household& household, const HouseholdEdit& edit, const Uuid& visit) {
  const auto before = TRY(store::open(w, registry.vault, household));
  const auto changes = changes_between(before, TRY(with_edit(w, doing, registry, before, edit)));
  if (changes.empty()) return {};
  TRY(store::put_offer(w, registry.vault, {.id = OfferId{new_uuid(doing.now)}, .household = household.id, .visit = visit, .person = doing.by.person,
                                           .name = doing.by.name, .at = doing.now, .edit = edit}));
  return journal_offer(w, doing, "offered", household, visit, changes);
}

Result<Household> decide_on_offer(db::Writer& w, const Doing& doing, const Registry& registry, const Household& household, const HouseholdCommand& command) {
  if (!command.offer) return invalid_field("offer", "base.required");
  const std::string reason(trimmed(command.reason.value_or("")));
  if (length_of(reason) > max_reason) return invalid_field("reason", "base.too_long", {{"max", std::to_string(max_reason)}});
  const auto offers = TRY(store::open_offers(w, registry.vault, household.id));
  const auto offer = std::ranges::find(offers, OfferId{*command.offer}, &Offer::id);
  if (offer == offers.end()) return invalid_field("offer", "households.no_such_offer");
  const bool accepts = command.command == CommandName::accept_offer;
  Household after = household;
  if (accepts) {
    after = TRY(change_known(w, doing, registry, household, offer->edit, household.version, offer->visit));
  } else {
    ++after.version;
    after.changed_at = doing.now;
    TRY(store::save_state(w, registry.partition(), household, after));
    TRY(tell_changes(w, doing, registry, &household, after, {}, {.what = "offer_declined", .reason = reason, .visit = offer->visit}));
  }
  TRY(store::decide_offer(w, registry.partition(), offer->id, {.accepted = accepts, .at = doing.now, .by = doing.by.person, .reason = reason}));
  if (accepts) TRY(journal_offer(w, doing, "offer_accepted", after, offer->visit, {}));
  return after;
}

Result<std::vector<OfferedChanges>> offers_to(const db::Reader& r, const Doing& doing, const Registry& registry, const Household& household) {
  std::vector<OfferedChanges> out;
  auto offers = TRY(store::open_offers(r, registry.vault, household.id));
  if (offers.empty()) return out;
  const auto before = TRY(store::open(r, registry.vault, household));
  for (auto& offer : offers) {
    const auto after = with_edit(r, doing, registry, before, offer.edit);
    std::vector<FieldChange> changes;
    // One that no longer fits is shown too: it can be declined.
    if (after) {
      changes = changes_between(before, *after);
      show_masked(changes, before, *after);
    }
    out.push_back({std::move(offer), std::move(changes)});
  }
  return out;
}

}  // namespace lianxin::households
