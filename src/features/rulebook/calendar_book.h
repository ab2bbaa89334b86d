// The book "calendar": years of the work calendar as notices publish them.
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "base/published_year.h"

namespace lianxin::rulebook {

struct CalendarBook {
  std::vector<PublishedYear> years{};
};
BOOST_DESCRIBE_STRUCT(CalendarBook, (), (years))

}  // namespace lianxin::rulebook
