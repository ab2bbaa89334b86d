// What is asked of the journal, and one row of the answer.
#pragma once

#include <optional>
#include <string>

#include "base/actor.h"

namespace lianxin::audit {

struct AuditQuery {
  std::string words{};
  std::optional<PersonId> person{};
  std::string action{};                  // "ticket.assigned", "ticket.*"
  std::string subject{};
  std::optional<std::string> place{};    // code: it and all below
  bool looks = false;                    // only openings of what is kept apart: who looked (E2)
  std::optional<Day> from{};
  std::optional<Day> to{};               // inclusive
};

struct AuditRow {
  std::int64_t seq = 0;
  Moment at{};
  AccountId account{};
  PersonId person{};
  std::string actor_name{};
  std::string via{};
  std::string action{};
  std::string subject_kind{};
  std::string subject{};
  std::string subject_name{};            // what it is called now; empty: not known, or gone
  std::string detail{};                  // JSON
  bool sealed = false;
};

}  // namespace lianxin::audit
