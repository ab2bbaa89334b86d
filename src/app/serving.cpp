#include "app/serving.h"

#include <csignal>

#include "app/version.h"
#include "platform/db/migrations.h"
#include "platform/embedded/embedded.h"
#include "platform/http/batch.h"
#include "platform/http/pages.h"
#include "platform/http/server.h"
#include "platform/http/system_routes.h"
#include "platform/jobs/runner.h"
#include "platform/logging/logging.h"

namespace lianxin::app {

namespace {

std::vector<http::EventSource> sources_of(const std::vector<Feature>& features) {
  std::vector<http::EventSource> out;
  for (const Feature& feature : features) out.insert(out.end(), feature.events.begin(), feature.events.end());
  return out;
}

std::vector<TimedJob> jobs_of(const std::vector<Feature>& features) {
  std::vector<TimedJob> out = jobs::platform_jobs();
  for (const Feature& feature : features) out.insert(out.end(), feature.jobs.begin(), feature.jobs.end());
  return out;
}

std::vector<Reaction> reactions_of(const std::vector<Feature>& features) {
  std::vector<Reaction> out;
  for (const Feature& feature : features) out.insert(out.end(), feature.reactions.begin(), feature.reactions.end());
  return out;
}

void measure(http::Metrics& metrics, db::Store& store) {
  const auto gauge = [&](std::string_view name, std::string_view help, const std::atomic<std::int64_t>& value) {
    metrics.gauge(name, help, [&value] { return static_cast<double>(value.load()); });
  };
  const db::StoreMetrics& counts = store.metrics();
  gauge("lianxin_store_reads", "Reading transactions so far", counts.reads);
  gauge("lianxin_store_writes", "Writes committed so far", counts.writes);
  gauge("lianxin_store_failed_writes", "Writes answered with an error so far", counts.failed_writes);
  gauge("lianxin_store_commits", "Commits so far: writes a commit is the mean size of a group", counts.commits);
  gauge("lianxin_store_queued_writes", "Writes waiting now", counts.queued_writes);
  gauge("lianxin_store_largest_group", "Most writes in one commit so far", counts.largest_group);
}

}  // namespace

struct Serving::State {
  explicit State(Installation& i) : installation(i), hub(sources_of(i.features)), runner(*i.store, jobs_of(i.features), reactions_of(i.features)) {}

  Result<void> mount() {
    for (const Feature& feature : installation.features) {
      if (feature.mount) feature.mount(router);
    }
    http::mount_batch(router);
    hub.mount(router);
    auto migrations = TRY(db::embedded_migrations(installation.store->dialect()));
    http::mount_system(router, metrics, {.version = std::string(version), .pending = [this, migrations = std::move(migrations)] {
                                           return db::pending_migrations(*installation.store, migrations);
                                         }});
    return {};
  }

  Installation& installation;
  http::Metrics metrics;
  http::Router router;
  http::EventHub hub;
  jobs::Runner runner;
  std::unique_ptr<http::Dispatcher> dispatcher;
  std::unique_ptr<http::Server> server;
  bool running = false;
};

Serving::Serving(Installation& installation) : state_(std::make_unique<State>(installation)) {}

Serving::~Serving() { stop(); }

Result<int> Serving::start() {
  State& s = *state_;
  const Config& config = s.installation.config;
  TRY(s.mount());
  measure(s.metrics, *s.installation.store);
  http::DispatchOptions options{.zone = config.zone, .reader_threads = config.readers, .metrics = &s.metrics};
  options.pages = [](const http::Request& request) { return http::page_for(embedded_web(), request); };
  if (!config.rate_limits) options.limits.clear();
  s.dispatcher = std::make_unique<http::Dispatcher>(s.router, *s.installation.store, std::move(options));
  s.server = std::make_unique<http::Server>(*s.dispatcher, http::ServerOptions{.address = config.listen_address, .port = config.listen_port,
                                                                               .threads = config.threads, .hosts = config.hosts,
                                                                               .trust_forwarded = config.trust_forwarded,
                                                                               .https = config.public_address.starts_with("https:")});
  s.metrics.gauge("lianxin_http_connections", "Open connections", [&s] { return static_cast<double>(s.server->connections()); });
  s.metrics.gauge("lianxin_http_streams", "Open streams of live changes", [&s] { return static_cast<double>(s.hub.open_streams()); });
  const int port = TRY(s.server->start());
  s.hub.start(*s.installation.store);
  s.runner.start();
  s.running = true;
  return port;
}

void Serving::stop() {
  State& s = *state_;
  if (!std::exchange(s.running, false)) return;
  s.hub.stop();
  s.server->stop();
  s.runner.stop();
  s.installation.store->drain();
  s.dispatcher.reset();
  s.server.reset();
}

Result<void> serve_until_told(Installation& installation, const std::function<void(const std::string&)>& ready) {
  // Blocked before any thread is made, so that only this one gets them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is a full disk, not an end
  log::start(installation.config.log_level, true);
  Serving serving(installation);
  const int port = TRY(serving.start());
  log::info("serving", {{"address", installation.config.listen_address}, {"port", port}});
  ready(installation.config.listen_port == 0 ? "http://" + installation.config.listen_address + ":" + std::to_string(port)
                                             : installation.config.public_address);
  int signal = 0;
  sigwait(&signals, &signal);
  log::info("ending", {{"signal", signal}});
  serving.stop();
  log::info("ended");
  log::flush();
  return {};
}

}  // namespace lianxin::app
