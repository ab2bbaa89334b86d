// What may be done with rounds, and by whom.
#pragma once

#include <memory>

#include "features/rounds/round_rules.h"
#include "features/rounds/round_store.h"
#include "features/tickets/tickets.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::rounds {

// A round itself is no secret among those who work with one; what was said in it is seen by reach.
inline const access::Verb read_rounds{
    .name = "round.read", .roles = {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre, Role::inspector}};
inline const access::Verb manage_rounds{.name = "round.manage", .roles = {Role::office}};
// Opinions, sheets, batches.
inline const access::Verb collect{.name = "round.collect", .roles = {Role::office, Role::team_member, Role::village_cadre}};

inline const access::Verb look_at_rounds{.name = "round.look_up", .open_to_anybody = true};

// What the actions need of the deployment and of the features below.
struct RoundBook {
  std::string partition{};
  std::string secret_key{};
  Zone zone{};
  Vocabulary words{};
  std::shared_ptr<const tickets::DeskSource> desk{};
};
Day today_of(const Doing&, const RoundBook&);

struct RoundShown {
  Round round{};
  places::PlaceRef place{};
  RoundState state{};
  std::int64_t opinions = 0;  // that the asker sees
};

// not_found "base.not_found".
Result<Round> load_round(const db::Reader&, const RoundBook&, RoundId);
Result<RoundShown> show_round(const db::Reader&, const Doing&, const RoundBook&, RoundId);
Result<Page<RoundShown>> list_rounds(const db::Reader&, const Doing&, const RoundBook&, const store::RoundFilter&, const PageRequest&);

struct MadeRound {
  Round round{};
  bool is_new = true;
};
// The faults of check_round; "place" places.no_such_place; "unit" rounds.no_such_unit; conflict "base.duplicate" when the id is there with
// other content; forbidden where the asker has no office.
Result<MadeRound> make_round(db::Writer&, const Doing&, const RoundBook&, const NewRound&);
// stale "base.stale" when `version` is not the round's; "channels" rounds.channel_in_use {name} for one by which something was said.
Result<void> change_round(db::Writer&, const Doing&, const RoundBook&, RoundId, const RoundEdit&, std::int64_t version);

}  // namespace lianxin::rounds
