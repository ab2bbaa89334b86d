#include "platform/feature/load_deployment.h"

#include <fcntl.h>
#include <unistd.h>

#include <boost/describe/class.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/crypto/random.h"
#include "platform/embedded/embedded.h"
#include "platform/json/json.h"

namespace lianxin {

namespace {

Error broken(const std::string& path, const Error& why) {
  const std::string what = why.fields.empty() ? why.key : why.fields.front().field + " " + why.fields.front().key;
  return fail(Code::internal, "base.pack_broken", {{"path", path}, {"why", what}});
}

Error broken(const std::string& path, const std::vector<FieldFault>& faults) { return broken(path, invalid(faults)); }

Error key_fault(const std::string& path, std::string why) {
  return fail(Code::internal, "base.key_file", {{"path", path}, {"why", std::move(why)}});
}

}  // namespace

Result<Packs> load_packs(const std::string& folder) {
  std::map<std::string, std::string, std::less<>> files;
  for (const EmbeddedFile& file : embedded_packs()) files.emplace(file.path, file.content);
  if (folder.empty()) return Packs(std::move(files));
  std::error_code ec;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, ec)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[std::filesystem::relative(entry.path(), folder).generic_string()] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  if (ec) return fail(Code::not_found, "base.pack_missing", {{"path", folder}});
  return Packs(std::move(files));
}

Result<std::vector<PublishedYear>> published_years(const Packs& packs) {
  std::vector<PublishedYear> out;
  for (const auto& [path, text] : packs.files()) {
    if (!path.starts_with("calendar/") || !path.ends_with(".json")) continue;
    auto year = json::read<PublishedYear>(text);
    if (!year) return broken(path, year.error());
    if (auto faults = faults_of(*year); !faults.empty()) return broken(path, faults);
    out.push_back(std::move(*year));
  }
  return out;
}

Result<Deployment> deployment_with(Packs packs) {
  Deployment out;
  std::vector<CalendarYear> years;
  for (const PublishedYear& year : TRY(published_years(packs))) years.push_back(days_of(year));
  out.calendar = WorkCalendar(std::move(years));
  out.packs = std::move(packs);
  return out;
}

Result<std::string> load_key_file(const std::string& path) {
  std::error_code ec;
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, ec);
  // Made whole under another name, so that a second server never reads half a key.
  if (!std::filesystem::exists(path, ec)) {
    const std::string key = crypto::random_bytes(32);
    const std::string made = path + "." + std::to_string(::getpid());
    const int file = ::open(made.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return key_fault(path, std::strerror(errno));
    const bool written = ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) return key_fault(path, std::strerror(errno));
    ::link(made.c_str(), path.c_str()) == 0 || errno == EEXIST ? ec.clear() : ec.assign(errno, std::generic_category());
    ::unlink(made.c_str());
    if (ec) return key_fault(path, ec.message());
  }
  std::ifstream in(path, std::ios::binary);
  std::string key(std::istreambuf_iterator<char>(in), {});
  if (key.size() != 32) return key_fault(path, key.empty() ? "it cannot be read" : "it does not hold 32 bytes");
  if ((std::filesystem::status(path, ec).permissions() & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) != std::filesystem::perms::none) {
    return key_fault(path, "others may read it; run: chmod 600 " + path);
  }
  return key;
}

}  // namespace lianxin
