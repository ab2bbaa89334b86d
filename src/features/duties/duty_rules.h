// How duties are computed: exactly the readings of domain §1.5. Values in, values out.
#pragma once

#include <map>
#include <span>

#include "features/duties/duty.h"

namespace lianxin::duties {

// Whether the period is due at all: the first full one after the programme began, or a later one.
bool is_due(const Rule&, const Period&);

// The last day on which a subject may begin to be due in the period: half of it remains then.
Day latest_start(const Period&);

// Whether the subject belongs to what is due in the period: in force on its last day, and begun when at least half of it
// remained. In a running period: as it will be on the last day by what is known today.
bool is_owed(const Subject&, const Period&);

// By the rule's measure. Two attempts and a talk by telephone make one where the tenant says so.
int done_of(const Rule&, const Done&, bool attempts_and_phone_count);
bool is_met(const Rule&, const Done&, bool attempts_and_phone_count);

// Adds up what was seen in the period, by key.
std::map<std::string, Done, std::less<>> sum_up(const Period&, std::span<const Seen>);

// For full_coverage and each_link: every subject for itself. For events: one subject, so many events.
Evaluation evaluate(const Rule&, const Period&, std::span<const Subject>, std::span<const Seen>,
                    bool attempts_and_phone_count = false);

// For distinct_households: how many different ones a person met; `lineage` names what a merged household is now.
int distinct_met(const Period&, std::span<const Seen>, const std::map<std::string, std::string, std::less<>>& lineage = {});

// What would be done by `today` at an even pace, rounded down: the thin line on the bar.
int expected_by(int owed, const Period&, Day today);

}  // namespace lianxin::duties
