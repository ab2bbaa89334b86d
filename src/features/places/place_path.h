// Paths of a tree: three characters 0–9 a–z for each step down, so that all below a node begin with its path and are
// one range, in every collation. Steps are given out in order and never again; what the codes look like does not matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"

namespace lianxin::places {

constexpr std::size_t path_step = 3;

// The node and all below it. REQUIRES: path is one of these paths, not empty.
PathRange range_of(std::string_view path);
// Only what is below it.
PathRange range_below(std::string_view path);
bool is_below(std::string_view path, std::string_view above);
// "001" and "001002" for "001002003".
std::vector<std::string> paths_above(std::string_view path);
// The first step below `parent` (empty: a top), or the one after `last`; nullopt after 46,655 of them.
std::optional<std::string> next_path(std::string_view parent, const std::optional<std::string>& last);
// The same node, moved: `path` begins with `from`, and will begin with `to`.
std::string moved_path(std::string_view path, std::string_view from, std::string_view to);

}  // namespace lianxin::places
