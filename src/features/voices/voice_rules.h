// Judging texts without a database: what is odd about one, which proposals stand, when it is time to learn again.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "features/voices/voice.h"

namespace lianxin::voices {

constexpr std::size_t most_proposals = 3;
constexpr double least_probability = 0.05;  // of a proposal

std::vector<Flag> flags_of(std::string_view title, std::string_view text);

// Those that are in the tree, at most `most_proposals`, none below `least_probability` but the first.
std::vector<Proposal> standing(std::vector<Proposal> likeliest_first, const std::function<bool(std::string_view)>& is_known);

// Stretches of a text of which one begins with the last character of another are one, where they stand so in it: 卫生, 生室 → 卫生室.
std::vector<std::string> joined(std::vector<std::string> stretches, std::string_view text);

// Decisions there are now, and of them those the last version learned from. The first time at 100, then each time a fifth more.
bool is_time_to_learn(std::int64_t confirmed, std::int64_t learned);

// The part of the path of a place within which requests may be about one problem: the township.
std::string_view ground_of(std::string_view place_path);
// That, narrowed by the one place its words name beside it (paths): of two grounds neither of which begins the other the requests are about two
// problems. A place within the own one counts before one elsewhere; two say nothing, nor one elsewhere beside the own.
std::string ground_of(std::string_view place_path, const std::vector<std::string>& named);
// Within which a name that occurs in several places is looked for when the ground does not decide: the banner.
std::string_view wider_ground_of(std::string_view place_path);

}  // namespace lianxin::voices
