// What a phone is given.
#pragma once

#include "features/visits/sync.h"
#include "features/visits/visit_actions.h"

namespace lianxin::visits {

inline const access::Verb sync_phone{.name = "visit.sync", .roles = {Role::office, Role::team_member, Role::village_cadre}};

struct SyncAnswer {
  SyncToken token{};
  bool full = false;                         // everything: what is not in it is to be removed
  std::vector<places::PlaceRef> places{};    // only in a full one
  std::vector<OwnHousehold> households{};    // those that changed
  duties::DueList due{};                     // of what changed; its summaries only when something did
};
// Of the asker's person, with names opened: the caller tells the journal (tell_opened) before the answer leaves.
Result<SyncAnswer> sync(const db::Reader&, const Doing&, const VisitBook&, const std::optional<SyncToken>& since);
Result<void> tell_opened(db::Writer&, const Doing&, const SyncAnswer&);

}  // namespace lianxin::visits
