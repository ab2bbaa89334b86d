#include "features/audit/audit_jobs.h"

namespace lianxin::audit {

constexpr int seal_every_s = 60;

std::vector<TimedJob> audit_jobs() {
  return {{"audit.seal", seal_every_s, [](db::Store& store, Moment now) -> Result<int> {
             const auto sealed = TRY(store.transact([now](db::Writer& w) { return journal::seal(w, now); }));
             return static_cast<int>(sealed);
           }}};
}

}  // namespace lianxin::audit
