// Actor: who acts. Every decision takes one. Rules see this and nothing of sessions or accounts' secrets.
#pragma once

#include <boost/describe/enum.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/moment.h"

namespace lianxin {

using AccountId = Id<struct Account>;
using PersonId = Id<struct Person>;
using UnitId = Id<struct Unit>;

// The closed list of roles (issue of access; domain §6.2). Stored by name.
enum class Role {
  administrator,  // places, units, people, accounts; no content
  office,         // programme office: triage, assign, supervise, release
  unit_clerk,     // handling unit: accept, return, ask, contribute, reply
  unit_leader,    // handling unit's principal: sees its matters, may take one himself
  team_member,    // visits and registers, sees own links
  village_cadre,  // registers for the village, sees own entries
  inspector,      // supervision: reads in scope, call-backs, ratings
  auditor,        // the journal only
};
BOOST_DESCRIBE_ENUM(Role, administrator, office, unit_clerk, unit_leader, team_member, village_cadre, inspector, auditor)
std::string_view name_of(Role);

// A half-open range of place paths: a place and all below it.
struct PathRange {
  std::string begin;
  std::string end;
  bool contains(std::string_view path) const { return path >= begin && path < end; }
  friend bool operator==(const PathRange&, const PathRange&) = default;
};

// How far a role reaches.
enum class Reach {
  subtree,    // all of `places`
  own_unit,   // matters held, led or joined by `unit`
  own_links,  // what the person entered, and the places of `places` served by the person's teams
};
BOOST_DESCRIBE_ENUM(Reach, subtree, own_unit, own_links)
std::string_view name_of(Reach);

struct Grant {
  Role role = Role::unit_clerk;
  Reach reach = Reach::own_unit;
  PathRange places{};  // subtree, own_links
  UnitId unit{};       // own_unit, and the unit the person acts for
};

struct Actor {
  enum class Kind { system, anybody, account };  // anybody: a resident or visitor without account
  Kind kind = Kind::anybody;
  AccountId account{};
  PersonId person{};
  std::string name{};                 // for the history: "包玉兰"
  UnitId unit{};                      // the unit he or she belongs to
  std::vector<UnitId> superiors{};    // own unit first, then upwards: recusal reaches subordinates (E2)
  std::vector<Grant> grants{};
  std::string via{};                  // "session", "token", "cli", "job"

  bool is_system() const { return kind == Kind::system; }
  bool has_role(Role role) const;
};

Actor system_actor(std::string_view via);

// Who acts and when: what every action takes.
struct Doing {
  Actor by;
  Moment now;
  Zone zone{};
  std::string request_id{};
};

}  // namespace lianxin
