// Identity numbers of GB 11643-1999 (domain §3.3). Nobody has to give one; what is given must be one.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lianxin::households {

// Eighteen characters with an upper-case X, "" for nothing given ("", "无", "/", "—"). Takes a lower x, full width, blanks, and
// the fifteen figures of before 1999. The region may be one that is no more. invalid with field `field`:
// "households.id_damaged" (1.50725E+17, or its last figures lost to a spreadsheet), "households.id_length",
// "households.id_birth" (no such day), "households.id_check".
Result<std::string> read_id_number(std::string_view text, std::string_view field);
// The last character for the first seventeen. REQUIRES: seventeen figures.
char check_character(std::string_view first_seventeen);

}  // namespace lianxin::households
