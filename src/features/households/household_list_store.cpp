#include "features/households/household_list_store.h"

#include <algorithm>

#include "base/text.h"
#include "features/households/household_row_store.h"
#include "features/households/masking_rules.h"
#include "platform/db/list_page.h"

namespace lianxin::households::store {
namespace {

// "(p >= … and p < …) or …"; "" for none.
std::string any_of(db::Conditions& where, const std::vector<PathRange>& ranges) {
  std::string out;
  for (const PathRange& range : ranges)
    out += (out.empty() ? "" : " or ") + ("(h.path >= " + where.bind(std::string(range.begin))) + " and h.path < " + where.bind(std::string(range.end)) + ")";
  return out;
}

// Several ranges are asked of each row between the first and the last.
void add_ranges(db::Conditions& where, const std::vector<PathRange>& ranges) {
  if (ranges.empty()) return where.add("1 = 0");
  const auto& first = *std::ranges::min_element(ranges, {}, &PathRange::begin);
  const auto& last = *std::ranges::max_element(ranges, {}, &PathRange::end);
  where.add("h.path >= " + where.bind(std::string(first.begin)) + " and h.path < " + where.bind(std::string(last.end)));
  if (ranges.size() > 1) where.add("(" + any_of(where, ranges) + ")");
}

void add_words(db::Conditions& where, const HouseholdFilter& filter) {
  const std::string_view words = trimmed(filter.words);
  if (words.empty()) return;
  std::string any = "h.number like " + where.bind(db::containing(half_width(words))) + " escape '\\'";
  any += " or h.head_masked = " + where.bind(words.ends_with('*') ? std::string(words) : mask_name(words));
  if (length_of(words) == 1) any += " or h.head_masked like " + where.bind(db::containing(words).substr(1)) + " escape '\\'";
  if (const auto places = any_of(where, filter.word_places); !places.empty()) any += " or " + places;
  where.add("(" + any + ")");
}

void add_own(db::Conditions& where, const HouseholdFilter& filter) {
  if (!filter.own_places) return;
  std::string any = any_of(where, *filter.own_places);
  if (!filter.own_households.empty()) any += (any.empty() ? "" : " or ") + ("h.id in (" + where.bind_all(filter.own_households) + ")");
  where.add(any.empty() ? "1 = 0" : "(" + any + ")");
}

}  // namespace

std::vector<std::string> key_of(const Household& h) { return {h.path, h.number, to_text(h.id)}; }

Result<Page<Household>> list_households(const db::Reader& r, std::string_view partition, const HouseholdFilter& filter,
                                        const access::Sight& sight, Day today, const PageRequest& page) {
  db::Conditions where({partition});
  add_ranges(where, sight.ranges);
  if (filter.places) add_ranges(where, {*filter.places});
  if (filter.state) where.add("h.state = " + where.bind(name_of(*filter.state)));
  else where.add("h.state in ('active', 'away')");
  if (filter.surveyed) where.add("h.surveyed = " + where.bind(*filter.surveyed));
  if (filter.tag)
    where.add("h.id in (select t.household from household_tags t where t.partition = $1 and t.tag = " + where.bind(*filter.tag) +
              " and t.until_on >= " + where.bind(today) + ")");
  add_words(where, filter);
  add_own(where, filter);
  return db::list_page<Household>(r, {household_columns, household_source, {"h.path", "h.number", "h.id"}, household_from, key_of},
                                  std::move(where), page);
}

Result<std::vector<HouseholdRef>> households_below(const db::Reader& r, std::string_view partition, const PathRange& range) {
  return r.list("select id, number, head_masked, place from households where partition = $1 and path >= $2 and path < $3 "
                "and state in ('active', 'away') order by path, number, id",
                {partition, range.begin, range.end}, [](const db::Row& row) {
                  return HouseholdRef{row.get<HouseholdId>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)};
                });
}

}  // namespace lianxin::households::store
