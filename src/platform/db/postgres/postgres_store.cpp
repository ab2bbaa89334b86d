#include "platform/db/postgres/postgres_store.h"

#include <algorithm>
#include <chrono>
#include <random>

namespace lianxin::db {
namespace {

// What a rule may rely on must be the same as with SQLite's single writer: as if one work followed the other.
constexpr std::string_view begin_writing = "begin isolation level serializable";
constexpr std::string_view begin_reading = "begin isolation level repeatable read read only";
constexpr int max_tries = 8;

// Two works that met shall not meet again: 1 … 2^n milliseconds.
void pause_before_try(int tries) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const int most_us = 1000 << std::min(tries, 6);
  std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(500, most_us)(random)));
}

}  // namespace

Result<std::unique_ptr<Store>> PostgresStore::open(const StoreOptions& options) {
  PostgresConnection probe(options.url);
  TRY(probe.begin(begin_reading));
  return std::unique_ptr<Store>(new PostgresStore(options));
}

PostgresStore::PostgresStore(const StoreOptions& options)
    : url_(options.url), queue_(static_cast<std::size_t>(std::max(1, options.max_queued_writes)), metrics_) {
  const int writers = std::max(2, options.readers / 2);
  for (int i = 0; i < std::max(1, options.readers - writers); ++i) readers_.push_back(std::make_unique<PostgresConnection>(url_));
  for (int i = 0; i < writers; ++i) threads_.emplace_back([this] { serve(); });
}

PostgresStore::~PostgresStore() {
  queue_.drain();
  for (auto& thread : threads_) thread.join();
}

Result<void> PostgresStore::read_on(PostgresConnection& connection, const ReadWork& work) {
  TRY(connection.begin(begin_reading));
  Reader reader(connection);
  auto done = guarded([&] { return work(reader); });
  if (done && connection.failure()) done = *connection.failure();
  if (connection.failure()) connection.roll_back();
  else connection.end_reading();
  return done;
}

Result<void> PostgresStore::read(const ReadWork& work) {
  metrics_.reads.fetch_add(1, std::memory_order_relaxed);
  std::unique_lock lock(readers_mutex_);
  reader_free_.wait(lock, [&] { return !readers_.empty(); });
  auto connection = std::move(readers_.back());
  readers_.pop_back();
  lock.unlock();
  auto done = read_on(*connection, work);
  for (int tries = 1; !done && connection->may_be_retried() && tries < 3; ++tries) done = read_on(*connection, work);
  lock.lock();
  readers_.push_back(std::move(connection));
  lock.unlock();
  reader_free_.notify_one();
  return done;
}

Result<void> PostgresStore::write_once(PostgresConnection& connection, const WriteWork& work) {
  TRY(connection.begin(begin_writing));
  Writer writer(connection);
  auto done = guarded([&] { return work(writer); });
  if (done && connection.failure()) done = *connection.failure();
  if (!done) {
    connection.roll_back();
    return done;
  }
  done = connection.commit();
  if (done) metrics_.commits.fetch_add(1, std::memory_order_relaxed);
  return done;
}

Result<void> PostgresStore::write_with_retries(PostgresConnection& connection, const WriteWork& work) {
  for (int tries = 1;; ++tries) {
    auto done = write_once(connection, work);
    if (done || !connection.may_be_retried() || tries >= max_tries) return done;
    metrics_.retries.fetch_add(1, std::memory_order_relaxed);
    pause_before_try(tries);
  }
}

void PostgresStore::serve() {
  PostgresConnection connection(url_);
  while (queue_.wait()) {
    auto next = queue_.pop();
    if (!next) continue;
    auto done = write_with_retries(connection, next->work);
    (done ? metrics_.writes : metrics_.failed_writes).fetch_add(1, std::memory_order_relaxed);
    next->done(std::move(done));
    next.reset();
    queue_.finished(1);
  }
}

Result<void> PostgresStore::copy_to(const std::string&) { return fail(Code::unsupported, "base.copy_by_pg_dump"); }

}  // namespace lianxin::db
