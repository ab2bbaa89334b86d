// Imports of sheets as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "features/ledgers/ledger_type.h"
#include "features/ledgers/sheet_report.h"
#include "features/ledgers/sheet_store.h"
#include "platform/http/message.h"

namespace lianxin::ledgers {

std::string write_report(const LedgerType&, const SheetReport&, http::Language);
std::string write_batch(const Batch&, Zone);
std::string write_batches(const std::vector<Batch>&, Zone);

Result<std::vector<store::KeptColumn>> read_mapping(std::string_view body);
std::string write_mapping(std::string_view signature, const std::vector<store::KeptColumn>&);

enum class BatchCommand : std::uint8_t { cancel, undo };
BOOST_DESCRIBE_ENUM(BatchCommand, cancel, undo)
struct BatchCommandAsked {
  BatchCommand command{};
  std::string note{};
};
Result<BatchCommandAsked> read_batch_command(std::string_view body);

// The fault's words as people read them.
std::string words_of(const SheetFault&, http::Language);

}  // namespace lianxin::ledgers
