#include "features/tickets/limit_rules.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace lianxin::tickets {
namespace {

constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_description = 200;

const TimeLimit* row_of(const TimeLimits& table, std::string_view code) {
  const auto found = std::find_if(table.items.begin(), table.items.end(), [&](const TimeLimit& row) { return row.code == code; });
  return found == table.items.end() ? nullptr : &*found;
}

struct Faults {
  std::vector<FieldFault> found{};
  void add(std::size_t row, std::string_view field, std::string_view key, std::vector<Arg> args = {}) {
    found.push_back({"items[" + std::to_string(row) + "]." + std::string(field), std::string(key), std::move(args)});
  }
  void text(std::size_t row, std::string_view field, const std::string& text, std::size_t longest, bool needed) {
    if (needed && is_blank(text)) add(row, field, "base.required");
    if (length_of(text) > longest) add(row, field, "base.too_long", {{"max", std::to_string(longest)}});
  }
};

void check_row(std::size_t at, const TimeLimit& row, const TimeLimits& packs, Faults& faults) {
  const TimeLimit* known = row_of(packs, row.code);
  if (!known) return faults.add(at, "code", "tickets.limit_unknown", {{"code", shortened(row.code, 40)}});
  if (row.clock != known->clock || row.urgency != known->urgency || row.difficulty != known->difficulty)
    faults.add(at, "clock", "tickets.limit_moved");
  faults.text(at, "name", row.name, longest_name, true);
  faults.text(at, "name_en", row.name_en, longest_name, true);
  faults.text(at, "description", row.description.value_or(""), longest_description, false);
  faults.text(at, "description_en", row.description_en.value_or(""), longest_description, false);
  // Only what is due the same day in the packs may be: a clock without any time is no promise.
  const int least = known->working_days == 0 ? 0 : 1;
  if (row.working_days < least || row.working_days > longest_limit_days)
    faults.add(at, "working_days", "base.json_out_of_range",
               {{"min", std::to_string(least)}, {"max", std::to_string(longest_limit_days)}});
}

// The first of the two rungs must come before the second.
void check_order(const TimeLimits& table, std::string_view first, std::string_view second, Faults& faults) {
  const TimeLimit* earlier = row_of(table, first);
  const TimeLimit* later = row_of(table, second);
  if (!earlier || !later || earlier->working_days < later->working_days) return;
  faults.add(static_cast<std::size_t>(later - table.items.data()), "working_days", "tickets.limit_order", {{"name", earlier->name}});
}

}  // namespace

std::vector<FieldFault> faults_of(const TimeLimits& table, const TimeLimits& packs) {
  Faults faults;
  std::set<std::string_view> seen;
  const std::size_t most = packs.items.size() * 2;
  for (std::size_t i = 0; i < table.items.size() && i < most; ++i) {
    if (!seen.insert(table.items[i].code).second) faults.add(i, "code", "tickets.limit_twice");
    check_row(i, table.items[i], packs, faults);
  }
  for (const TimeLimit& row : packs.items) {
    if (!row_of(table, row.code)) faults.found.push_back({"items", "tickets.limit_missing", {{"name", row.name}, {"code", row.code}}});
  }
  check_order(table, "supervise_order", "supervise_upper", faults);
  check_order(table, "silence_notice", "rating", faults);
  return std::move(faults.found);
}

TimeLimits completed(TimeLimits kept, const TimeLimits& packs) {
  for (const TimeLimit& row : packs.items) {
    if (!row_of(kept, row.code)) kept.items.push_back(row);
  }
  return kept;
}

}  // namespace lianxin::tickets
