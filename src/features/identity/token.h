// Token: what one knows of an API token after it was made; the secret only at that moment.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/moment.h"

namespace lianxin::identity {

constexpr std::size_t longest_token_name = 100;
constexpr std::size_t most_tokens = 20;

struct Token {
  std::string id;
  std::string name;
  Moment created_at{};
  std::optional<Moment> last_used_at{};  // exact to five minutes
  std::optional<Day> expires_on{};       // the last day on which it works
};

struct TokenNew {
  std::string name;
  std::optional<Day> expires_on{};
};

struct TokenMade {
  std::string id;
  std::string name;
  std::string secret;
};

}  // namespace lianxin::identity
