// Counted sheets and reported figures. Values in, values out.
#pragma once

#include "base/result.h"
#include "features/rounds/figures.h"

namespace lianxin::rounds {

// "handed_out" base.json_out_of_range; "returned" rounds.returned_more {max}; "valid" rounds.valid_more {max}.
Result<void> check_count(const SheetCount&);
SheetCount operator+(const SheetCount&, const SheetCount&);
// Returned of handed out in hundredths of a percent, rounded; nothing when none was handed out.
std::optional<std::int64_t> return_rate(const SheetCount&);

// "written" rounds.no_number.
Result<WrittenNumber> number_reported(std::string_view written);
// What stands for a place, measure by measure: its own report; where it has none, those below it, of which again the uppermost
// stand for what is below them: nobody is counted twice.
std::vector<ReportSum> summed(const std::vector<ReportRow>&, std::string_view path);

}  // namespace lianxin::rounds
