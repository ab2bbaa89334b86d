// What may be done with households, and by whom.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "features/households/household.h"
#include "features/households/household_change.h"
#include "features/households/household_form.h"
#include "features/households/household_store.h"
#include "features/places/level.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::households {

inline const access::Verb read_households{.name = "household.read",
                                          .roles = {Role::office, Role::team_member, Role::village_cadre, Role::inspector}};
inline const access::Verb change_households{.name = "household.change", .roles = {Role::office, Role::team_member, Role::village_cadre}};
inline const access::Verb open_households{.name = "household.identity",
                                          .roles = {Role::office, Role::team_member, Role::village_cadre, Role::inspector}};

// For whom a person answers: households, and all those of places (codes).
struct Own {
  std::vector<HouseholdId> households{};
  std::vector<std::string> places{};
};
// How links say it: of all, and of one household in a place without reading all.
struct Answering {
  std::function<Result<Own>(const db::Reader&, std::string_view partition, PersonId, Day)> own_of{};
  std::function<Result<bool>(const db::Reader&, std::string_view partition, PersonId, HouseholdId, std::string_view place, Day)> answers_for{};
};

// One deployment's data about households.
struct Registry {
  store::Vault vault{};  // with the partition
  places::Levels levels{};
  HouseholdForm form{};
  TagList tags{};
  Answering answering{};

  const std::string& partition() const { return vault.partition; }
};

struct RegisteredHousehold {
  Household household{};
  bool is_new = true;  // false: was there with the same content
};

// not_found "base.not_found" outside the asker's sight.
Result<Household> show_household(const db::Reader&, const Registry&, const Actor&, HouseholdId);

// Whether somebody may change it: a higher team may comment and offer, not overwrite a village's record (4.64). Of those whom
// household.change reaches: a cadre of the village, a member of a team of township or village, an office of the township or
// below. forbidden "households.only_below" for the others.
Result<void> may_overwrite(const db::Reader&, const Doing&, const Registry&, const Household&);

// conflict "base.duplicate" when the id is there with other content; invalid "number" "households.number_taken".
Result<RegisteredHousehold> register_household(db::Writer&, const Doing&, const Registry&, const NewHousehold&,
                                               const std::optional<HouseholdId>& origin = {});
// stale "base.stale" when `version` is not the household's. `visit`: which one brought it.
Result<Household> change_household(db::Writer&, const Doing&, const Registry&, HouseholdId, const HouseholdEdit&, std::int64_t version,
                                   const std::optional<Uuid>& visit = {});
// The same of one that was read in this transaction.
Result<Household> change_known(db::Writer&, const Doing&, const Registry&, const Household&, const HouseholdEdit&, std::int64_t version,
                               const std::optional<Uuid>& visit = {});
// `version` is looked at where there is one.
Result<Household> command_household(db::Writer&, const Doing&, const Registry&, HouseholdId, const HouseholdCommand&,
                                    std::optional<std::int64_t> version);

// Names, phones, address and ways; journalled with the reason. invalid "reason" when it says nothing.
Result<OpenHousehold> open_household(db::Writer&, const Doing&, const Registry&, HouseholdId, std::string_view reason);

// What the asker may do with it: "change", "open", "away", "back", "leave", "merge", "split", "tag".
Result<std::vector<std::string>> next_of(const db::Reader&, const Doing&, const Registry&, const Household&);

// For whom the asker answers now.
Result<Own> own_of(const db::Reader&, const Doing&, const Registry&);
// The asker with what his own villages add: who has a role by his own links reads and keeps the register of the villages he answers
// for, without reaching anything else of them (requests stay with whom they are given to).
Result<Doing> as_answering(const db::Reader&, const Doing&, const Registry&);
// The same for one household, also where he is linked to it alone.
Result<Doing> as_answering_for(const db::Reader&, const Doing&, const Registry&, const Household&);
Result<bool> answers_for(const db::Reader&, const Doing&, const Registry&, const Household&);
// Of whom it is known that he answers for what lies there.
Doing as_answering_at(const Doing&, const std::string& path);

}  // namespace lianxin::households
