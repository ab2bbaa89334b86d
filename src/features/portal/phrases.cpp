#include "features/portal/phrases.h"

namespace lianxin::portal {

std::string Phrases::day(Day day, Day today) const {
  const CivilDate date = civil_from(day);
  const bool this_year = date.year == civil_from(today).year;
  return say(this_year ? "portal.day" : "portal.day_of_year", {{"year", std::to_string(date.year)},
                                                               {"month", say("portal.month." + std::to_string(date.month))},
                                                               {"day", std::to_string(date.day)}});
}

}  // namespace lianxin::portal
