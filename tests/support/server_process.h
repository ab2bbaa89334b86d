// ServerProcess: the real binary, started on a free loopback port in a folder of its own, and stopped by its pid.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace lianxin::testing {

struct ServerOptions {
  std::string binary;                      // empty: $LIANXIN_BINARY, else build/release/lianxin
  std::string command = "serve";           // or "demo"
  std::string db;                          // "sqlite:…" or "postgresql://…"
  std::string folder;                      // working folder: key file, data
  std::vector<std::string> arguments{};    // more flags
  std::vector<std::string> environment{};  // NAME=VALUE
  int ready_within_s = 60;
};

class ServerProcess {
 public:
  // Starts and waits for /readyz. Throws std::runtime_error with the server's output when it does not come up.
  explicit ServerProcess(ServerOptions options);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  int port() const { return port_; }
  pid_t pid() const { return pid_; }
  std::string base_url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  std::string output() const;       // what it printed so far
  void stop();                      // SIGTERM, waits
  void kill_hard();                 // SIGKILL, waits
  double cpu_seconds() const;       // user and system time used so far
  std::int64_t resident_kb() const; // VmRSS

 private:
  void spawn();
  void wait_until_ready();
  ServerOptions options_;
  int port_ = 0;
  pid_t pid_ = -1;
  std::string log_path_;
};

// Runs the binary with a command to its end: exit status and what it printed (both streams).
struct CommandResult {
  int status = -1;
  std::string output;
};
CommandResult run_command(const std::string& binary, const std::vector<std::string>& arguments, const std::string& folder);

std::string default_binary();
// A new folder below the system's temporary one; removed by the caller or left for a look.
std::string make_temporary_folder(const std::string& name);
int free_port();

}  // namespace lianxin::testing
