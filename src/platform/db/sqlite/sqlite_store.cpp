#include "platform/db/sqlite/sqlite_store.h"

#include <algorithm>
#include <filesystem>

#include "platform/db/sqlite/search_feed.h"

namespace lianxin::db {
namespace {

// The log is emptied when it has these many pages of 4 KiB and nobody waits, at the latest when it has those.
constexpr int some_log_pages = 4000;
constexpr int many_log_pages = 16000;

Result<void> read_with(SqliteConnection& connection, const Store::ReadWork& work) {
  connection.forget_failure();
  auto done = connection.control("begin");
  if (done) {
    Reader reader(connection);
    done = guarded([&] { return work(reader); });
    if (done && connection.failure()) done = *connection.failure();
  }
  if (connection.in_transaction()) {
    const auto ended = connection.control("rollback");
    if (done && !ended) done = ended.error();
  }
  return done;
}

bool lost_with_disk(const Error& error) { return error.key == "base.store_full"; }

}  // namespace

Result<std::unique_ptr<Store>> SqliteStore::open(const std::string& path, const StoreOptions& options) {
  if (options.create_if_missing) {
    const auto folder = std::filesystem::path(path).parent_path();
    std::error_code ignored;  // opening the file says what is wrong
    if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  }
  auto lock = TRY(FileLock::take(path + ".lock"));
  auto writer = TRY(SqliteConnection::open(path, SqliteConnection::Use::writing, options.create_if_missing));
  Connections readers;
  for (int i = 0; i < std::max(1, options.readers); ++i) {
    readers.push_back(TRY(SqliteConnection::open(path, SqliteConnection::Use::reading, false)));
  }
  return std::unique_ptr<Store>(new SqliteStore(std::move(lock), std::move(writer), std::move(readers), options));
}

SqliteStore::SqliteStore(FileLock lock, std::unique_ptr<SqliteConnection> writer, Connections readers, const StoreOptions& options)
    : lock_(std::move(lock)),
      writer_(std::move(writer)),
      readers_(std::move(readers)),
      max_group_(static_cast<std::size_t>(std::max(1, options.max_group))),
      queue_(static_cast<std::size_t>(std::max(1, options.max_queued_writes)), metrics_),
      thread_([this] { serve(); }) {}

SqliteStore::~SqliteStore() {
  queue_.drain();
  thread_.join();
  readers_.clear();
  writer_.reset();  // the last to close: it folds the log into the file
}

// Reading.

std::unique_ptr<SqliteConnection> SqliteStore::take_reader() {
  std::unique_lock lock(readers_mutex_);
  reader_free_.wait(lock, [&] { return !readers_.empty(); });
  auto reader = std::move(readers_.back());
  readers_.pop_back();
  return reader;
}

void SqliteStore::give_back(std::unique_ptr<SqliteConnection> reader) {
  {
    const std::lock_guard lock(readers_mutex_);
    readers_.push_back(std::move(reader));
  }
  reader_free_.notify_one();
}

Result<void> SqliteStore::read(const ReadWork& work) {
  metrics_.reads.fetch_add(1, std::memory_order_relaxed);
  auto connection = take_reader();
  auto done = read_with(*connection, work);
  give_back(std::move(connection));
  return done;
}

Result<void> SqliteStore::read_beside(const std::string& path, const ReadWork& work) {
  const auto connection = TRY(SqliteConnection::open(path, SqliteConnection::Use::reading, false));
  return read_with(*connection, work);
}

// Writing.

void SqliteStore::serve() {
  while (queue_.wait()) {
    run_group();
    const int pages = writer_->log_pages();
    if (pages >= many_log_pages || (pages >= some_log_pages && queue_.is_empty())) writer_->checkpoint();
  }
}

void SqliteStore::run_group() {
  std::vector<Answer> group;
  writer_->forget_failure();
  kept_in_group_ = 0;
  if (const auto begun = writer_->control("begin immediate"); !begun) {
    while (group.size() < max_group_) {
      auto next = queue_.pop();
      if (!next) break;
      group.push_back({std::move(*next), begun.error()});
    }
    answer(group);
    return;
  }
  // Works that arrive meanwhile still join.
  while (group.size() < max_group_) {
    auto next = queue_.pop();
    if (!next) break;
    if (!run_one(std::move(*next), group)) break;
  }
  commit(group);
  answer(group);
}

// False when the whole transaction is lost.
bool SqliteStore::run_one(QueuedWrite write, std::vector<Answer>& group) {
  // While nothing in the transaction must be kept, undoing all of it is undoing this work: no savepoint needed.
  const bool own_savepoint = kept_in_group_ > 0;
  writer_->forget_failure();
  Result<void> done;
  if (own_savepoint) done = writer_->control("savepoint work");
  if (done) {
    Writer writer(*writer_);
    done = guarded([&] { return write.work(writer); });
    if (done && writer_->failure()) done = *writer_->failure();
  }
  if (done && own_savepoint) done = writer_->control("release work");
  if (done) {
    ++kept_in_group_;
    group.push_back({std::move(write), std::move(done)});
    return true;
  }
  bool lost = lost_with_disk(done.error()) || !writer_->in_transaction();
  if (!lost) lost = !undo_one(own_savepoint);
  const Error error = done.error();
  group.push_back({std::move(write), std::move(done)});
  if (!lost) return true;
  roll_back();
  Error others = lost_with_disk(error) ? error : fail(Code::unavailable, "base.store_full");
  for (auto& answer : group) {
    if (answer.result) answer.result = others;
  }
  kept_in_group_ = 0;
  return false;
}

Result<void> SqliteStore::undo_one(bool own_savepoint) {
  writer_->forget_failure();
  if (!own_savepoint) {
    TRY(writer_->control("rollback"));
    return writer_->control("begin immediate");
  }
  TRY(writer_->control("rollback to work"));
  return writer_->control("release work");
}

void SqliteStore::roll_back() {
  writer_->forget_failure();
  if (writer_->in_transaction()) (void)writer_->control("rollback");
}

void SqliteStore::commit(std::vector<Answer>& group) {
  if (kept_in_group_ == 0) return roll_back();
  auto done = feed_search();
  if (done) done = writer_->control("commit");
  if (done) {
    metrics_.commits.fetch_add(1, std::memory_order_relaxed);
    const auto size = static_cast<std::int64_t>(kept_in_group_);
    if (size > metrics_.largest_group.load(std::memory_order_relaxed)) metrics_.largest_group.store(size, std::memory_order_relaxed);
    return;
  }
  roll_back();
  // A constraint checked at commit: one of the works broke it, the others shall not suffer.
  if (done.error().code != Code::unavailable && kept_in_group_ > 1) return run_singly(group);
  for (auto& answer : group) {
    if (answer.result) answer.result = done.error();
  }
}

void SqliteStore::run_singly(std::vector<Answer>& group) {
  for (auto& answer : group) {
    if (!answer.result) continue;
    writer_->forget_failure();
    answer.result = writer_->control("begin immediate");
    if (!answer.result) continue;
    Writer writer(*writer_);
    answer.result = guarded([&] { return answer.write.work(writer); });
    if (answer.result && writer_->failure()) answer.result = *writer_->failure();
    if (answer.result) answer.result = feed_search();
    if (answer.result) answer.result = writer_->control("commit");
    if (answer.result) metrics_.commits.fetch_add(1, std::memory_order_relaxed);
    roll_back();
  }
}

// The index is fed once a group: each savepoint would make FTS5 write a segment of its own (five times the cost).
// What cannot be fed now stays queued in its table, unless the disk is full.
Result<void> SqliteStore::feed_search() {
  writer_->forget_failure();
  Writer writer(*writer_);
  if (!search_feed_waits(writer)) {
    writer_->forget_failure();  // before the first migration there is no such table
    return {};
  }
  TRY(writer_->control("savepoint feed"));
  auto fed = guarded([&] { return feed_search_index(writer); });
  if (fed) return writer_->control("release feed");
  if (lost_with_disk(fed.error()) || !writer_->in_transaction()) return fed;
  metrics_.search_faults.fetch_add(1, std::memory_order_relaxed);
  TRY(writer_->control("rollback to feed"));
  return writer_->control("release feed");
}

void SqliteStore::answer(std::vector<Answer>& group) {
  for (auto& one : group) {
    (one.result ? metrics_.writes : metrics_.failed_writes).fetch_add(1, std::memory_order_relaxed);
    one.write.done(std::move(one.result));
    one.write = {};
  }
  queue_.finished(group.size());
}

Result<void> SqliteStore::copy_to(const std::string& file) {
  auto connection = take_reader();
  connection->forget_failure();
  const Value args[] = {Value(file)};
  (void)connection->control("pragma query_only = off");  // it writes another file, but it does write
  auto done = connection->run("vacuum into $1", args);
  (void)connection->control("pragma query_only = on");
  give_back(std::move(connection));
  if (!done) return std::move(done).error();
  return {};
}

}  // namespace lianxin::db
