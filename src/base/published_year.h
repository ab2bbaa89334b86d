// PublishedYear: one year of the work calendar as the notice about it says, before it is taken apart into days (domain §3.8).
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/moment.h"
#include "base/result.h"
#include "base/work_calendar.h"

namespace lianxin {

struct Holiday {
  std::string name;
  Day from;
  Day to;  // the last day off
  friend bool operator==(const Holiday&, const Holiday&) = default;
};
BOOST_DESCRIBE_STRUCT(Holiday, (), (name, from, to))

struct PublishedYear {
  int year = 0;
  std::string source;  // the notice: who, number, date
  std::vector<Holiday> holidays;
  std::vector<Day> makeup_working_days;  // Saturdays and Sundays that are worked (调休)
  friend bool operator==(const PublishedYear&, const PublishedYear&) = default;
};
BOOST_DESCRIBE_STRUCT(PublishedYear, (), (year, source, holidays, makeup_working_days))

// All that is wrong with it, `path` before each field ("years[2].holidays[0].to"): base.required, base.too_long,
// base.json_out_of_range, base.calendar.{wrong_year, backwards, overlap, no_holidays, worked_anyway, makeup_is_off, twice}.
std::vector<FieldFault> faults_of(const PublishedYear&, std::string_view path = {});
CalendarYear days_of(const PublishedYear&);

}  // namespace lianxin
