// Edition: one version of a book of rules; Book: one kind of rules that administrators may set.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/actor.h"
#include "base/result.h"

namespace lianxin::rulebook {

constexpr std::size_t longest_reason = 500;

// Who set it, when and why; of version 0, which is what the packs say, nobody.
struct Edition {
  std::int64_t version = 0;
  std::string content{};  // JSON as it is kept
  std::optional<Moment> at{};
  AccountId account{};
  std::string by_name{};
  std::string reason{};
};

struct Book {
  std::string name;     // "time_limits", "calendar"
  std::string pristine; // what is kept where nobody changed anything: version 0
  // Reads and checks a whole content as it is sent and gives what to keep of it; invalid with the path of every fault.
  std::function<Result<std::string>(std::string_view content)> checked;
  // What is in force by a kept content: with what the packs say where it says nothing.
  std::function<Result<std::string>(std::string_view kept)> whole;
};

}  // namespace lianxin::rulebook
