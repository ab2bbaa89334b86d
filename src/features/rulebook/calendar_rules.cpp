#include "features/rulebook/calendar_rules.h"

#include <algorithm>
#include <set>

namespace lianxin::rulebook {
namespace {

const PublishedYear* year_of(const CalendarBook& book, int year) {
  const auto found = std::find_if(book.years.begin(), book.years.end(), [&](const PublishedYear& y) { return y.year == year; });
  return found == book.years.end() ? nullptr : &*found;
}

void sort_by_year(CalendarBook& book) {
  std::sort(book.years.begin(), book.years.end(), [](const PublishedYear& a, const PublishedYear& b) { return a.year < b.year; });
}

}  // namespace

std::vector<FieldFault> faults_of(const CalendarBook& book) {
  std::vector<FieldFault> out;
  if (book.years.size() > most_years) out.push_back({"years", "base.too_many", {{"max", std::to_string(most_years)}}});
  std::set<int> seen;
  for (std::size_t i = 0; i < book.years.size() && i < most_years; ++i) {
    const std::string at = "years[" + std::to_string(i) + "]";
    if (!seen.insert(book.years[i].year).second)
      out.push_back({at + ".year", "base.calendar.twice", {{"day", std::to_string(book.years[i].year)}}});
    auto faults = lianxin::faults_of(book.years[i], at);
    std::move(faults.begin(), faults.end(), std::back_inserter(out));
  }
  return out;
}

CalendarBook changed_years(const CalendarBook& wanted, const CalendarBook& packs) {
  CalendarBook out;
  for (const PublishedYear& year : wanted.years) {
    const PublishedYear* published = year_of(packs, year.year);
    if (!published || !(*published == year)) out.years.push_back(year);
  }
  sort_by_year(out);
  return out;
}

CalendarBook all_years(const CalendarBook& kept, const CalendarBook& packs) {
  CalendarBook out = kept;
  for (const PublishedYear& year : packs.years) {
    if (!year_of(kept, year.year)) out.years.push_back(year);
  }
  sort_by_year(out);
  return out;
}

}  // namespace lianxin::rulebook
