// TicketPolicy: everything a decision needs to know besides the ticket, the command and who gives it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/work_calendar.h"
#include "features/tickets/assignment.h"
#include "features/tickets/clock.h"

namespace lianxin::tickets {

// A unit as the rules need it.
struct UnitFacts {
  UnitId id{};
  std::string name{};
  std::vector<UnitId> chain{};  // itself, then its superiors
  std::string place_path{};
  bool is_office = false;
};

struct PersonFacts {
  PersonId id{};
  std::string name{};
  UnitId unit{};
};

// The problem a command names.
struct ProblemFacts {
  std::string number{};
  TicketState state = TicketState::registered;
  bool is_problem = false;
};

// What a code list allows; null lists allow everything (tests of other topics).
struct CodeLists {
  std::vector<std::string> categories;
  std::vector<std::string> decline_reasons;
  std::vector<std::string> return_reasons;
};

struct TicketPolicy {
  const TimeLimits* limits = nullptr;
  const WorkCalendar* calendar = nullptr;
  const CodeLists* codes = nullptr;
  OfficeHours hours{};
  Zone zone{};
  std::vector<UnitFacts> units{};     // those the command names
  std::vector<PersonFacts> people{};  // likewise
  std::optional<ProblemFacts> problem{};
  std::optional<UnitFacts> above{};   // office of the level above the holding office
  std::string assignment_number{};    // taken for an order that is about to be issued
  AssignmentId assignment_id{};

  const UnitFacts* unit(UnitId id) const;
  const PersonFacts* person(PersonId id) const;
};

}  // namespace lianxin::tickets
