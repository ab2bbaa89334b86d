// When to ask about visits (domain 4.57, §6 E4). Values in, values out.
#pragma once

#include <string_view>
#include <vector>

#include "features/visits/signal.h"

namespace lianxin::visits {

constexpr int night_begins = 23 * 60, night_ends = 5 * 60;       // minutes of the day
constexpr std::int64_t too_far_ms = 30 * ms_per_minute;          // between two townships
constexpr std::size_t words_to_compare = 12;                     // shorter ones are alike by chance: 家里都好
constexpr int burst_days = 3, burst_visits = 8;                  // so many on the last days, and more than in all the days before
constexpr std::size_t most_visits_of_signal = 50;

// A talk by telephone is at no place and at no hour that anybody need explain.
bool is_on_the_spot(VisitKind);
bool is_at_night(VisitKind, Moment began_at, Zone);
// Two visits of one person in different townships, nearer in time than the way between them.
bool is_too_far(const Trace& a, const Trace& b);
// Whether words are long enough to be compared, and what of them is compared: white space does not make them different.
bool are_to_compare(std::string_view words);
std::string compared(std::string_view words);
bool is_burst(int on_last_days, int in_whole_period);

// One each, newest first.
std::vector<Signal> night_signals(const std::vector<Trace>&, Zone);
// REQUIRES: sorted by person, day and began_at.
std::vector<Signal> far_signals(const std::vector<Trace>&);
std::vector<Signal> word_signals(const std::vector<Trace>&);
// Visits of the last days of a period by those of whom is_burst holds.
std::vector<Signal> burst_signals(const std::vector<Trace>&, const Period&);

// Periods whose last days lie in [from, to], each end once and by its shortest period.
std::vector<Period> periods_ending(const std::vector<PeriodKind>&, Day from, Day to);

// As they are shown: by time, the newest first; within a day in a fixed order.
void put_in_order(std::vector<Signal>&);

}  // namespace lianxin::visits
