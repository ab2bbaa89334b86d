#include "features/identity/second_factor_json.h"

#include <boost/describe.hpp>

#include "base/text.h"
#include "features/identity/account_rules.h"
#include "platform/json/json.h"

namespace lianxin::identity {
namespace {

struct StateBody {
  bool active = false;
  std::optional<Moment> confirmed_at{};
  std::int64_t recovery_codes_left = 0;
};
BOOST_DESCRIBE_STRUCT(StateBody, (), (active, confirmed_at, recovery_codes_left))

struct StartBody {
  std::string secret;
  std::string uri;
};
BOOST_DESCRIBE_STRUCT(StartBody, (), (secret, uri))

struct CodesBody {
  std::vector<std::string> recovery_codes;
};
BOOST_DESCRIBE_STRUCT(CodesBody, (), (recovery_codes))

struct CodeBody {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeBody, (), (code))

struct PasswordAndCodeBody {
  std::string password;
  std::string code;
};
BOOST_DESCRIBE_STRUCT(PasswordAndCodeBody, (), (password, code))

void check_length(std::vector<FieldFault>& faults, std::string_view field, std::string_view text, std::size_t longest) {
  if (text.empty()) faults.push_back({std::string(field), "identity.blank"});
  if (length_of(text) > longest) faults.push_back({std::string(field), "identity.too_long", {{"max", std::to_string(longest)}}});
}

}  // namespace

std::string second_factor_json(const SecondFactorState& state, Zone zone) {
  return json::write(StateBody{state.active, state.confirmed_at, state.recovery_codes_left}, zone);
}

std::string second_factor_start_json(const SecondFactorStart& start) { return json::write(StartBody{start.secret, start.uri}); }

std::string recovery_codes_json(const std::vector<std::string>& codes) { return json::write(CodesBody{codes}); }

Result<std::string> read_code(std::string_view text) {
  auto body = TRY(json::read<CodeBody>(text));
  std::vector<FieldFault> faults;
  check_length(faults, "code", body.code, longest_code);
  if (!faults.empty()) return invalid(std::move(faults));
  return std::move(body.code);
}

Result<PasswordAndCode> read_password_and_code(std::string_view text) {
  auto body = TRY(json::read<PasswordAndCodeBody>(text));
  std::vector<FieldFault> faults;
  check_length(faults, "password", body.password, longest_password);
  check_length(faults, "code", body.code, longest_code);
  if (!faults.empty()) return invalid(std::move(faults));
  return PasswordAndCode{std::move(body.password), std::move(body.code)};
}

}  // namespace lianxin::identity
