// Signals against fiction: what an inspector may ask about visits, as questions and never as verdicts (4.57, E4, E7). Nothing here
// changes a figure, nobody is counted or ranked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/period.h"
#include "base/result.h"
#include "features/visits/visit.h"

namespace lianxin::visits {

enum class SignalKind { too_far, same_words, at_night, burst };
BOOST_DESCRIBE_ENUM(SignalKind, too_far, same_words, at_night, burst)

// What the rules look at: one visitor of one visit.
struct Trace {
  VisitId visit{};
  PersonId person{};
  VisitKind kind = VisitKind::home;
  Day day{};
  Moment began_at{};
  std::optional<Moment> ended_at{};
  std::string place{};        // code
  std::string ground{};       // code of the township it lies in, where it lies in one
  std::string ground_name{};
  std::string words{};
};

struct Signal {
  SignalKind kind{};
  Day on{};                       // of the latest of its visits
  std::vector<VisitId> visits{};  // in the order of time
  std::vector<Arg> args{};        // of the question
  bool at_once = false;           // too_far: the times overlap
};

}  // namespace lianxin::visits
