#include "app/cli/bench_commands.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "app/cli/words.h"
#include "app/installation.h"
#include "features/identity/identity.h"
#include "platform/crypto/random.h"
#include "platform/db/disk.h"
#include "platform/http/dispatcher.h"
#include "platform/http/system_routes.h"
#include "platform/journal/journal.h"

namespace lianxin::app {

namespace {

constexpr int writers = 64;

class Folder {
 public:
  explicit Folder(const std::string& below) {
    std::string pattern = (std::filesystem::path(below) / "lianxin-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data())) path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// How often a second `once` can be done; it gives false when it failed.
template <class F>
Result<double> per_second(double seconds, F&& once) {
  const auto begun = std::chrono::steady_clock::now();
  const auto passed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(); };
  std::int64_t done = 0;
  do {
    if (!once()) return fail(Code::internal, "cli.bench_failed");
    ++done;
  } while (passed() < seconds);
  return static_cast<double>(done) / passed();
}

bool commit_one(Installation& house) {
  return house.store
      ->transact([&](db::Writer& w) { return journal::record(w, house.doing(), {.kind = "bench.commit", .subject_kind = "bench", .subject = "1"}); })
      .has_value();
}

// All writers together: commits that wait at the same time share one.
Result<double> commits(Installation& house, double seconds) {
  std::atomic<std::int64_t> rates{0};
  std::atomic<bool> good{true};
  std::vector<std::thread> threads;
  threads.reserve(writers);
  for (int i = 0; i < writers; ++i)
    threads.emplace_back([&] {
      const auto rate = per_second(seconds, [&] { return commit_one(house); });
      if (rate) rates += static_cast<std::int64_t>(*rate);
      else good = false;
    });
  for (auto& thread : threads) thread.join();
  if (!good) return fail(Code::internal, "cli.bench_failed");
  return static_cast<double>(rates.load());
}

// An administrator's token on the places of the demonstration.
Result<std::string> furnish(Installation& house) {
  for (const Feature& feature : house.features)
    if (feature.name == "places") TRY(feature.seed(*house.store, {.tickets = 0, .now = now_from_system_clock()}));
  const std::string& partition = house.deployment.partition;
  identity::NewAccount wanted{.login_name = "bench", .must_change_password = false};
  wanted.grants.push_back({.role = Role::administrator, .reach = Reach::subtree, .place = partition});
  TRY(identity::add_account(*house.store, house.doing(), partition, wanted, crypto::random_token()));
  TRY(house.store->gather_statistics());
  return TRY(identity::add_token(*house.store, house.doing(), partition, "bench", "bench", std::nullopt)).secret;
}

// The whole way of a request but the network.
struct Desk {
  explicit Desk(Installation& house) {
    for (const Feature& feature : house.features)
      if (feature.mount) feature.mount(router);
    http::mount_system(router, metrics, {.version = "", .pending = [] { return Result<std::vector<std::string>>(std::vector<std::string>()); }});
    dispatcher = std::make_unique<http::Dispatcher>(router, *house.store, http::DispatchOptions{.zone = house.config.zone, .limits = {}});
  }
  Result<double> answers(const std::string& path, const std::string& query, const std::string& token, double seconds) {
    http::Request request{.path = path, .query = query};
    if (!token.empty()) request.headers.push_back({"authorization", "Bearer " + token});
    return per_second(seconds, [&] { return dispatcher->answer(request).status == 200; });
  }
  http::Metrics metrics;
  http::Router router;
  std::unique_ptr<http::Dispatcher> dispatcher;
};

std::string number(double value, const char* form) {
  char text[32];
  std::snprintf(text, sizeof text, form, value);
  return text;
}

void tell(std::string_view key, double rate, double base) {
  std::printf("%s\n", say(key, {{"rate", number(rate, "%.0f")}, {"ratio", number(rate / base, "%.2f")}, {"writers", std::to_string(writers)}}).c_str());
  std::fflush(stdout);
}

Result<void> run(Config config, const std::string& below, double seconds) {
  TRY(check_packs(config));  // the texts
  const Folder folder(below);
  if (folder.path().empty()) return fail(Code::unavailable, "cli.cannot_write", {{"path", below}});
  config.db = "sqlite:" + folder.path() + "/bench.db";
  config.key_file = folder.path() + "/bench.key";
  const auto house = TRY(open_installation(config, Migrating::yes));
  const double page = TRY(db::durable_pages_per_second(folder.path(), seconds));
  tell("cli.bench_syncs", page, page);
  tell("cli.bench_commit", TRY(per_second(seconds, [&] { return commit_one(*house); })), page);
  tell("cli.bench_commits", TRY(commits(*house, seconds)), page);
  const std::string token = TRY(furnish(*house));
  Desk desk(*house);
  const double fixed = TRY(desk.answers("/api/v1/ping", "", "", seconds));
  tell("cli.bench_fixed", fixed, fixed);
  tell("cli.bench_record", TRY(desk.answers("/api/v1/places/" + config.partition, "", token, seconds)), fixed);
  tell("cli.bench_list", TRY(desk.answers("/api/v1/places", "limit=50", token, seconds)), fixed);
  return {};
}

}  // namespace

int measure_machine(const Config& config, const std::string& folder, double seconds) {
  const auto done_well = run(config, folder, seconds);
  return done_well ? done : report(done_well.error());
}

}  // namespace lianxin::app
