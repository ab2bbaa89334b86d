// Receipt codes: what a resident keeps to follow a ticket without an account. Stored only as a salted hash.
#pragma once

#include <string>
#include <string_view>

namespace lianxin::tickets {

// Ten characters of 32 (no 0, 1, I, O), 50 bits: "LX-7K3M-92QF-4H". `random` holds at least ten bytes.
std::string receipt_code_from(std::string_view random);
// Upper case without blanks and dashes and the leading LX; empty when it cannot be a code.
std::string plain_receipt_code(std::string_view typed);

}  // namespace lianxin::tickets
