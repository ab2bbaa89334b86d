// Gathers texts about one problem into groups: each text joins the likest group's centre or founds one of its own; then groups
// whose centres are alike are merged. Never from neighbour to neighbour: that runs together into one group (docs/decisions/0041).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "platform/likeness/aspects.h"
#include "platform/likeness/packed_profile.h"
#include "platform/likeness/postings.h"
#include "platform/likeness/term_weights.h"

namespace lianxin::likeness {

struct GroupingOptions {
  ProfileOptions profile{};
  float join_from = 0.135F;      // likeness of a text and a group's centre
  float merge_from = 0.155F;     // of two groups' centres
  float most_of_term = 0.016F;   // of one shared term in a likeness
  float disagreement = 0.25F;    // share of a likeness that is lost where titles tell of different troubles
  float other_name = 0.9F;       // share that is lost where each is of an estate, a road, a school that the other does not name
  int merge_passes = 2;
  std::size_t group_terms = 400; // of a centre
  std::size_t candidates = 16;   // groups that a text is compared with: those that share its heaviest terms
  unsigned threads = 1;
  bool keeps_profiles = true;    // false: no closeness(), and a third of the room
};

// Two texts by their numbers. What a person decided stays so.
struct TextPair {
  std::uint32_t one = 0;
  std::uint32_t other = 0;
};

// A group as another Grouper takes it over.
struct StandingGroup {
  std::uint32_t number = 0;  // of its oldest text
  PackedProfile centre{};
  AspectTally aspects{};
  std::vector<std::string> places{};
  std::vector<std::uint32_t> names{};
};

class Grouper {
 public:
  // `weights` must outlive it.
  explicit Grouper(const TermWeights& weights, GroupingOptions = {});

  // Before the texts they name are added. A pair that contradicts an earlier one is not obeyed: must_not wins over must.
  void must(TextPair);
  void must_not(TextPair);

  // Adds a text, numbered 0, 1, 2 …; gives its group's number. `place`: a code, or empty where it isn't known; a text never joins
  // a group of other places only. Codes of which one begins the other do not contradict each other; a group's place is the
  // narrowest that was told of its texts.
  std::uint32_t add(std::string_view title, std::string_view text, std::string_view place = {});
  // What is known of a text beside its group; made by any thread.
  struct Newcomer {
    Profile profile{};
    Aspects aspects{};
    std::string place{};
    std::vector<std::uint32_t> names{};  // terms of the names in its title
  };
  Newcomer newcomer(const Matter&, std::string_view place) const;
  // Adds many, on several threads. Up to 20,000 texts it is as if each were added after the other; from then on a 32nd of those that
  // stand look for their groups at once, and see of each other only what founded a group.
  void add(std::vector<Newcomer>);
  // The same for a text whose group is known: that of the text `with`, or one of its own where that is its own number.
  void restore(std::string_view title, std::string_view text, std::string_view place, std::uint32_t with);
  // What people decide about texts that stand already: two groups become one; a text leaves for a group of its own. The centre it
  // leaves stays as it was.
  void join(TextPair);
  void part(std::uint32_t text, std::string_view title, std::string_view words, std::string_view place);
  // Merges what has become alike. Not for every text; numbers of groups that are left stay.
  void merge();

  // Gives up its groups.
  std::vector<StandingGroup> take_groups();
  // A group that stands elsewhere, as if it were one text.
  void adopt(StandingGroup);

  std::size_t texts() const { return group_of_.size(); }
  bool are_together(TextPair pair) const { return group_of_[pair.one] == group_of_[pair.other]; }
  // A group's number is that of its oldest text: it stays when texts are added and when the same texts are grouped anew.
  std::vector<std::uint32_t> groups() const;
  // Likeness of a text and the centre of its group. REQUIRES: options.keeps_profiles.
  float closeness(std::uint32_t text) const;

 private:
  using Numbers = boost::container::small_vector<std::uint32_t, 2>;
  struct Group {
    Numbers members{};           // the oldest first
    std::vector<Weighed> sum{};  // of the members' profiles; of a single one the centre is it
    PackedProfile centre{};
    AspectTally aspects{};       // of the members' titles
    Numbers names{};             // terms of the names in them, the newest last
    Numbers places{};            // indexes into places_; none where no member's is known
    std::uint32_t centred_at = 0;// members when the centre was made
    bool has_moved = true;       // since merging looked at it
  };
  // What looks for a group: a text or another group.
  struct Seeker {
    const Profile& profile;
    const AspectTally& aspects;
    std::span<const std::uint32_t> places;
    std::span<const std::uint32_t> members;
    std::span<const std::uint32_t> names;
  };
  struct Found {
    std::int32_t group = -1;
    float alike = 0;
  };

  static std::size_t at_once(std::size_t standing);
  std::uint32_t place_number(std::string_view code);
  bool is_one_place(std::uint32_t a, std::uint32_t b) const;
  static void take_names(Group&, std::span<const std::uint32_t> names);
  bool may_hold(const Group&, std::span<const std::uint32_t> places) const;
  void take_place(Group&, std::uint32_t place) const;
  bool is_forbidden(std::uint32_t text, std::uint32_t group) const;
  void candidates(const Profile&, const Postings&, std::vector<std::uint32_t>& out) const;
  // The likest that is at least as like as `least`, the older of two.
  Found likest(const Seeker&, Found least, const Postings&) const;
  std::int32_t bound_group(std::uint32_t text) const;

  static std::vector<Weighed> sum_of(const Group& group) { return group.members.size() > 1 ? group.sum : unpacked(group.centre); }
  std::uint32_t found_group();
  void enter(std::uint32_t text, std::uint32_t group, Newcomer);
  void put(std::uint32_t text, std::uint32_t group, const Newcomer&);
  void add_at_once(std::span<Newcomer>);
  void merge_into(std::uint32_t target, std::uint32_t source);
  void centre(std::uint32_t group);
  void post(std::uint32_t group, Postings&, bool is_new) const;
  void post_all();
  struct Merging;
  bool merge_once(bool is_first);
  Found target_of(std::uint32_t group, Found least, const Postings&) const;

  const TermWeights& weights_;
  GroupingOptions options_;
  std::vector<Profile> profiles_{};
  std::vector<std::uint32_t> group_of_{};  // index into groups_ of each text
  std::vector<Group> groups_{};            // merged ones are empty
  Postings postings_;
  bool is_posted_ = true;                  // postings_ hold what groups_ are
  std::vector<std::string> places_{};
  std::map<std::string, std::uint32_t, std::less<>> place_numbers_{};
  std::multimap<std::uint32_t, std::uint32_t> musts_{};
  std::multimap<std::uint32_t, std::uint32_t> nots_{};
};

}  // namespace lianxin::likeness
