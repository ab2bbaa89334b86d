// What may be worth a question: found in the database, judged by signal_rules.
#pragma once

#include <string_view>
#include <vector>

#include "features/visits/signal_rules.h"
#include "platform/db/db.h"

namespace lianxin::visits::store {

constexpr int most_traces = 2'000;  // of a kind; the newest first

// Visits below a path on the days of a stretch of time; void ones are left out. Without the name of the ground.
struct SignalSpan {
  PathRange places{};
  Day from{};
  Day to{};
};
Result<std::vector<Trace>> traces_at_night(const db::Reader&, std::string_view partition, const SignalSpan&, Zone);
// Of people who were at different places within half an hour of a day, by person, day and time.
Result<std::vector<Trace>> traces_apart(const db::Reader&, std::string_view partition, const SignalSpan&);
Result<std::vector<Trace>> traces_in_same_words(const db::Reader&, std::string_view partition, const SignalSpan&);
// On the last days of a period, of those whose period was a burst.
Result<std::vector<Trace>> traces_of_bursts(const db::Reader&, std::string_view partition, const PathRange&, const Period&);

}  // namespace lianxin::visits::store
