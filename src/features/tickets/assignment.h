// Assignment 交办单: the order by which an office gives a ticket to a lead unit and the units that join it (domain §2.6).
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "features/tickets/vocabulary.h"

namespace lianxin::tickets {

using TicketId = Id<struct TicketTag>;
using AssignmentId = Id<struct AssignmentTag>;

// A person as named in a record: the name stays as it was.
struct PersonName {
  PersonId id{};
  std::string name{};
  friend bool operator==(const PersonName&, const PersonName&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonName, (), (id, name))

// What a joining unit owes: its own part with its own clock.
struct JointPart {
  UnitId unit{};
  PartState state = PartState::waiting;
  Moment due_at{};
  std::optional<Moment> contributed_at{};
  std::string text{};
  friend bool operator==(const JointPart&, const JointPart&) = default;
};
BOOST_DESCRIBE_STRUCT(JointPart, (), (unit, state, due_at, contributed_at, text))

struct Assignment {
  AssignmentId id{};
  std::string number{};  // 陈联办交〔2026〕37号: gap-free per office, kind and year
  UnitId office{};       // that issued it
  PersonName issued_by{};
  UnitId lead_unit{};
  std::vector<JointPart> parts{};
  std::optional<PersonName> responsible_person{};
  Moment issued_at{};
  Day due_on{};
  int working_days = 0;
  std::string instruction{};
  std::string due_reason{};  // why the day is not that of the time limits
  AssignmentState state = AssignmentState::issued;
  std::optional<Moment> accepted_at{};
  std::optional<std::string> accepted_by{};
  std::string void_reason{};
  friend bool operator==(const Assignment&, const Assignment&) = default;
};
BOOST_DESCRIBE_STRUCT(Assignment, (),
                      (id, number, office, issued_by, lead_unit, parts, responsible_person, issued_at, due_on, working_days,
                       instruction, due_reason, state, accepted_at, accepted_by, void_reason))

}  // namespace lianxin::tickets
