// SqliteStore: one writing connection on a thread of its own with group commit, and a pool of reading connections.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/db/sqlite/file_lock.h"
#include "platform/db/sqlite/sqlite_connection.h"
#include "platform/db/store.h"
#include "platform/db/write_queue.h"

namespace lianxin::db {

class SqliteStore final : public Store {
 public:
  // `path`: what follows "sqlite:" in the URL.
  static Result<std::unique_ptr<Store>> open(const std::string& path, const StoreOptions& options);
  // With a connection of its own, whoever holds the file.
  static Result<void> read_beside(const std::string& path, const ReadWork& work);
  ~SqliteStore() override;

  Dialect dialect() const override { return Dialect::sqlite; }
  bool reads_locally() const override { return true; }
  Result<void> read(const ReadWork& work) override;
  void write(WriteWork work, Done done) override { queue_.push(std::move(work), std::move(done)); }
  void drain() override { queue_.drain(); }
  const StoreMetrics& metrics() const override { return metrics_; }
  Result<void> copy_to(const std::string& file) override;

 private:
  struct Answer {
    QueuedWrite write;
    Result<void> result;
  };
  using Connections = std::vector<std::unique_ptr<SqliteConnection>>;

  SqliteStore(FileLock lock, std::unique_ptr<SqliteConnection> writer, Connections readers, const StoreOptions& options);
  void serve();
  void run_group();
  bool run_one(QueuedWrite write, std::vector<Answer>& group);
  Result<void> undo_one(bool own_savepoint);
  void commit(std::vector<Answer>& group);
  void run_singly(std::vector<Answer>& group);
  void roll_back();
  Result<void> feed_search();
  void answer(std::vector<Answer>& group);
  std::unique_ptr<SqliteConnection> take_reader();
  void give_back(std::unique_ptr<SqliteConnection> reader);

  StoreMetrics metrics_;
  FileLock lock_;
  std::unique_ptr<SqliteConnection> writer_;
  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  Connections readers_;
  const std::size_t max_group_;
  WriteQueue queue_;
  std::size_t kept_in_group_ = 0;  // works in the open transaction that must not be lost
  std::thread thread_;
};

}  // namespace lianxin::db
