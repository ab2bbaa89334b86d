// ManyCredits: what a year of visits is worth, for filling a demonstration. The same as credit() of each in turn, but subjects that
// nobody was credited for before are put down once for all that was done.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "features/duties/credit_store.h"
#include "features/duties/duty_actions.h"
#include "features/links/live_link.h"

namespace lianxin::duties {

class ManyCredits {
 public:
  explicit ManyCredits(const Reckoning& reckoning) : reckoning_(reckoning) {}

  // Visits that were not credited before, some thousands in one transaction. Who sits where and which places have links is read
  // once for all that are credited by this one.
  Result<void> credit(db::Writer&, std::span<const VisitFacts>, Moment now);

 private:
  Result<std::vector<store::SeatedIn>> teams_of(const db::Reader&, const VisitFacts&);
  Result<std::vector<links::LiveLink>> links_of(const db::Reader&, const VisitFacts&);

  const Reckoning& reckoning_;
  std::map<PersonId, std::vector<store::SeatedIn>> seats_{};
  std::optional<std::set<std::string, std::less<>>> linked_places_{};
};

}  // namespace lianxin::duties
