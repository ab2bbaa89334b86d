// What is shown of a person's data until somebody opens it and says why (domain §3.3).
#pragma once

#include <string>
#include <string_view>

namespace lianxin::households {

// 张*, 欧阳*, 巴***: the first character of a long name or of one with a middle dot, and then always three stars.
std::string mask_name(std::string_view name);
// 138****5678; of anything else at most the last two figures, so that a short number is not told.
std::string mask_phone(std::string_view phone);
// Fourteen stars and the last four: region and last four would let the birth date be guessed.
std::string mask_id_number(std::string_view id_number);

}  // namespace lianxin::households
