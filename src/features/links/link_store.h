// Links and absences in the database.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/links/link.h"
#include "features/links/link_rules.h"
#include "features/links/quota_rules.h"
#include "features/people/person.h"
#include "features/places/place.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::links::store {

// A link with the names that its screens show.
struct LinkRow {
  Link link{};
  std::string who_name{};
  std::string who_post{};                // of a person
  std::string who_unit{};                // of a person: the unit's name
  std::string who_phone{};               // of a person or unit: of the office
  places::PlaceRef place{};
  std::string household_number{};
  std::string household_name{};          // masked
  std::optional<people::PersonRef> substitute{};  // who stands in on the day asked for
};

struct LinkFilter {
  std::optional<LinkId> id{};
  std::string words{};                   // in the helper's name or the place's
  std::optional<PathRange> places{};
  std::optional<std::string> place{};    // exactly this one
  std::optional<std::string> kind{};
  std::optional<Uuid> who{};
  std::optional<HouseholdId> household{};
  std::vector<HouseholdId> households{};  // any of these; none: whichever
  std::optional<std::string> level{};
  std::optional<std::string> programme{};
  std::optional<std::string> post{};
  std::optional<Day> live_on{};          // none: whenever
  bool only_places = false;              // without those to households
};

Result<std::optional<Link>> find_link(const db::Reader&, std::string_view partition, LinkId);
Result<std::optional<LinkRow>> find_row(const db::Reader&, std::string_view partition, LinkId, Day today);
// In the order of places, kinds and ids. `sight`: what the asker may see, by place and by unit.
Result<Page<LinkRow>> list_links(const db::Reader&, std::string_view partition, const LinkFilter&, const access::Sight& sight,
                                 PersonId asker, const PageRequest&, Day today);
// For work on all of somebody's links, live on the day or begun later, at most `limit`.
Result<std::vector<Link>> links_of(const db::Reader&, std::string_view partition, const Uuid& who, const std::optional<PathRange>&, Day,
                                   int limit);
// Of a household, live on the day or begun later.
Result<std::vector<Link>> links_of_household(const db::Reader&, std::string_view partition, HouseholdId, Day);
// How many live ones of a kind a household has on a day.
Result<int> live_on_household(const db::Reader&, std::string_view partition, HouseholdId, std::string_view kind, Day);

Result<void> insert_link(db::Writer&, std::string_view partition, const Link&, Moment now);
Result<void> save_link(db::Writer&, std::string_view partition, const Link&, Moment now);

// What the rules need to know of a helper; nothing when there is none.
Result<std::optional<Helper>> find_helper(const db::Reader&, std::string_view partition, WhoKind, const Uuid&, Day);

struct AbsenceRow {
  Absence absence{};
  std::string person_name{};
  std::string substitute_name{};
};
Result<std::optional<AbsenceRow>> find_absence(const db::Reader&, std::string_view partition, AbsenceId);
struct AbsenceFilter {
  std::optional<PathRange> units_in{};
  std::optional<Day> on{};
};
// Of people who work in sight, and the asker's own: absent or standing in.
Result<Page<AbsenceRow>> list_absences(const db::Reader&, std::string_view partition, const AbsenceFilter&, const access::Sight& sight, PersonId asker,
                                       const PageRequest&);
Result<void> put_absence(db::Writer&, std::string_view partition, const Absence&, Moment now);

// Keeps links where their places and households are.
Result<void> move_links(db::Writer&, std::string_view partition, const PathRange& from, std::string_view to, Moment now);
Result<void> merge_links(db::Writer&, std::string_view partition, std::string_view from_path, std::string_view into,
                         std::string_view into_path, Moment now);
}  // namespace lianxin::links::store
