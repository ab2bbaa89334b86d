// FileLock: keeps FILE.lock for one server. The system lets go of it when the process ends, however it ends.
#pragma once

#include <string>

#include "base/result.h"

namespace lianxin::db {

class FileLock {
 public:
  // conflict "base.store_in_use" {path} when another holds it.
  static Result<FileLock> take(const std::string& path);
  FileLock(FileLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace lianxin::db
