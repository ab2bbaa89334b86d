// ImportResult: what came of one file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/id.h"
#include "base/moment.h"
#include "base/result.h"

namespace lianxin::imports {

using ImportId = Id<struct Import>;

constexpr std::size_t max_kept_faults = 1'000;

// One thing wrong with one row. `line` counts from 1, the head line being the first.
struct ImportFault {
  std::int64_t line = 0;
  std::string field{};     // column, empty when the whole row is meant
  std::string key{};       // message key
  std::vector<Arg> args{};
};

struct ImportResult {
  ImportId id{};
  std::string kind{};
  bool dry_run = false;
  AccountId account{};
  Moment started_at{};
  std::int64_t rows = 0;       // without the head line
  std::int64_t created = 0;
  std::int64_t unchanged = 0;
  std::int64_t failed = 0;     // rows with at least one fault
  std::vector<ImportFault> errors{};
};

}  // namespace lianxin::imports
