// A record as a search finds it: its words that are searched, never what is personal.
#pragma once

#include <cstdint>
#include <string>

#include "features/ledgers/ledger_record.h"

namespace lianxin::ledgers {

struct FoundRecord {
  RecordId id{};
  std::string ledger{};                   // key
  std::string ledger_zh{}, ledger_en{};
  std::string number{};
  std::string title{};
  std::string text{};
  std::string place{};                    // code
  Moment entered_at{};
  std::int64_t rank = 0;                  // greater is newer
};

struct SoughtRecord {
  std::string words{};
  std::string ledger{};                   // key; empty: all the asker reads
  std::int64_t before = 0;                // rank
  int most = 0;
};

}  // namespace lianxin::ledgers
