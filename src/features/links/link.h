// Link 联系 / 结对: who answers for a place or a household, from when to when (1.15, 1.19, 2.19–2.27, 3.2, 4.15–4.20).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/moment.h"
#include "base/named.h"
#include "features/households/household.h"

namespace lianxin::links {

using LinkId = Id<struct Link>;
using households::HouseholdId;

enum class WhoKind { person, unit, team };
BOOST_DESCRIBE_ENUM(WhoKind, person, unit, team)

// What kind of helper it is: the four classes of 2.19, party members of the village, and others.
enum class HelperClass { unit, leader, enterprise, stationed, member, other };
BOOST_DESCRIBE_ENUM(HelperClass, unit, leader, enterprise, stationed, member, other)

struct Link {
  LinkId id{};
  std::string kind{};                        // key of packs/link_kinds.json
  WhoKind who_kind = WhoKind::person;
  Uuid who{};                                // person, unit or team
  std::string place{};                       // code; of a household: where it lies
  std::optional<HouseholdId> household{};
  std::string path{};                        // of the place, now
  std::string level{};                       // of the helper: key of levels.json
  HelperClass helper_class = HelperClass::other;
  std::vector<std::string> programmes{};     // keys of packs/programmes.json (4.16)
  bool demonstration = false;                // 示范点 (4.21)
  Day from_on{};
  std::optional<Day> until_on{};             // first day no longer in force
  std::string source{};
  std::string note{};
  std::string post{};                        // key of packs/service_posts.json: what a member took who checked in (1.5, 1.10); empty: none
  std::optional<LinkId> replaced_by{};       // who it was handed over to
  std::int64_t version = 1;

  bool is_live_on(Day day) const { return from_on <= day && (!until_on || *until_on > day); }
};

// Members are named as in the API.
struct NewLink {
  std::optional<LinkId> id{};
  std::string kind{};
  WhoKind who_kind = WhoKind::person;
  Uuid who{};
  std::optional<std::string> place{};
  std::optional<HouseholdId> household{};
  std::optional<std::string> level{};
  std::optional<HelperClass> helper_class{};
  std::optional<std::vector<std::string>> programmes{};
  std::optional<bool> demonstration{};
  std::optional<Day> from_on{};              // today when missing
  std::optional<Day> until_on{};
  std::optional<std::string> source{};
  std::optional<std::string> note{};
  std::optional<std::string> post{};
};
BOOST_DESCRIBE_STRUCT(NewLink, (), (id, kind, who_kind, who, place, household, level, helper_class, programmes, demonstration,
                                    from_on, until_on, source, note, post))

// What is missing stays as it is.
struct LinkEdit {
  std::optional<std::vector<std::string>> programmes{};
  std::optional<bool> demonstration{};
  std::optional<HelperClass> helper_class{};
  std::optional<Day> from_on{};
  std::optional<std::string> source{};
  std::optional<std::string> note{};
  std::optional<std::string> post{};         // empty: given up
};
BOOST_DESCRIBE_STRUCT(LinkEdit, (), (programmes, demonstration, helper_class, from_on, source, note, post))

enum class LinkCommandName { end, hand_over };
BOOST_DESCRIBE_ENUM(LinkCommandName, end, hand_over)

struct LinkCommand {
  LinkCommandName command = LinkCommandName::end;
  std::optional<Day> on{};                   // today when missing
  std::optional<std::string> reason{};       // end
  std::optional<WhoKind> who_kind{};         // hand_over
  std::optional<Uuid> who{};
  std::optional<LinkId> id{};                // of the new link
  std::optional<std::string> note{};         // what the successor must know
};
BOOST_DESCRIBE_STRUCT(LinkCommand, (), (command, on, reason, who_kind, who, id, note))

// Many at once, all or none.
struct Reassignment {
  Uuid from_who{};
  WhoKind to_who_kind = WhoKind::person;
  Uuid to_who{};
  std::optional<std::string> place{};
  std::optional<std::vector<std::string>> kinds{};
  std::optional<Day> on{};
  std::string note{};
};
BOOST_DESCRIBE_STRUCT(Reassignment, (), (from_who, to_who_kind, to_who, place, kinds, on, note))

// Who is away, and who stands in for every link and seat of his.
using AbsenceId = Id<struct Absence>;
struct Absence {
  AbsenceId id{};
  PersonId person{};
  PersonId substitute{};
  Day from_on{};
  Day until_on{};                            // first day the person is back
  std::string note{};
  std::int64_t version = 1;
};

struct NewAbsence {
  std::optional<AbsenceId> id{};
  PersonId person{};
  PersonId substitute{};
  std::optional<Day> from_on{};
  Day until_on{};
  std::optional<std::string> note{};
};
BOOST_DESCRIBE_STRUCT(NewAbsence, (), (id, person, substitute, from_on, until_on, note))

struct AbsenceEdit {
  std::optional<Day> until_on{};
  std::optional<std::string> note{};
};
BOOST_DESCRIBE_STRUCT(AbsenceEdit, (), (until_on, note))

}  // namespace lianxin::links
