#include "tests/support/server_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/support/http_client.h"

namespace lianxin::testing {
namespace {

std::string whole_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// In the child: both streams into the log, then the program. Never returns.
[[noreturn]] void become(const std::string& binary, const std::vector<std::string>& arguments, const std::string& folder,
                         const std::string& log, const std::vector<std::string>& environment) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that dies takes its server along
  const int out = open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
  if (!folder.empty() && chdir(folder.c_str()) != 0) _exit(126);
  // A day that the published work calendars cover, whenever the tests are run.
  setenv("LIANXIN_CLOCK", "2026-11-17T09:40:00+08:00", 0);
  for (const auto& pair : environment) putenv(const_cast<char*>(pair.c_str()));
  std::vector<char*> argv{const_cast<char*>(binary.c_str())};
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(binary.c_str(), argv.data());
  _exit(127);
}

}  // namespace

std::string default_binary() {
  if (const char* named = std::getenv("LIANXIN_BINARY")) return std::filesystem::absolute(named).string();
  return std::filesystem::absolute("build/release/lianxin").string();
}

std::string make_temporary_folder(const std::string& name) {
  std::string pattern = (std::filesystem::temp_directory_path() / ("lianxin-" + name + "-XXXXXX")).string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return pattern;
}

int free_port() {
  const int s = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(s, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      getsockname(s, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("no free port");
  close(s);
  return ntohs(address.sin_port);
}

ServerProcess::ServerProcess(ServerOptions options) : options_(std::move(options)) {
  if (options_.binary.empty()) options_.binary = default_binary();
  if (options_.folder.empty()) options_.folder = make_temporary_folder("server");
  port_ = free_port();
  log_path_ = options_.folder + "/server-" + std::to_string(port_) + ".log";
  spawn();
  wait_until_ready();
}

ServerProcess::~ServerProcess() { stop(); }

void ServerProcess::spawn() {
  std::vector<std::string> arguments{options_.command, "--listen", "127.0.0.1:" + std::to_string(port_)};
  if (!options_.db.empty()) arguments.insert(arguments.end(), {"--db", options_.db});
  arguments.insert(arguments.end(), options_.arguments.begin(), options_.arguments.end());
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("fork failed");
  if (pid_ == 0) become(options_.binary, arguments, options_.folder, log_path_, options_.environment);
}

void ServerProcess::wait_until_ready() {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(options_.ready_within_s);
  while (std::chrono::steady_clock::now() < end) {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = -1;
      throw std::runtime_error("the server ended while starting:\n" + output());
    }
    try {
      HttpClient client(port_);
      if (client.get("/readyz").status == 200) return;
    } catch (const std::runtime_error&) {
      // not listening yet
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  kill_hard();
  throw std::runtime_error("the server did not become ready:\n" + output());
}

std::string ServerProcess::output() const { return whole_file(log_path_); }

void ServerProcess::stop() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGTERM);
  for (int i = 0; i < 500; ++i) {
    if (waitpid(pid_, nullptr, WNOHANG) == pid_) {
      pid_ = -1;
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  kill_hard();
}

void ServerProcess::kill_hard() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

double ServerProcess::cpu_seconds() const {
  const std::string stat = whole_file("/proc/" + std::to_string(pid_) + "/stat");
  std::istringstream fields(stat.substr(stat.rfind(')') + 2));
  std::string skipped;
  for (int i = 3; i < 14; ++i) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

std::int64_t ServerProcess::resident_kb() const {
  std::istringstream lines(whole_file("/proc/" + std::to_string(pid_) + "/status"));
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("VmRSS:")) return std::stoll(line.substr(6));
  return 0;
}

CommandResult run_command(const std::string& binary, const std::vector<std::string>& arguments,
                          const std::string& folder) {
  const std::string log = make_temporary_folder("command") + "/output";
  const pid_t pid = fork();
  if (pid == 0) become(binary, arguments, folder, log, {});
  int status = 0;
  waitpid(pid, &status, 0);
  CommandResult result{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), whole_file(log)};
  std::filesystem::remove_all(std::filesystem::path(log).parent_path());
  return result;
}

}  // namespace lianxin::testing
