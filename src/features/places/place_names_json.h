// Places a text names, as the API shows them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/places/place_names.h"

namespace lianxin::places {

struct NamedAsking {
  std::string text{};
  std::optional<std::string> near{};  // code
};
Result<NamedAsking> read_named_asking(std::string_view body);
std::string write_named(const std::vector<NamedPlaceRef>&);

}  // namespace lianxin::places
