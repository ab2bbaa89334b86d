// Live changes: features say which journal rows concern whom, the hub pushes them to the open streams of GET /api/v1/stream.
// The source is the journal, so that changes made by another server process arrive too, within a second.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "platform/access/access.h"
#include "platform/db/store.h"
#include "platform/http/stream.h"
#include "platform/journal/settled.h"

namespace lianxin::http {

class Router;

struct LiveEvent {
  std::string topic;     // "ticket"
  std::string data;      // JSON of one line
  access::Verb reading;  // who carries it for the scope is told
  access::Scope scope;
};
// What a journal row means to those who watch; nothing when it means nothing. Called once a row, in a reading transaction.
using EventSource = std::function<Result<std::optional<LiveEvent>>(db::Reader&, const journal::Row&)>;

struct EventHubOptions {
  int max_streams = 500;
  int max_streams_of_account = 8;
  std::int64_t heartbeat_ms = 20'000;
  std::int64_t longest_ms = 10 * ms_per_minute;  // then the browser comes again, and its rights are looked at anew
  int poll_ms = 1'000;
};

class EventHub {
 public:
  EventHub(std::vector<EventSource> sources, EventHubOptions options = {});
  ~EventHub();
  EventHub(const EventHub&) = delete;
  EventHub& operator=(const EventHub&) = delete;

  void mount(Router&);
  // limited "base.too_many_streams".
  Result<std::shared_ptr<Stream>> open(const Actor&, Moment now);
  // Looks at what is new in the journal and tells it. The first call only finds the journal's end.
  Result<void> poll(db::Store&, Moment now);
  // Polls on a thread of its own until stop; stop closes the streams.
  void start(db::Store&);
  void stop();
  int open_streams() const;

 private:
  struct Watcher {
    Actor actor;
    std::shared_ptr<Stream> stream;
    Moment opened_at;
    Moment told_at;
  };
  Result<std::vector<LiveEvent>> new_events(db::Reader&);
  void tell(const std::vector<LiveEvent>&, Moment now);

  std::vector<EventSource> sources_;
  EventHubOptions options_;
  mutable std::mutex mutex_;
  std::vector<Watcher> watchers_;
  std::optional<journal::Position> position_;
  std::uint64_t next_id_ = 1;
  std::condition_variable wake_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace lianxin::http
