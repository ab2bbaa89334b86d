#include "platform/db/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

namespace lianxin::db {
namespace {

constexpr int pages = 64;  // written over again and again, as a log is
constexpr std::size_t page_bytes = 4096;

bool put(int file, const std::string& page, std::int64_t number) {
  const auto at = static_cast<off_t>(page_bytes) * (number % pages);
  return ::pwrite(file, page.data(), page.size(), at) == static_cast<ssize_t>(page_bytes) && ::fdatasync(file) == 0;
}

}  // namespace

Result<double> durable_pages_per_second(const std::string& folder, double seconds) {
  const int file = ::open((folder + "/page").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::string page(page_bytes, 'x');
  std::int64_t done = 0;
  bool good = file >= 0;
  for (; good && done < pages; ++done) good = put(file, page, done);
  done = 0;
  const auto begun = std::chrono::steady_clock::now();
  double passed = 0;
  for (; good && passed < seconds; ++done) {
    good = put(file, page, done);
    passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  }
  Error error = fail(Code::unavailable, "base.store_away");
  error.detail = folder + ": " + std::strerror(errno);
  if (file >= 0) ::close(file);
  if (!good) return error;
  return static_cast<double>(done) / passed;
}

}  // namespace lianxin::db
