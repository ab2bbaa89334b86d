// Answers that were given to requests like this one: for the clerk who answers, with their source; never sent by themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/voices/voice_actions.h"

namespace lianxin::voices {

enum class LikeBecause { copy, group, words };
BOOST_DESCRIBE_ENUM(LikeBecause, copy, group, words)

struct SimilarAnswer {
  TicketId id{};
  std::string number{};
  std::string title{};
  std::string place{};  // code
  UnitId unit{};        // whose answer
  tickets::Outcome outcome{};
  std::string text{};
  Moment answered_at{};
  std::optional<bool> solved{};    // the resident's word; whoever handled it does not see it (E9)
  std::optional<int> satisfied{};  // 1…5
  LikeBecause because{};
};
// Released answers to requests within the asker's sight, the likest first, at most 5. not_found as show_ticket of tickets.
Result<std::vector<SimilarAnswer>> similar_answers(const db::Reader&, const Doing&, const VoiceBook&, TicketId);

}  // namespace lianxin::voices
