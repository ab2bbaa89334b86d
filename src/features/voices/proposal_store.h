// Groups over what somebody may see.
#pragma once

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
// The largest first, at most most_groups; number, id, counts and times are filled in.
Result<std::vector<GroupProposal>> list_groups(const db::Reader&, db::Conditions where, int least, Moment recent_from, Moment before_from);
Result<std::vector<Member>> newest_members(const db::Reader&, db::Conditions where, const std::vector<std::int64_t>& groups);
Result<std::vector<Member>> newest_voices(const db::Reader&, db::Conditions where);
// By group, the most first.
Result<std::vector<std::pair<std::int64_t, PlaceCount>>> count_places(const db::Reader&, db::Conditions where, const std::vector<std::int64_t>& groups);
// In the order of hearing, those above `after`.
Result<std::vector<Member>> members_after(const db::Reader&, db::Conditions where, std::int64_t group, std::int64_t after, int limit);

}  // namespace lianxin::voices::store
