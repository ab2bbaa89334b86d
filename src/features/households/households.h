// The door of households: who lives where and what they need. Nothing here tells a name unless it says so.
#pragma once

#include <memory>

#include "features/households/household.h"
#include "features/households/household_actions.h"
#include "features/households/household_card.h"
#include "features/households/household_change.h"
#include "features/households/household_tally.h"
#include "platform/db/db.h"
#include "platform/feature/feature.h"

namespace lianxin::households {

// `deployment` must outlive the feature. `answering`: for whom a person answers (links); without it, for the places of the person's
// teams of the lowest level. The packs' own errors when household_form.json, household_tags.json or levels.json is missing or bad.
Result<Feature> feature(const Deployment& deployment, Answering answering = {});
// What the features that change or open households give to the functions below.
Result<std::shared_ptr<const Registry>> open_registry(const Deployment& deployment, Answering answering = {});

// Also those who have left or merged; whatever the asker may see.
Result<std::optional<Household>> find_household(const db::Reader&, std::string_view partition, HouseholdId);
// 0 when it is not there.
Result<std::int64_t> version_of(const db::Reader&, std::string_view partition, HouseholdId);
// A reference in somebody's request: invalid `field` "households.no_such_household" when it is not there or the asker does not
// see it.
Result<Household> household_named(const db::Reader&, const Registry&, const Actor&, HouseholdId, std::string_view field);
// The household that stands for it now: itself, or the last of those it was merged into.
Result<Household> present_of(const db::Reader&, std::string_view partition, Household);
// For lists, in any order; unknown ids are left out.
Result<std::vector<HouseholdRef>> household_refs(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&);
Result<std::vector<Household>> find_households(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&);
// Present ones at a place and below, in the order of paths and numbers.
Result<std::vector<HouseholdRef>> households_below(const db::Reader&, std::string_view partition, const PathRange&);
// Present ones that the asker sees, at a place and below, in that order, page by page; `cursor_after` is the cursor of what follows one.
Result<Page<Household>> list_present(const db::Reader&, const Registry&, const Actor&, const PathRange&, const PageRequest&);
std::string cursor_after(const Household&);
// One for each place itself and state, in the order of paths; without zeros.
Result<std::vector<HouseholdTally>> tally(const db::Reader&, std::string_view partition, const PathRange&);

// As GET /api/v1/households/{id} shows it, masked; for who may see it.
Result<std::string> write_record(const db::Reader&, const Doing&, const Registry&, const Household&, http::Language);
// What happened to it, newest first; at most 500.
Result<std::vector<HistoryEntry>> history_of(const db::Reader&, std::string_view partition, HouseholdId);
// The JSON of `household_update` in a request, as PATCH /api/v1/households/{id} takes it.
Result<HouseholdEdit> read_edit(std::string_view json);
// In the caller's transaction, with the visit that brought it. Errors of PATCH; a stale one carries the record as it is. Of who
// may not overwrite it (4.64) it is kept as an offer, and the household stays as it is. `household`: as the caller has read it in
// this transaction.
struct Updated {
  Household household{};
  bool only_offered = false;
};
Result<Updated> apply_update(db::Writer&, const Doing&, const Registry&, const Household&, const HouseholdEdit&, const Uuid& visit,
                               std::int64_t base_version);

// Opened, for who answers for them: the caller has asked for the right and records it. In any order; unknown ids are left out.
Result<std::vector<OpenHousehold>> open_for(const db::Reader&, const Registry&, const std::vector<HouseholdId>&);

// Contact cards (household_card.h): a new one takes the place of the old, whose code ends; gives it with its version.
Result<HouseholdCard> put_card(db::Writer&, std::string_view partition, HouseholdCard);
// In any order; households without one are left out.
Result<std::vector<HouseholdCard>> cards_of(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&);
Result<std::optional<HouseholdCard>> card_of_code(const db::Reader&, std::string_view partition, std::string_view code_digest);

}  // namespace lianxin::households
