#include "platform/http/event_stream.h"

#include <algorithm>

#include "platform/http/router.h"
#include "platform/logging/logging.h"

namespace lianxin::http {

namespace {

const access::Verb watch{.name = "base.watch", .of_every_account = true};
constexpr int rows_at_once = 1000;

}  // namespace

EventHub::EventHub(std::vector<EventSource> sources, EventHubOptions options) : sources_(std::move(sources)), options_(options) {}

EventHub::~EventHub() { stop(); }

void EventHub::mount(Router& router) {
  router.get("/api/v1/stream", watch, [this](Call<db::Reader>& call) -> Result<Reply> {
    Reply reply{.content_type = "text/event-stream"};
    reply.stream = TRY(open(call.doing.by, call.doing.now));
    reply.headers.push_back({"cache-control", "no-store"});
    reply.headers.push_back({"x-accel-buffering", "no"});  // a proxy must not collect what is to be told at once
    return reply;
  });
}

Result<std::shared_ptr<Stream>> EventHub::open(const Actor& actor, Moment now) {
  const std::lock_guard lock(mutex_);
  std::erase_if(watchers_, [](const Watcher& watcher) { return watcher.stream->is_closed(); });
  const auto own = std::ranges::count(watchers_, actor.account, [](const Watcher& watcher) { return watcher.actor.account; });
  if (static_cast<int>(watchers_.size()) >= options_.max_streams || own >= options_.max_streams_of_account || ending_) {
    Error error = fail(Code::limited, "base.too_many_streams");
    error.retry_after_s = 30;
    return error;
  }
  auto stream = std::make_shared<Stream>();
  stream->push("retry: 3000\nevent: hello\ndata: {}\n\n");
  watchers_.push_back({actor, stream, now, now});
  return stream;
}

Result<std::vector<LiveEvent>> EventHub::new_events(db::Reader& reader) {
  std::vector<LiveEvent> out;
  const bool finding_the_end = !position_;
  journal::Position at = finding_the_end ? TRY(journal::sealed_until(reader)) : *position_;
  for (;;) {
    const auto rows = TRY(journal::settled_after(reader, at, rows_at_once));
    for (const journal::Settled& settled : rows) {
      at = settled.position;
      if (finding_the_end) continue;
      for (const EventSource& source : sources_) {
        if (auto event = TRY(source(reader, settled.row))) out.push_back(std::move(*event));
      }
    }
    if (rows.size() < rows_at_once) break;
  }
  position_ = at;
  return out;
}

Result<void> EventHub::poll(db::Store& store, Moment now) {
  const auto events = TRY(store.reading([&](db::Reader& reader) { return new_events(reader); }));
  tell(events, now);
  return {};
}

void EventHub::tell(const std::vector<LiveEvent>& events, Moment now) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> texts;
  for (const LiveEvent& event : events) {
    texts.push_back("id: " + std::to_string(next_id_++) + "\nevent: " + event.topic + "\ndata: " + event.data + "\n\n");
  }
  for (Watcher& watcher : watchers_) {
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (!access::may(watcher.actor, events[i].reading, events[i].scope)) continue;
      watcher.stream->push(texts[i]);
      watcher.told_at = now;
    }
    if (now - watcher.told_at >= options_.heartbeat_ms) {
      watcher.stream->push(": still here\n\n");
      watcher.told_at = now;
    }
    if (now - watcher.opened_at >= options_.longest_ms) watcher.stream->close();
  }
  std::erase_if(watchers_, [](const Watcher& watcher) { return watcher.stream->is_closed(); });
}

void EventHub::start(db::Store& store) {
  thread_ = std::thread([this, &store] {
    std::unique_lock lock(mutex_);
    while (!ending_) {
      lock.unlock();
      if (const auto done = poll(store, now_from_system_clock()); !done) {
        log::warning("live changes are late", {{"key", done.error().key}, {"detail", done.error().detail}});
      }
      lock.lock();
      wake_.wait_for(lock, std::chrono::milliseconds(options_.poll_ms), [this] { return ending_; });
    }
  });
}

void EventHub::stop() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    for (const Watcher& watcher : watchers_) watcher.stream->close();
    watchers_.clear();
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

int EventHub::open_streams() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(watchers_.size());
}

}  // namespace lianxin::http
