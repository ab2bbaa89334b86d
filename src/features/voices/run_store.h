// Runs that group everything anew, and what people decided about pairs.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "features/voices/run.h"
#include "platform/db/db.h"

namespace lianxin::voices::store {

Result<std::int64_t> add_run(db::Writer&, std::string_view partition, Moment now, std::string_view asked_by);
// Waiting or running.
Result<std::optional<Run>> open_run(const db::Reader&, std::string_view partition);
Result<std::optional<Run>> last_run(const db::Reader&, std::string_view partition);
Result<std::int64_t> runs_done(const db::Reader&, std::string_view partition);
// False when it was cancelled meanwhile: then nothing is written.
Result<bool> save_run(db::Writer&, std::string_view partition, const Run&);

Result<void> add_pair(db::Writer&, std::string_view partition, const Pair&, Moment now);
// Of two that stood in one group and are not the same the one goes, and the group's others stay with `stays`: those, the oldest `most` of them,
// are not the same as it either, so that a run does not take them along. Words of people about them stand.
Result<void> keep_others(db::Writer&, std::string_view partition, TicketId goes, TicketId stays, Moment now, int most);
// These two are the same after all: what was kept apart because of them, or between their groups, by no word of people is so no more.
Result<void> drop_kept(db::Writer&, std::string_view partition, TicketId one, TicketId other);
Result<std::int64_t> last_pair(const db::Reader&, std::string_view partition);
// Decisions above `after`, in the order of deciding.
Result<std::vector<NumberedPair>> pairs_after(const db::Reader&, std::string_view partition, std::int64_t after);
// Whether people said of a member of one group and a member of the other that they are not the same.
Result<bool> are_parted(const db::Reader&, std::string_view partition, std::int64_t one_group, std::int64_t other_group);
Result<void> merge_groups(db::Writer&, std::string_view partition, std::int64_t into, std::int64_t from);
// Rows as the decision wants them; nothing while either waits to be placed.
Result<void> obey_pair(db::Writer&, std::string_view partition, const NumberedPair&);

}  // namespace lianxin::voices::store
