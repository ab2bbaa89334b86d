// Gathers texts about one problem into groups: each text joins the likest group's centre or founds one of its own; then groups
// whose centres are alike are merged. Never from neighbour to neighbour: that runs together into one group (docs/decisions/0041).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/likeness/aspects.h"
#include "platform/likeness/term_weights.h"

namespace lianxin::likeness {

struct GroupingOptions {
  ProfileOptions profile{};
  float join_from = 0.15F;       // likeness of a text and a group's centre
  float merge_from = 0.145F;     // of two groups' centres
  float most_of_term = 0.016F;   // of one shared term in a likeness
  float disagreement = 0.2F;     // share of a likeness that is lost where titles tell of different troubles
  int merge_passes = 2;
  std::size_t group_terms = 800; // of a centre
  bool keeps_profiles = true;    // false: no closeness(), and a third of the room
};

// Two texts by their numbers. What a person decided stays so.
struct TextPair {
  std::uint32_t one = 0;
  std::uint32_t other = 0;
};

class Grouper {
 public:
  // `weights` must outlive it.
  explicit Grouper(const TermWeights& weights, GroupingOptions = {});

  // Before the texts they name are added. A pair that contradicts an earlier one is not obeyed: must_not wins over must.
  void must(TextPair);
  void must_not(TextPair);

  // Adds a text, numbered 0, 1, 2 …; gives its group's number. `place`: a code, or empty where it isn't known; a text never joins
  // a group of other places only. Codes of which one begins the other do not contradict each other.
  std::uint32_t add(std::string_view title, std::string_view text, std::string_view place = {});
  // The same for a text whose group is known: that of the text `with`, or one of its own where that is its own number.
  void restore(std::string_view title, std::string_view text, std::string_view place, std::uint32_t with);
  // What people decide about texts that stand already: two groups become one; a text leaves for a group of its own. The centre it
  // leaves stays as it was.
  void join(TextPair);
  void part(std::uint32_t text, std::string_view title, std::string_view words, std::string_view place);
  // Merges what has become alike. Not for every text; numbers of groups that are left stay.
  void merge();

  std::size_t texts() const { return group_of_.size(); }
  bool are_together(TextPair pair) const { return group_of_[pair.one] == group_of_[pair.other]; }
  // A group's number is that of its oldest text: it stays when texts are added and when the same texts are grouped anew.
  std::vector<std::uint32_t> groups() const;
  // Likeness of a text and the centre of its group. REQUIRES: options.keeps_profiles.
  float closeness(std::uint32_t text) const;

 private:
  struct Group {
    std::vector<std::uint32_t> members{};
    std::vector<Weighed> sum{};         // of the members' profiles; of a single one the centre is it
    Profile centre{};
    AspectTally aspects{};              // of the members' titles
    std::vector<std::string> places{};  // different ones; none where a member's isn't known
    std::size_t centred_at = 0;         // members when the centre was made
  };
  using Postings = std::vector<std::vector<std::uint32_t>>;

  std::vector<std::uint32_t> candidates(const Profile&, const Postings&) const;
  bool may_hold(const Group&, const std::vector<std::string>& places) const;
  bool is_forbidden(std::uint32_t text, std::uint32_t group) const;
  // What looks for a group: a text or another group.
  struct Seeker {
    const Profile& profile;
    const AspectTally& aspects;
    const std::vector<std::string>& places;
    const std::vector<std::uint32_t>& members;
  };
  std::int32_t likest(const Seeker&, float least, const Postings&) const;
  std::int32_t bound_group(std::uint32_t text) const;
  static const std::vector<Weighed>& sum_of(const Group& group) { return group.members.size() > 1 ? group.sum : group.centre; }
  // What is known of a text beside its group.
  struct Newcomer {
    Profile profile{};
    AspectTally aspects{};
    std::vector<std::string> places{};
  };
  Newcomer newcomer(std::string_view title, std::string_view text, std::string_view place) const;
  std::uint32_t found_group();
  void enter(std::uint32_t text, std::uint32_t group, Newcomer);
  void put(std::uint32_t text, std::uint32_t group, const Newcomer&);
  void merge_into(std::uint32_t target, std::uint32_t source);
  void centre(std::uint32_t group, Postings&);
  bool merge_once();

  const TermWeights& weights_;
  GroupingOptions options_;
  std::vector<Profile> profiles_{};
  std::vector<std::uint32_t> group_of_{};  // index into groups_ of each text
  std::vector<Group> groups_{};            // merged ones are empty
  Postings postings_{};                    // by term: groups whose centre it is among the heaviest of
  std::multimap<std::uint32_t, std::uint32_t> musts_{};
  std::multimap<std::uint32_t, std::uint32_t> nots_{};
};

}  // namespace lianxin::likeness
