// A file that is gone when its owner is.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "base/result.h"

namespace lianxin::sheets {

class TemporaryFile {
 public:
  // An empty file nobody else can read. Fails with unavailable "sheets.no_room".
  static Result<TemporaryFile> create(const std::filesystem::path& folder = std::filesystem::temp_directory_path());
  TemporaryFile(TemporaryFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFile& operator=(TemporaryFile&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
  }
  ~TemporaryFile();
  const std::filesystem::path& path() const { return path_; }
  Result<std::string> bytes() const;

 private:
  explicit TemporaryFile(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace lianxin::sheets
