// Asking what the machine says, and telling it what people decided.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "features/voices/model_actions.h"
#include "features/voices/run.h"
#include "features/voices/voice.h"

namespace lianxin::voices {

inline const access::Verb read_voices{
    .name = "voice.read",
    .roles = {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre, Role::inspector}};
inline const access::Verb group_voices{.name = "voice.group", .roles = {Role::office}};

constexpr std::size_t max_asked_text = 10'000, max_asked_title = 200;  // characters

// A ticket with its voice, as far as the asker may see: what he may not see is neither told nor counted.
struct Heard {
  std::optional<Voice> voice{};  // none: the machine has not come to it yet
  struct Other {
    TicketId id{};
    std::string number{};
    std::string title{};
  };
  std::int64_t copies = 1;             // of this text, itself among them
  std::optional<Other> first_copy{};   // of what it is a copy
  std::int64_t group_size = 1;         // itself among them
  std::optional<Other> group{};        // the oldest ticket of its group
};
// not_found as show_ticket of tickets.
Result<Heard> hear(const db::Reader&, const Doing&, const VoiceBook&, TicketId);

// invalid "text" "base.required", "base.too_long" {max}; unavailable "voices.no_model".
Result<Judged> judge_words(const db::Reader&, const Doing&, const VoiceBook&, std::string_view title, std::string_view text);

// People say whether two tickets are about one problem; grouping obeys from now on: of two that are not, `one` goes. Whoever may see both and may group one of
// them. not_found; invalid "other" "voices.same_ticket"; conflict "voices.parted" where others said of these groups that they are not
// the same.
Result<void> decide_pair(db::Writer&, const Doing&, const VoiceBook&, TicketId one, TicketId other, bool is_same);

// Everything grouped anew, as a job. conflict "voices.run_open" while one is under way.
Result<Run> ask_run(db::Writer&, const Doing&, const VoiceBook&);
Result<std::optional<Run>> last_run(const db::Reader&, const Doing&, const VoiceBook&);
// not_found when none is under way; conflict "voices.run_writing" in its last phase.
Result<Run> cancel_run(db::Writer&, const Doing&, const VoiceBook&);

}  // namespace lianxin::voices
