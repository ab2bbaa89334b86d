// Groups over what somebody may see.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "features/voices/proposal.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::voices::store {

constexpr int most_groups = 500;
constexpr int read_of_group = 60;   // its newest texts are read to tell what it is about
constexpr int read_beside = 300;    // the newest texts of all, to know what is said everywhere

// `where`: conditions over voices v and ticket_words_facts t whose $1 is the partition.
struct GroupsAsked {
  int least = 2;
  Shown shown = Shown::offered;
  Moment recent_from{};
  Moment before_from{};
};
// Those with the most who wait first (of all: the largest), at most most_groups; number, id, counts, times and path are filled in.
Result<std::vector<GroupProposal>> list_groups(const db::Reader&, db::Conditions where, const GroupsAsked&);
Result<std::vector<Member>> newest_members(const db::Reader&, db::Conditions where, const std::vector<std::int64_t>& groups);
Result<std::vector<Member>> newest_voices(const db::Reader&, db::Conditions where);
// By group, the most first.
Result<std::vector<std::pair<std::int64_t, PlaceCount>>> count_places(const db::Reader&, db::Conditions where, const std::vector<std::int64_t>& groups);
// Group, problem, how many; the most first.
struct LinkedCount {
  std::int64_t group = 0;
  TicketId problem{};
  std::int64_t count = 0;
};
Result<std::vector<LinkedCount>> count_linked(const db::Reader&, db::Conditions where, const std::vector<std::int64_t>& groups);
// Which of these the asker may see; `sight`: conditions over ticket_words_facts p whose $1 is the partition.
Result<std::vector<GroupProblem>> seen_problems(const db::Reader&, db::Conditions sight, const std::vector<TicketId>& ids);
// Code by path.
Result<std::map<std::string, std::string>> places_at(const db::Reader&, std::string_view partition, const std::vector<std::string>& paths);
// In the order of hearing, those above `after`.
Result<std::vector<Member>> members_after(const db::Reader&, db::Conditions where, std::int64_t group, std::int64_t after, int limit);

}  // namespace lianxin::voices::store
