// Faults of the machine: two servers on one file, a full disk, an orderly stop in the middle of writing.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "tests/journeys/journey.h"
#include "tests/journeys/tables.h"
#include "tests/journeys/writing_load.h"

namespace lianxin::journeys {
namespace {

// A disk that can be full: a small file system in memory where we may mount one, else a limit on the size of files.
class SmallDisk {
 public:
  SmallDisk() : folder_(testing::make_temporary_folder("small-disk")) {}
  ~SmallDisk() {
    if (mounted_) umount2(folder_.c_str(), MNT_DETACH);
    std::filesystem::remove_all(folder_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  // Room for `bytes`; false when we are not allowed to.
  bool mount(std::uintmax_t bytes) {
    mounted_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, ("size=" + std::to_string(bytes)).c_str()) == 0;
    return mounted_;
  }
  void fill(pid_t server) {
    if (!mounted_) return limit(server, std::filesystem::file_size(folder_ + "/lianxin.db"));
    const int file = open(filler().c_str(), O_CREAT | O_WRONLY, 0600);
    off_t size = 0;
    for (const off_t step : {1 << 20, 1 << 16, 1 << 12})
      while (posix_fallocate(file, size, step) == 0) size += step;
    CHECK(size > 0);
    close(file);
  }
  void make_room(pid_t server) {
    if (!mounted_) return limit(server, RLIM_INFINITY);
    std::filesystem::remove(filler());
  }
  const std::string& folder() const { return folder_; }

 private:
  std::string filler() const { return folder_ + "/filler"; }
  static void limit(pid_t server, rlim_t bytes) {
    const rlimit files{bytes, RLIM_INFINITY};
    REQUIRE(prlimit(server, RLIMIT_FSIZE, &files, nullptr) == 0);
  }
  std::string folder_;
  bool mounted_ = false;
};

js::value some_words() {
  return {{"id", new_id()},       {"kind", "help"}, {"channel", "visit"},
          {"submitter", "staff"}, {"place", gacha}, {"text", "水泵坏了" + std::string(3000, '.')}};
}

TEST_CASE("a second server on the same file refuses to start, and says why") {
  Prefecture prefecture;
  prefecture.start();
  const auto second = prefecture.run({"serve", "--listen", "127.0.0.1:" + std::to_string(testing::free_port())});
  CHECK(second.status == 1);
  CAPTURE(second.output);
  CHECK((second.output.find("另一个服务正在使用同一个数据库文件") != std::string::npos ||
         second.output.find("same database file") != std::string::npos));
  CHECK(Visitor(prefecture.port()).get("/readyz").status == 200);
}

TEST_CASE("a full disk answers 503, reading goes on, and it recovers by itself") {
  Prefecture prefecture;
  SmallDisk disk;
  disk.mount(std::filesystem::file_size(prefecture.file()) * 2 + (16u << 20));
  const std::string token = prefecture.token_for("wulan");
  std::filesystem::copy(prefecture.folder(), disk.folder(),
                        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  testing::ServerOptions options;
  options.db = "sqlite:" + disk.folder() + "/lianxin.db";
  options.folder = disk.folder();
  testing::ServerProcess server(options);
  Visitor office(server.port());
  office.client().use_token(token);
  const std::string before = text_at(office.tell("/api/v1/tickets", some_words(), 201), "/id");

  disk.fill(server.pid());
  Answer full;
  for (int i = 0; i < 2000 && full.status != 503; ++i) full = office.post("/api/v1/tickets", some_words());
  INFO(full.text);
  REQUIRE(full.status == 503);
  CHECK(text_at(full.body, "/type").ends_with("base.store_full"));
  CHECK(std::stoi(full.http.header("retry-after")) >= 1);
  CHECK(office.get("/api/v1/tickets/" + before).status == 200);
  CHECK(office.get("/api/v1/tickets?limit=5").status == 200);
  CHECK(office.get("/healthz").status == 200);

  disk.make_room(server.pid());
  Answer again;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (again.status != 201 && std::chrono::steady_clock::now() < end) again = office.post("/api/v1/tickets", some_words());
  INFO(again.text);
  REQUIRE(again.status == 201);
  CHECK(office.get("/api/v1/tickets/" + text_at(again.body, "/id")).status == 200);
  const std::string file = disk.folder() + "/lianxin.db";
  CHECK(
      integer_of(
          file,
          "select count(*) from tickets t where t.version <> (select count(*) from ticket_events e where e.ticket_id = t.id)") ==
      0);
  server.stop();
  CHECK(texts_of(file, "pragma integrity_check") == std::vector<std::string>{"ok"});
}

TEST_CASE("SIGTERM drains: what was acknowledged is there, and the server ends in good order") {
  Prefecture prefecture;
  const std::string token = prefecture.token_for("wulan");
  prefecture.start();
  WritingLoad load(prefecture.port(), token, 6);
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  const auto begin = std::chrono::steady_clock::now();
  prefecture.server().stop();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(9));  // not killed after its patience
  load.stop();
  CHECK_MESSAGE(load.surprise().empty(), load.surprise());
  CHECK_FALSE(std::filesystem::exists(prefecture.file() + "-wal"));  // folded into the file
  const auto acknowledged = load.acknowledged();
  CHECK(acknowledged.size() > 5);
  const auto stored = texts_of(prefecture.file(), "select id from tickets");
  const std::set<std::string> there(stored.begin(), stored.end());
  int missing = 0;
  for (const auto& id : acknowledged) missing += !there.contains(id);
  CHECK(missing == 0);
}

}  // namespace
}  // namespace lianxin::journeys
