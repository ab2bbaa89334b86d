#include <algorithm>

#include "platform/likeness/grouping.h"
#include "platform/likeness/parallel.h"
#include "platform/likeness/profile_sums.h"

namespace lianxin::likeness {
namespace {

constexpr std::size_t longest_posting = 4000;

}  // namespace

void Grouper::join(TextPair pair) {
  if (!is_posted_) post_all();
  const auto a = group_of_[pair.one];
  const auto b = group_of_[pair.other];
  if (a == b) return;
  const bool is_a_older = groups_[a].members.front() < groups_[b].members.front();
  merge_into(is_a_older ? a : b, is_a_older ? b : a);
  centre(is_a_older ? a : b);
  post(is_a_older ? a : b, postings_, false);
}

void Grouper::merge_into(std::uint32_t into, std::uint32_t from) {
  Group& target = groups_[into];
  Group& source = groups_[from];
  target.sum = added(sum_of(target), sum_of(source));
  for (const auto text : source.members) group_of_[text] = into;
  target.members.insert(target.members.end(), source.members.begin(), source.members.end());
  std::sort(target.members.begin(), target.members.end());
  target.aspects.add(source.aspects);
  take_names(target, {source.names.data(), source.names.size()});
  for (const auto place : source.places) take_place(target, place);
  target.has_moved = true;
  source = Group{};
}

// What was looked at so far in one pass: larger groups only.
struct Grouper::Merging {
  Postings all{longest_posting};
  Postings moved{longest_posting};  // those of them that have moved since the pass before
  std::vector<char> had_moved{};    // by group
};

Grouper::Found Grouper::target_of(std::uint32_t number, Found least, const Postings& postings) const {
  const Group& group = groups_[number];
  return likest({unpacked(group.centre), group.aspects, {group.places.data(), group.places.size()}, {group.members.data(), group.members.size()},
                 {group.names.data(), group.names.size()}}, least,
                postings);
}

// Each group, the largest first, looks for one like it among those that looked before it. Two that have not moved since the pass
// before were compared then; two texts alone were compared when the later one came.
bool Grouper::merge_once(bool is_first) {
  std::vector<std::uint32_t> order;
  Merging merging;
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    if (groups_[i].members.empty()) continue;
    order.push_back(i);
    centre(i);
  }
  merging.had_moved.resize(groups_.size());
  for (const auto i : order) merging.had_moved[i] = is_first ? groups_[i].members.size() > 1 : std::exchange(groups_[i].has_moved, false);
  if (is_first) {
    for (const auto i : order) groups_[i].has_moved = false;
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return groups_[a].members.size() > groups_[b].members.size(); });
  const Found nothing{-1, options_.merge_from};
  bool merged = false;
  std::vector<Found> found;
  for (std::size_t from = 0; from < order.size();) {
    const auto count = std::min(order.size() - from, at_once(from));
    found.assign(count, nothing);
    const auto place_to_look = [&](std::uint32_t group) -> const Postings& { return merging.had_moved[group] ? merging.all : merging.moved; };
    in_pieces(options_.threads, count, 64, [&](std::size_t begin, std::size_t end) {
      for (auto i = begin; i < end; ++i) found[i] = target_of(order[from + i], nothing, place_to_look(order[from + i]));
    });
    Merging since;
    for (std::size_t i = 0; i < count; ++i) {
      const auto group = order[from + i];
      const bool has_moved = merging.had_moved[group];
      if (i > 0) found[i] = target_of(group, found[i], has_moved ? since.all : since.moved);
      if (found[i].group >= 0) {
        const auto into = static_cast<std::uint32_t>(found[i].group);
        merged = true;
        merge_into(into, group);
        centre(into);
        post(into, merging.all, false);
        post(into, merging.moved, false);
        continue;
      }
      for (auto* postings : {&merging, &since}) {
        if (has_moved || groups_[group].members.size() > 1) post(group, postings->all, true);
        if (has_moved) post(group, postings->moved, true);
      }
    }
    from += count;
  }
  is_posted_ = false;
  return merged;
}

void Grouper::merge() {
  for (int pass = 0; pass < options_.merge_passes && merge_once(pass == 0);) ++pass;
}

}  // namespace lianxin::likeness
