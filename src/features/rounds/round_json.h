// Rounds, opinions and figures as the API shows them and takes them.
#pragma once

#include "features/rounds/figure_actions.h"
#include "features/rounds/opinion_actions.h"
#include "platform/http/message.h"

namespace lianxin::rounds {

// packs/collection_channels.json and packs/source_kinds.json. invalid with the file's faults; "base.pack_missing".
Result<Vocabulary> read_vocabulary(std::string_view channels, std::string_view kinds);
std::string write_vocabulary(const Vocabulary&, http::Language);

Result<NewRound> read_new_round(std::string_view body);
Result<RoundEdit> read_round_edit(std::string_view body);
Result<NewOpinion> read_new_opinion(std::string_view body);
Result<SheetEdit> read_sheet_edit(std::string_view body);
Result<ReportEdit> read_report_edit(std::string_view body);

std::string write_round(const Doing&, const RoundBook&, const RoundShown&, http::Language);
std::string write_rounds(const Doing&, const RoundBook&, const Page<RoundShown>&, http::Language);
std::string write_public_rounds(const RoundBook&, const std::vector<Round>&, const std::vector<places::PlaceRef>&, http::Language);
std::string write_counts(const RoundBook&, const Round&, const Counts&, http::Language);
std::string write_opinions(const RoundBook&, const Round&, const Page<OpinionShown>&, http::Language);
std::string write_taken(const TakenOpinion&);
std::string write_sheets(const RoundBook&, const SheetTable&, http::Language);
std::string write_reports(const ReportTable&);

}  // namespace lianxin::rounds
