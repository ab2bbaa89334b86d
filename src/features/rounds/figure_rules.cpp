#include "features/rounds/figure_rules.h"

#include <algorithm>

#include "base/text.h"
#include "features/places/place_path.h"

namespace lianxin::rounds {
namespace {

constexpr std::int64_t most_sheets_counted = 100'000'000;

}  // namespace

Result<void> check_count(const SheetCount& c) {
  std::vector<FieldFault> faults;
  if (c.handed_out < 0 || c.handed_out > most_sheets_counted)
    faults.push_back({"handed_out", "base.json_out_of_range", {{"min", "0"}, {"max", std::to_string(most_sheets_counted)}}});
  if (c.returned < 0 || c.returned > c.handed_out) faults.push_back({"returned", "rounds.returned_more", {{"max", std::to_string(c.handed_out)}}});
  if (c.valid < 0 || c.valid > c.returned) faults.push_back({"valid", "rounds.valid_more", {{"max", std::to_string(c.returned)}}});
  if (!faults.empty()) return invalid(std::move(faults));
  return {};
}

SheetCount operator+(const SheetCount& a, const SheetCount& b) { return {a.handed_out + b.handed_out, a.returned + b.returned, a.valid + b.valid}; }

std::optional<std::int64_t> return_rate(const SheetCount& c) {
  if (c.handed_out == 0) return std::nullopt;
  return (c.returned * 10'000 + c.handed_out / 2) / c.handed_out;
}

Result<WrittenNumber> number_reported(std::string_view written) {
  if (length_of(written) <= 40)
    if (const auto number = parse_written_number(written)) return *number;
  return invalid_field("written", "rounds.no_number", {{"value", shortened(written, 20)}});
}

std::vector<ReportSum> summed(const std::vector<ReportRow>& rows, std::string_view path) {
  std::vector<ReportSum> out;
  for (const Measure measure : all_of<Measure>()) {
    ReportSum sum{.measure = measure};
    std::vector<const ReportRow*> of;
    for (const auto& row : rows)
      if (row.measure == measure && row.path.starts_with(path)) of.push_back(&row);
    for (const ReportRow* row : of) {
      const bool is_covered = std::ranges::any_of(of, [&](const ReportRow* other) { return places::is_below(row->path, other->path); });
      if (is_covered) continue;
      sum.number = sum.reports++ == 0 ? row->number : sum.number + row->number;
      sum.is_own |= row->path == path;
    }
    if (sum.reports > 0) out.push_back(sum);
  }
  return out;
}

}  // namespace lianxin::rounds
