#include "tests/support/settling.h"

#include <chrono>
#include <thread>

#include "platform/journal/settled.h"

namespace lianxin::test {

void wait_until_settled(db::Store& store) {
  if (store.dialect() == db::Dialect::sqlite) return;
  for (int i = 0; i < 2'000; ++i) {
    const auto waiting = store.reading([](db::Reader& r) -> Result<std::int64_t> {
      const auto all = TRY(r.integer("select count(*) from journal", {}));
      return all - static_cast<std::int64_t>(TRY(journal::settled_after(r, {}, 1'000'000)).size());
    });
    if (!waiting || *waiting == 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace lianxin::test
