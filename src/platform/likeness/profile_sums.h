// Sums of profiles, from which the centres of groups are made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "platform/likeness/packed_profile.h"

namespace lianxin::likeness {

// The heaviest `count` terms, in no order.
void heaviest(const Profile&, std::size_t count, std::vector<Weighed>& out);
// Their terms; of equally heavy ones those that come first.
void heaviest_terms(std::span<const std::uint32_t> packed, std::size_t count, std::vector<std::uint32_t>& out);
std::vector<Weighed> added(const std::vector<Weighed>&, const std::vector<Weighed>&);
// Leaves the heaviest `count` terms.
void trim(std::vector<Weighed>& sum, std::size_t count);

}  // namespace lianxin::likeness
