#include "platform/likeness/profile_sums.h"

#include <algorithm>
#include <array>

namespace lianxin::likeness {
namespace {

constexpr auto is_heavier = [](const Weighed& a, const Weighed& b) { return a.weight > b.weight || (a.weight == b.weight && a.term < b.term); };

void keep_heaviest(std::vector<Weighed>& terms, std::size_t count) {
  if (terms.size() <= count) return;
  std::nth_element(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(count), terms.end(), is_heavier);
  terms.resize(count);
}

}  // namespace

void heaviest(const Profile& profile, std::size_t count, std::vector<Weighed>& out) {
  out.assign(profile.begin(), profile.end());
  keep_heaviest(out, count);
}

void heaviest_terms(std::span<const std::uint32_t> profile, std::size_t count, std::vector<std::uint32_t>& out) {
  std::array<std::uint32_t, 256> with{};  // terms of each weight, the heaviest first
  for (const auto each : profile) ++with[each & 255];
  std::uint32_t last = 0;
  for (std::size_t kept = with[0]; kept < count && last < 255;) kept += with[++last];
  out.clear();
  for (const auto each : profile) {
    if ((each & 255) <= last && out.size() < count) out.push_back(term_of(each));
  }
}

std::vector<Weighed> added(const std::vector<Weighed>& a, const std::vector<Weighed>& b) {
  std::vector<Weighed> out;
  out.reserve(a.size() + b.size());
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() || j != b.end()) {
    if (j == b.end() || (i != a.end() && i->term < j->term)) out.push_back(*i++);
    else if (i == a.end() || j->term < i->term) out.push_back(*j++);
    else out.push_back({i->term, i++->weight + j++->weight});
  }
  out.shrink_to_fit();  // it stays
  return out;
}

void trim(std::vector<Weighed>& sum, std::size_t count) {
  keep_heaviest(sum, count);
  std::sort(sum.begin(), sum.end(), [](const Weighed& a, const Weighed& b) { return a.term < b.term; });
}

}  // namespace lianxin::likeness
