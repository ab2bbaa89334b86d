// Sheets counted by hand, and figures reported in a lump.
#pragma once

#include "features/rounds/figure_rules.h"
#include "features/rounds/round_actions.h"

namespace lianxin::rounds {

inline const access::Verb report_figures{.name = "round.report", .roles = {Role::office, Role::unit_clerk}};

struct SheetSum {
  places::PlaceRef place{};
  bool is_itself = false;
  std::string channel{};        // empty: of all channels
  SheetCount count{};
  std::int64_t version = 0;     // of what was counted for exactly this place; 0: nothing
};
struct SheetTable {
  places::PlaceRef place{};
  std::vector<SheetSum> rows{};      // of the place itself and of each one step below with what is below that
  std::vector<SheetSum> channels{};  // of all together, channel by channel
  SheetCount all{};
};
Result<SheetTable> show_sheets(const db::Reader&, const Doing&, const RoundBook&, const Round&, const std::optional<std::string>& place);
// The faults of check_count; "channel" rounds.channel_not_asked, rounds.channel_without_sheets; "place" rounds.outside; stale
// "base.stale" when somebody counted meanwhile.
Result<void> count_sheets(db::Writer&, const Doing&, const RoundBook&, const Round&, const SheetEdit&);

struct ReportPlace {
  places::PlaceRef place{};
  bool is_itself = false;
  std::vector<ReportSum> sums{};
};
struct ReportTable {
  places::PlaceRef place{};
  std::vector<ReportSum> all{};
  std::vector<ReportPlace> places{};
  std::vector<ReportRow> own{};          // of exactly this place, as written
};
Result<ReportTable> show_reports(const db::Reader&, const Doing&, const RoundBook&, const Round&, const std::optional<std::string>& place);
// "written" rounds.no_number; "place" rounds.outside; stale "base.stale".
Result<void> report(db::Writer&, const Doing&, const RoundBook&, const Round&, const ReportEdit&);

}  // namespace lianxin::rounds
