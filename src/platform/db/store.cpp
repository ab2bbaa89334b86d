#include "platform/db/store.h"

#include <future>

#include "platform/db/postgres/postgres_store.h"
#include "platform/db/sqlite/sqlite_store.h"

namespace lianxin::db {

Result<void> Store::write_and_wait(WriteWork work) {
  std::promise<Result<void>> promise;
  auto answer = promise.get_future();
  write(std::move(work), [&promise](Result<void> result) { promise.set_value(std::move(result)); });
  return answer.get();
}

Result<std::int64_t> Reader::integer(std::string_view sql, Args args) const {
  std::int64_t number = 0;
  bool first = true;
  TRY(select(sql, args, [&](const Row& row) {
    if (first) number = row.integer(0);
    first = false;
  }));
  return number;
}

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options) {
  const std::string_view url = options.url;
  constexpr std::string_view sqlite = "sqlite:";
  if (url.starts_with(sqlite) && url.size() > sqlite.size()) return SqliteStore::open(std::string(url.substr(sqlite.size())), options);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return PostgresStore::open(options);
  Error error = fail(Code::unavailable, "base.store_away");
  error.detail = "the store's URL must begin with sqlite: or postgresql://";
  return error;
}

Result<void> read_beside(const StoreOptions& options, const Store::ReadWork& work) {
  if (options.url.starts_with("sqlite:")) return SqliteStore::read_beside(options.url.substr(7), work);
  return TRY(open_store(options))->read(work);
}

Result<void> Store::gather_statistics() {
  return write_and_wait([](Writer& w) -> Result<void> {
    TRY(w.run("analyze", {}));
    return {};
  });
}

}  // namespace lianxin::db
