// Deployment: what is fixed for one installation while the server runs. Read from configuration and packs at start.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/moment.h"
#include "base/result.h"
#include "base/work_calendar.h"

namespace lianxin {

// Packs: data files by path below packs/ ("time_limits.json"); embedded, or from a folder that overrides them.
class Packs {
 public:
  Packs() = default;
  explicit Packs(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}
  // internal "base.pack_missing" {path}.
  Result<std::string_view> text(std::string_view path) const;
  const std::map<std::string, std::string, std::less<>>& files() const { return files_; }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

struct Deployment {
  Zone zone{};
  WorkCalendar calendar{};
  OfficeHours hours{};
  Packs packs{};
  std::string partition = "150700000000";  // code of the root place; first part of every table's key
  std::string public_address = "http://127.0.0.1:8311";
  std::string secret_key{};                // 32 bytes, from the key file: salts receipt codes, seals the identity vault
};

}  // namespace lianxin
