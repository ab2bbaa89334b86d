// What a link may be, and what becomes of it. Values in, values out.
#pragma once

#include "base/result.h"
#include "features/links/link_kind.h"
#include "features/places/level.h"

namespace lianxin::links {

// Who answers, as far as the rules need to know.
struct Helper {
  std::string name{};
  std::string level{};       // of the place the helper's unit lies in, or the team's
  HelperClass helper_class = HelperClass::other;
  bool is_gone = false;      // left, closed
};

// What a new link is made from.
struct LinkSetting {
  const LinkPacks* packs = nullptr;
  const places::Levels* levels = nullptr;
  std::optional<Helper> helper{};            // none: there is no such person, unit or team
  std::string place{};                       // code, level and path of where the link goes; empty: no such place
  std::string place_level{};
  std::string place_path{};
  bool is_place_closed = false;
  bool is_household_unknown = false;
  bool is_household_gone = false;            // moved, merged, left
  Day today{};
};

// Faults: "kind" links.no_such_kind; "who" links.no_such_helper / links.helper_gone / links.not_this_who {allowed};
// "place" base.required / places.no_such_place / links.place_closed / links.not_this_level {allowed}; "household"
// links.no_such_household / links.household_gone / links.not_to_household; "level" links.no_such_level; "programmes[i]"
// links.no_such_programme; "post" links.no_such_post / links.post_not_here; "until_on" links.ends_before; "from_on" links.too_early; "source", "note" base.too_long {max}.
Result<Link> make_link(const NewLink&, LinkId, const LinkSetting&);
bool is_same(const Link&, const NewLink&);
// conflict "links.ended" for one that has ended; the faults of make_link.
Result<Link> edit_link(const Link&, const LinkEdit&, const LinkPacks&, Day today);
// conflict "links.ended"; "on" links.ends_before; "reason" base.required.
Result<Link> end_link(const Link&, Day on, const std::string& reason);
// The new link, begun on the day the old one ends; both with what make_link says. "who" links.same_helper.
struct HandedOver {
  Link ended;
  Link begun;
};
Result<HandedOver> hand_over(const Link&, const LinkCommand&, LinkId id, const LinkSetting&);

// Faults: "person", "substitute" links.no_such_helper; "substitute" links.own_substitute; "until_on" links.ends_before.
Result<Absence> make_absence(const NewAbsence&, AbsenceId, bool knows_person, bool knows_substitute, Day today);
Result<Absence> edit_absence(const Absence&, const AbsenceEdit&);

// How many links of the kind a household has more than it may (4.59); 0: none too many.
int over_by(const LinkPacks&, std::string_view kind, int live);

}  // namespace lianxin::links
