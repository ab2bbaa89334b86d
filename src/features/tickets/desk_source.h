// DeskSource: gives out the desk as the rules in force make it. Never older than the reader's snapshot: a stamp in the database
// changes with every change of limits or calendar, so that a change holds at once on every server.
#pragma once

#include <memory>
#include <mutex>

#include "base/result.h"
#include "features/tickets/desk.h"

namespace lianxin::db {
class Reader;
}

namespace lianxin::tickets {

class DeskSource {
 public:
  // `packs`: the desk as the packs have it.
  explicit DeskSource(Desk packs) : packs_(std::make_shared<const Desk>(std::move(packs))) {}

  // Safe to call from many threads.
  Result<std::shared_ptr<const Desk>> at(const db::Reader&) const;
  // For what no rule changes: partition, lists, numbering.
  const Desk& packs() const { return *packs_; }

 private:
  std::shared_ptr<const Desk> packs_;
  mutable std::mutex mutex_;
  mutable std::int64_t stamp_ = 0;
  mutable std::shared_ptr<const Desk> last_;
};

}  // namespace lianxin::tickets
