#include "base/published_year.h"

#include <algorithm>

#include "base/text.h"

namespace lianxin {
namespace {

constexpr std::size_t longest_name = 40;
constexpr std::size_t longest_source = 300;
constexpr std::size_t most_holidays = 60;
constexpr std::size_t most_makeups = 60;

class Faults {
 public:
  Faults(const PublishedYear& year, std::string_view path) : year_(year), path_(path) {}

  void add(std::string_view field, std::string_view key, std::vector<Arg> args = {}) {
    found_.push_back({path_.empty() ? std::string(field) : path_ + "." + std::string(field), std::string(key), std::move(args)});
  }
  void text(std::string_view field, const std::string& text, std::size_t longest) {
    if (is_blank(text)) add(field, "base.required");
    if (length_of(text) > longest) add(field, "base.too_long", {{"max", std::to_string(longest)}});
  }
  bool in_year(const std::string& field, Day day) {
    if (civil_from(day).year == year_.year) return true;
    add(field, "base.calendar.wrong_year", {{"day", to_text(day)}, {"year", std::to_string(year_.year)}});
    return false;
  }
  std::vector<FieldFault> found() && { return std::move(found_); }

 private:
  const PublishedYear& year_;
  std::string path_;
  std::vector<FieldFault> found_;
};

// The first holiday before `end` that shares a day with [from, to].
const Holiday* overlapping(const PublishedYear& year, std::size_t end, Day from, Day to) {
  for (std::size_t i = 0; i < end; ++i) {
    const Holiday& other = year.holidays[i];
    if (other.from <= to && from <= other.to) return &other;
  }
  return nullptr;
}

void check_holidays(const PublishedYear& year, Faults& faults) {
  if (year.holidays.empty()) faults.add("holidays", "base.calendar.no_holidays");
  if (year.holidays.size() > most_holidays) faults.add("holidays", "base.too_many", {{"max", std::to_string(most_holidays)}});
  for (std::size_t i = 0; i < year.holidays.size(); ++i) {
    const Holiday& holiday = year.holidays[i];
    const std::string at = "holidays[" + std::to_string(i) + "]";
    faults.text(at + ".name", holiday.name, longest_name);
    const bool begins = faults.in_year(at + ".from", holiday.from);
    const bool ends = faults.in_year(at + ".to", holiday.to);
    if (!begins || !ends) continue;
    if (holiday.to < holiday.from) {
      faults.add(at + ".to", "base.calendar.backwards");
    } else if (const Holiday* other = overlapping(year, i, holiday.from, holiday.to)) {
      faults.add(at + ".from", "base.calendar.overlap", {{"name", other->name}});
    }
  }
}

void check_makeups(const PublishedYear& year, Faults& faults) {
  const auto& days = year.makeup_working_days;
  if (days.size() > most_makeups) faults.add("makeup_working_days", "base.too_many", {{"max", std::to_string(most_makeups)}});
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::string at = "makeup_working_days[" + std::to_string(i) + "]";
    if (!faults.in_year(at, days[i])) continue;
    if (weekday_of(days[i]) <= 5) faults.add(at, "base.calendar.worked_anyway", {{"day", to_text(days[i])}});
    if (const Holiday* off = overlapping(year, year.holidays.size(), days[i], days[i]))
      faults.add(at, "base.calendar.makeup_is_off", {{"day", to_text(days[i])}, {"name", off->name}});
    if (std::find(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(i), days[i]) != days.begin() + static_cast<std::ptrdiff_t>(i))
      faults.add(at, "base.calendar.twice", {{"day", to_text(days[i])}});
  }
}

}  // namespace

std::vector<FieldFault> faults_of(const PublishedYear& year, std::string_view path) {
  Faults faults(year, path);
  if (year.year < 2000 || year.year > 2199) {
    faults.add("year", "base.json_out_of_range", {{"min", "2000"}, {"max", "2199"}});
    return std::move(faults).found();
  }
  faults.text("source", year.source, longest_source);
  check_holidays(year, faults);
  check_makeups(year, faults);
  return std::move(faults).found();
}

CalendarYear days_of(const PublishedYear& year) {
  CalendarYear out{.year = year.year, .holidays = {}, .makeup_working_days = year.makeup_working_days, .source = year.source};
  for (const Holiday& holiday : year.holidays) {
    for (Day day = holiday.from; day <= holiday.to; day = day + 1) out.holidays.push_back(day);
  }
  return out;
}

}  // namespace lianxin
