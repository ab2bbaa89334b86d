// What a visit is credited to, and how a subject stands by what was done for it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "features/duties/credit_store.h"
#include "features/duties/duty_actions.h"
#include "features/links/live_link.h"

namespace lianxin::duties {

// By one rule; of teams and links those of the visitors on the day.
Result<std::vector<store::Credit>> credits_by(const db::Reader&, const Reckoning&, const Rule&, const VisitFacts&, const std::vector<store::SeatedIn>&,
                                              const std::vector<links::LiveLink>&);
// As it must be by what was done; without the last day.
Result<store::State> state_by(const db::Reader&, const Reckoning&, const store::Credit&, const Done&);
// Works out again how the subject stands, by what is in the database; its path stays unless another is given. `on`: a day on which
// something was done.
Result<void> work_out(db::Writer&, const Reckoning&, const Rule&, const Period&, std::string_view subject, std::string_view path = {},
                      std::optional<Day> on = {});

}  // namespace lianxin::duties
