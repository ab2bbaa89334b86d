// Run: everything grouped anew, asked for by somebody; Pair: what a person decided about two tickets.
#pragma once

#include <optional>
#include <string>

#include "base/actor.h"
#include "features/voices/voice.h"

namespace lianxin::voices {

enum class RunState { waiting, running, done, cancelled };
BOOST_DESCRIBE_ENUM(RunState, waiting, running, done, cancelled)
enum class RunPhase { counting, grouping, writing };
BOOST_DESCRIBE_ENUM(RunPhase, counting, grouping, writing)

struct Run {
  std::int64_t number = 0;
  RunState state = RunState::waiting;
  RunPhase phase = RunPhase::counting;
  std::int64_t done = 0;   // steps
  std::int64_t total = 0;
  std::int64_t moved = 0;  // tickets that stand in another group than before
  Moment asked_at{};
  std::string asked_by{};
  std::optional<Moment> ended_at{};
};

struct Pair {
  TicketId one{};  // of two that are not the same it is the one that goes
  TicketId other{};
  bool is_same = true;
  PersonId person{};
  std::string person_name{};
};
// By the numbers of the voices, the smaller first.
struct NumberedPair {
  std::int64_t number = 0;  // of the decision
  std::int64_t one = 0;
  std::int64_t other = 0;
  bool is_same = true;
  std::int64_t leaves = 0;  // of two that are not the same; 0: the later
  std::int64_t leaver() const { return leaves > 0 ? leaves : other; }
  std::int64_t stays() const { return leaver() == other ? one : other; }
};

}  // namespace lianxin::voices
