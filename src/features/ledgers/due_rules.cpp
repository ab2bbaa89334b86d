#include "features/ledgers/record_rules.h"

namespace lianxin::ledgers {
namespace {

// Working days of the calendar; of a year that is not published, Monday to Friday.
Day days_worked_after(Day from, int count, const WorkCalendar* calendar) {
  if (calendar && count >= 0)
    if (auto day = calendar->add_working_days(from, count)) return *day;
  Day day = from;
  const int step = count < 0 ? -1 : 1;
  for (int left = count < 0 ? -count : count; left > 0;) {
    day = day + step;
    bool works = weekday_of(day) <= 5;
    if (calendar)
      if (const auto known = calendar->is_working_day(day)) works = *known;
    left -= works ? 1 : 0;
  }
  return day;
}

bool has_ended(const LedgerType& type, std::string_view key) {
  const State* state = type.state(key);
  return state && state->tone != Tone::open && state->tone != Tone::waiting;
}

}  // namespace

Day due_of(const Compiled& compiled, const Entries& entries, const Around& around) {
  const LedgerType& type = compiled.type;
  if (!type.due || has_ended(type, around.state)) return no_due;
  Day from = around.entered;
  if (!type.due->from.empty()) {
    const int at = index_of(type, type.due->from);
    if (at < 0 || entries.at(static_cast<std::size_t>(at)).type() != expressions::Type::date) return no_due;
    from = entries.at(static_cast<std::size_t>(at)).day();
  }
  if (type.due->working_days) return days_worked_after(from, *type.due->working_days, around.calendar);
  return from + type.due->days.value_or(0);
}

Light light_of(const LedgerType& type, const Record& record, Day today, const WorkCalendar& calendar) {
  if (record.is_void || record.due_on == no_due) return Light::none;
  if (const State* state = type.state(record.state); state && state->tone == Tone::waiting) return Light::none;
  if (record.due_on < today) return Light::red;
  const int warn = type.due ? type.due->warn : 0;
  return days_worked_after(today, warn, &calendar) >= record.due_on ? Light::amber : Light::green;
}

}  // namespace lianxin::ledgers
