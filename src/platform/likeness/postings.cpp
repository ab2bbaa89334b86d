#include "platform/likeness/postings.h"

#include <algorithm>

namespace lianxin::likeness {

// Terms are hashes already.
std::size_t Postings::slot_of(std::uint32_t term) const {
  const auto mask = slots_.size() - 1;
  auto at = term & mask;
  while (slots_[at] != none && terms_[slots_[at]] != term) at = (at + 1) & mask;
  return at;
}

void Postings::grow() {
  slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, none);
  for (std::uint32_t list = 0; list < terms_.size(); ++list) slots_[slot_of(terms_[list])] = list;
}

std::vector<std::uint32_t>& Postings::list_of(std::uint32_t term) {
  if (terms_.size() * 2 >= slots_.size()) grow();
  auto& slot = slots_[slot_of(term)];
  if (slot == none) {
    slot = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back(term);
    lists_.emplace_back();
  }
  return lists_[slot];
}

void Postings::add(std::uint32_t term, std::uint32_t group) {
  auto& list = list_of(term);
  if (list.size() <= longest_ && std::find(list.rbegin(), list.rend(), group) == list.rend()) list.push_back(group);
}

void Postings::add_new(std::uint32_t term, std::uint32_t group) {
  auto& list = list_of(term);
  if (list.size() <= longest_) list.push_back(group);
}

std::span<const std::uint32_t> Postings::of(std::uint32_t term) const {
  if (slots_.empty()) return {};
  const auto slot = slots_[slot_of(term)];
  if (slot == none || lists_[slot].size() > longest_) return {};
  return lists_[slot];
}

void Postings::clear() {
  slots_.clear();
  terms_.clear();
  lists_.clear();
}

}  // namespace lianxin::likeness
