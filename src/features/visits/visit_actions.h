// What may be done with visits, and by whom.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/duties/duties.h"
#include "features/households/households.h"
#include "features/links/links.h"
#include "features/tickets/tickets.h"
#include "features/visits/visit_rules.h"
#include "features/visits/visit_store.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::visits {

inline const access::Verb read_visits{.name = "visit.read", .roles = {Role::office, Role::team_member, Role::village_cadre, Role::inspector}};
inline const access::Verb register_visits{.name = "visit.register", .roles = {Role::office, Role::team_member, Role::village_cadre}};
// Late corrections, and what a household disputes.
inline const access::Verb settle_visits{.name = "visit.settle", .roles = {Role::office}};

// What the actions need of the deployment and of the features below.
struct VisitBook {
  std::string partition{};
  std::string secret_key{};
  std::string public_address{};
  Zone zone{};
  Needs needs{};
  std::shared_ptr<const links::Registry> links{};
  std::shared_ptr<const households::Registry> households{};
  std::shared_ptr<const duties::Reckoning> reckoning{};
  std::shared_ptr<const tickets::DeskSource> desk{};
};

// By reach, and what one made or entered oneself.
bool may_see(const Actor&, const Visit&);
// By reach, and for whom one answers by a link wherever it lies.
Result<bool> may_visit(const db::Reader&, const Doing&, const VisitBook&, const households::Household&);

struct Receipt {
  Uuid ticket{};
  std::string code{};
};
// The requests a visit brought, as far as the asker sees them.
struct Brought {
  std::vector<store::TicketOfVisit> tickets{};
  std::vector<Receipt> receipts{};              // of new ones: kept nowhere
};
struct EnteredVisit {
  Visit visit{};
  bool is_new = true;                           // false: was there with the same content; household and brought are read then
  store::Told told{};
  std::vector<store::VisitRow> overlaps{};      // by others, within overlap_days
  std::optional<households::Household> household{};  // as it is now
  bool has_files = false;
  Brought brought{};
};
// What entering a visit asks before its turn to write: where it goes, whether one may, who was there lately.
struct Approach {
  NewVisit asked{};
  VisitId id{};
  std::string digest{};   // of who sent what
  bool is_there = false;  // already: then nothing else was looked at
  VisitSetting setting{};
  bool answers = false;   // the asker is known to answer for the household that is there now
  Received received{};
  std::vector<store::VisitRow> overlaps{};
};
// The faults of make_visit.
Result<Approach> approach(const db::Reader&, const Doing&, const VisitBook&, NewVisit);
// Diary, household, requests and duties in the caller's transaction: all or nothing. conflict "base.duplicate" when the id is
// there with other content; the faults of make_visit; those of households::apply_update under "household_update" (a stale one with
// the record as it is) and of tickets::register_ticket under "tickets[i]"; "household_version" base.required; "tickets[i].named"
// visits.named_needs_household; "files[i]" visits.no_such_file.
Result<EnteredVisit> enter_visit(db::Writer&, const Doing&, const VisitBook&, const NewVisit&);
// The same for what was looked at a moment ago; a household that has changed since is looked at again.
Result<EnteredVisit> enter_visit(db::Writer&, const Doing&, const VisitBook&, Approach);

// not_found "base.not_found" outside the asker's sight.
Result<store::VisitRow> show_visit(const db::Reader&, const VisitBook&, const Actor&, VisitId);
// Those of others lately, before one goes there (4.59). Either a household or a place; faults under their names.
Result<std::vector<store::VisitRow>> visits_lately(const db::Reader&, const Doing&, const VisitBook&, const std::optional<HouseholdId>&,
                                                   const std::optional<std::string>& place);

// stale "base.stale" when `version` is not the visit's; the errors of correct_visit.
Result<void> correct(db::Writer&, const Doing&, const VisitBook&, VisitId, const VisitEdit&, std::int64_t version);
// The errors of settle_visit; forbidden for others than the office of the place.
Result<void> settle(db::Writer&, const Doing&, const VisitBook&, VisitId, bool upheld, const std::string& reason);
// The household's word on it.
Result<Visit> confirm(db::Writer&, const Doing&, const VisitBook&, const Visit&, bool was_so, const std::string& words);
// Who reads in what words a household disputed a visit: the office that settles it and inspectors, never the visitors (E2).
bool hears_household(const Actor&, const Visit&);
// "correct", "settle": what the asker may do with it now.
std::vector<std::string> next_of(const Doing&, const Visit&);

// Requests of a visit that the asker may see.
Result<std::vector<store::TicketOfVisit>> tickets_seen(const db::Reader&, const VisitBook&, const Actor&, VisitId);

}  // namespace lianxin::visits
