// Consolidations as the API shows them and takes them.
#pragma once

#include <string>
#include <string_view>

#include "features/consolidations/consolidation_actions.h"
#include "platform/http/message.h"

namespace lianxin::consolidations {

std::string write_list(const Page<store::ConsolidationRow>&);
Result<std::string> write_consolidation(const db::Reader&, const Workbook&, const Shown&, http::Language, const Commanded* = nullptr);
Result<std::string> write_voices(const db::Reader&, const Workbook&, const Page<Voice>&, http::Language);
std::string write_history(const History&);

// The 意见建议汇总表 (§2.5).
Result<std::string> write_sheet(const db::Reader&, const Workbook&, const Shown&, http::Language);
// The same as rows of cells, the names of the columns first.
Result<std::vector<std::vector<std::string>>> sheet_rows(const db::Reader&, const Workbook&, const Shown&, http::Language);

// Errors of the JSON reader (json.h).
Result<NewConsolidation> read_new_consolidation(std::string_view body);
Result<Command> read_command(std::string_view body);
// packs/consolidation_flags.json.
Result<std::vector<Flag>> read_flags(std::string_view text);

}  // namespace lianxin::consolidations
