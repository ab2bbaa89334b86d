#include "platform/likeness/packed_profile.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace lianxin::likeness {
namespace {

constexpr float steps_an_octave = 255.0F / 12;

const std::array<float, 256>& weights() {
  static const auto made = [] {
    std::array<float, 256> out{};
    for (std::size_t code = 0; code < out.size(); ++code) out[code] = std::exp2(-static_cast<float>(code) / steps_an_octave);
    return out;
  }();
  return made;
}

std::uint32_t code_of(float weight) {
  if (weight <= 0) return 255;
  return static_cast<std::uint32_t>(std::clamp(std::lround(-std::log2(weight) * steps_an_octave), 0L, 255L));
}

}  // namespace

float weight_of(std::uint32_t packed) { return weights()[packed & 255]; }

PackedProfile packed(const Profile& profile) {
  PackedProfile out;
  out.reserve(profile.size());
  for (const auto& each : profile) out.push_back(each.term << 8 | code_of(each.weight));
  return out;
}

Profile unpacked(std::span<const std::uint32_t> packed) {
  Profile out;
  out.reserve(packed.size());
  for (const auto each : packed) out.push_back({term_of(each), weight_of(each)});
  return out;
}

bool has_term(std::span<const std::uint32_t> packed, std::uint32_t term) {
  const auto at = std::lower_bound(packed.begin(), packed.end(), term << 8);
  return at != packed.end() && term_of(*at) == term;
}

void Asking::begin(const Profile& profile) {
  for (const auto at : filled_) slots_[at] = {};
  filled_.clear();
  terms_ = profile.size();
  if (const auto wanted = std::bit_ceil(std::max<std::size_t>(64, profile.size() * 4)); slots_.size() < wanted) slots_.assign(wanted, {});
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  for (const auto& each : profile) {
    auto at = each.term & mask;
    while (slots_[at].term != 0xFFFFFFFF) at = (at + 1) & mask;
    slots_[at] = {each.term, each.weight};
    filled_.push_back(at);
  }
}

bool Asking::has(std::uint32_t term) const {
  if (slots_.empty()) return false;
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  for (auto at = term & mask; slots_[at].term != 0xFFFFFFFF; at = (at + 1) & mask) {
    if (slots_[at].term == term) return true;
  }
  return false;
}

float Asking::likeness_to(std::span<const std::uint32_t> other, float most_of_term) const {
  if (terms_ == 0 || other.empty()) return 0;
  const auto& weight = weights();
  const float most = most_of_one(most_of_term, std::min(terms_, other.size()));
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  float sum = 0;
  for (const auto each : other) {
    const auto term = term_of(each);
    for (auto at = term & mask; slots_[at].term != 0xFFFFFFFF; at = (at + 1) & mask) {
      if (slots_[at].term != term) continue;
      sum += std::min(slots_[at].weight * weight[each & 255], most);
      break;
    }
  }
  return sum;
}

}  // namespace lianxin::likeness
