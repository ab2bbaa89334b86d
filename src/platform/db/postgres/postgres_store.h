// PostgresStore: a pool of connections; half of them serve the queue of writes, each on a thread of its own.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/db/postgres/postgres_connection.h"
#include "platform/db/store.h"
#include "platform/db/write_queue.h"

namespace lianxin::db {

class PostgresStore final : public Store {
 public:
  static Result<std::unique_ptr<Store>> open(const StoreOptions& options);
  ~PostgresStore() override;

  Dialect dialect() const override { return Dialect::postgres; }
  bool reads_locally() const override { return false; }
  Result<void> read(const ReadWork& work) override;
  void write(WriteWork work, Done done) override { queue_.push(std::move(work), std::move(done)); }
  void drain() override { queue_.drain(); }
  const StoreMetrics& metrics() const override { return metrics_; }
  Result<void> copy_to(const std::string& file) override;

 private:
  explicit PostgresStore(const StoreOptions& options);
  void serve();
  Result<void> write_once(PostgresConnection& connection, const WriteWork& work);
  Result<void> write_with_retries(PostgresConnection& connection, const WriteWork& work);
  Result<void> read_on(PostgresConnection& connection, const ReadWork& work);

  StoreMetrics metrics_;
  const std::string url_;
  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::vector<std::unique_ptr<PostgresConnection>> readers_;
  WriteQueue queue_;
  std::vector<std::thread> threads_;
};

}  // namespace lianxin::db
