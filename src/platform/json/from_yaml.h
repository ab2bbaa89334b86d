// YAML 1.2 (core schema, without anchors) turned into JSON: for documents of ours that people write, never for requests.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lianxin::json {

// malformed "base.yaml_malformed" {line, why}.
Result<std::string> from_yaml(std::string_view);

}  // namespace lianxin::json
