// Groups that people did not want as a problem.
#pragma once

#include <string_view>
#include <vector>

#include "features/voices/proposal.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::voices::store {

struct NewRefusal {
  std::int64_t group = 0;
  std::int64_t size = 0;  // requests that were seen
  std::string_view reason;
  PersonId person{};
  std::string_view person_name;
};
// In place of an earlier one for the same places.
Result<void> put_refusal(db::Writer&, std::string_view partition, const NewRefusal&, const std::vector<PathRange>&, Moment now);
// How many were taken back.
Result<std::int64_t> drop_refusal(db::Writer&, std::string_view partition, std::int64_t group, const std::vector<PathRange>&);
// Of these groups, the oldest first.
struct StoredRefusal {
  std::int64_t group = 0;
  PathRange places{};
  Refusal refusal{};
};
Result<std::vector<StoredRefusal>> list_refusals(const db::Reader&, std::string_view partition, const std::vector<std::int64_t>& groups);

// Voices of a problem that stand in one group with this one, the oldest first, at most `most`; without any, the oldest of all.
Result<std::vector<TicketId>> voices_beside(const db::Reader&, std::string_view partition, TicketId problem, TicketId voice, int most);

}  // namespace lianxin::voices::store
