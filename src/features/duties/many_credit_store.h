// Credits, states and last visits by the thousand.
#pragma once

#include <span>
#include <vector>

#include "features/duties/credit_store.h"

namespace lianxin::duties::store {

struct Worth {
  Credit credit{};
  Uuid visit{};
  Day day{};
  Bearing bearing = Bearing::counts;
};
Result<void> add_credits(db::Writer&, std::string_view partition, std::span<const Worth>);

// Each of another subject.
struct NewState {
  const Rule* rule = nullptr;
  Period period{};
  std::string subject{};
  State state{};
};
// Those there was none of, and the tallies; gives those there was one of already: they stay as they are.
Result<std::vector<const NewState*>> add_states(db::Writer&, std::string_view partition, std::span<const NewState>);

// Each of another subject; as put_last_visit.
Result<void> put_last_visits(db::Writer&, std::string_view partition, std::span<const LastVisit>, Moment now);

}  // namespace lianxin::duties::store
