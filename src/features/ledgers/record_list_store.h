// Lists of records, and figures over them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/page.h"
#include "base/result.h"
#include "features/ledgers/figure_rules.h"
#include "features/ledgers/ledger_record.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::ledgers::store {

// One of `values`, or between the two; as key_text gives them.
struct KeyFilter {
  std::string field{};
  std::vector<std::string> values{};
  std::optional<std::string> from{};
  std::optional<std::string> to{};
};

struct RecordFilter {
  std::string type{};
  std::vector<KeyFilter> keys{};
  std::optional<PathRange> places{};
  std::optional<Day> due_before{};
  std::optional<Day> due_from{};
  std::string words{};
  std::string batch{};
  bool only_void = false;
  std::string sort{};  // a filter's key, "due", or empty: the day they were entered
  bool down = false;   // newest, latest or greatest first
};

Result<Page<Record>> list_records(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&, const RecordFilter&, const PageRequest&);

// What a figure is asked for: `until` is the last day.
struct FactFilter {
  std::string type{};
  std::string figure{};
  bool distinct = false;  // counts what differs
  std::optional<PathRange> places{};
  std::optional<Day> from{};
  std::optional<Day> until{};
};
// One row for each pair of `by`; `by_first` alone when `pairs` is false. Qualifiers are those of the sum.
Result<std::vector<FigureSum>> sums_of(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&, const FactFilter&, bool pairs);
Result<FigureSum> total_of(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&, const FactFilter&);
// By place: the paths are those one step below `path`, and `path` itself.
Result<std::vector<FigureSum>> sums_by_place(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&, const FactFilter&, std::string_view path);
// The records behind it, newest first; of one group where given.
Result<Page<Record>> records_behind(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&, const FactFilter&, const std::optional<std::string>& first_by,
                                    const std::optional<std::string>& second_by, const PageRequest&);

}  // namespace lianxin::ledgers::store
