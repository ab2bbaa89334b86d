// The second factor on the wire, as docs/openapi.yaml has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/identity/second_factor.h"

namespace lianxin::identity {

std::string second_factor_json(const SecondFactorState&, Zone);
std::string second_factor_start_json(const SecondFactorStart&);
std::string recovery_codes_json(const std::vector<std::string>&);
Result<std::string> read_code(std::string_view body);
Result<PasswordAndCode> read_password_and_code(std::string_view body);

}  // namespace lianxin::identity
