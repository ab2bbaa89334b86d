// URL: the encodings of a request's target.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lianxin::http {

// "%E6%9D%91" to "村"; with `plus_is_blank` also '+' to ' ' (queries). Nothing when a % is not followed by two hexadecimal digits,
// or the bytes are not UTF-8 or hold a NUL.
std::optional<std::string> percent_decoded(std::string_view, bool plus_is_blank = false);
std::string percent_encoded(std::string_view);

struct Target {
  std::string path;   // decoded
  std::string query;  // raw
};
// Origin form only ("/a?b"). Nothing for anything else, for an encoded '/' or '\' in the path, and for a path that climbs ("/../").
std::optional<Target> read_target(std::string_view);

}  // namespace lianxin::http
