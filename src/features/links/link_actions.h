// What may be done with links: the only place where deciding meets doing.
#pragma once

#include <memory>

#include "features/links/link_rules.h"
#include "features/links/link_store.h"
#include "features/links/gap_store.h"
#include "features/places/level.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::links {

// Everybody who works with people reads who answers for whom in his places; his own unit's links wherever they are.
inline const access::Verb read_links{
    .name = "link.read",
    .roles = {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre, Role::inspector, Role::administrator}};
inline const access::Verb change_links{.name = "link.change", .roles = {Role::office, Role::administrator}};

// What the actions need of the deployment.
struct Registry {
  std::string partition{};
  Zone zone{};
  places::Levels levels{};
  LinkPacks packs{};
};

struct CreatedLink {
  store::LinkRow row;
  bool is_new = true;
  int over = 0;             // how many links of the kind the household has more than it may (4.59)
};
// Faults of make_link; conflict "base.duplicate" for an id used with other content.
Result<CreatedLink> begin_link(db::Writer&, const Doing&, const Registry&, const NewLink&);
// stale "base.stale" when `version` is not the record's.
Result<store::LinkRow> change_link(db::Writer&, const Doing&, const Registry&, LinkId, const LinkEdit&, std::int64_t version);
// Gives the ended link, or of a handing over the new one.
Result<store::LinkRow> command_link(db::Writer&, const Doing&, const Registry&, LinkId, const LinkCommand&,
                                    std::optional<std::int64_t> if_match);
// All or none; the new links. "from_who" links.has_no_links; "base.too_many" above 500.
Result<std::vector<store::LinkRow>> reassign(db::Writer&, const Doing&, const Registry&, const Reassignment&);

// not_found "base.not_found" outside one's sight.
Result<store::LinkRow> show_link(const db::Reader&, const Actor&, const Registry&, LinkId, Day today);
Result<Page<store::LinkRow>> list_links(const db::Reader&, const Actor&, const Registry&, const store::LinkFilter&, const PageRequest&, Day today);
// A household moved, merged or left: its links go with it, or end that day. By the journal, also for those who react to links.
Result<void> follow_household(db::Writer&, const Doing&, const Registry&, HouseholdId);
std::vector<std::string> next_of(const Actor&, const Link&, Day today);

struct CreatedAbsence {
  store::AbsenceRow row;
  bool is_new = true;
};
Result<CreatedAbsence> add_absence(db::Writer&, const Doing&, const Registry&, const NewAbsence&);
Result<store::AbsenceRow> change_absence(db::Writer&, const Doing&, const Registry&, AbsenceId, const AbsenceEdit&, std::int64_t version);

}  // namespace lianxin::links
