// Pictures and papers of a record: kept before it, named by their digests in fields of kind `file`, seen by who sees the record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/ledgers/record_actions.h"
#include "platform/files/files.h"

namespace lianxin::ledgers {

constexpr std::size_t max_files = 12;  // of one field

// The errors of files::make_ready for papers. Slow: outside of any transaction.
Result<files::Ready> make_file_ready(const LedgerBook&, std::string_view content_type, std::string_view content);
// Kept for the asker until a record carries it, or for files::kept_unheld_days. forbidden to who does not write in this ledger;
// ledgers.closed_for_entry; the errors of files::keep.
Result<files::File> bring_file(db::Writer&, const Doing&, const LedgerBook&, const LedgerType&, const files::Ready&);

// A fault for each file that is not the record's already and was not brought by the asker in the last days: "fields.KEY[i]"
// ledgers.no_such_file; "fields.KEY" base.too_many {max}.
Result<void> check_files(const db::Reader&, const Doing&, const LedgerBook&, const LedgerType&, const Entries&, const Entries* before, Faults&);
// What the fields name belongs to the record, and nothing else does.
Result<void> hold_files(db::Writer&, const Doing&, const LedgerBook&, const LedgerType&, const Entries&, RecordId);
Result<std::vector<files::File>> files_of(const db::Reader&, const LedgerBook&, RecordId);

struct OpenedFile {
  files::File file{};
  std::string content{};
};
// What stands in a field that is not personal of a record that the asker sees, and what he brought himself in the last days; else not_found.
Result<OpenedFile> open_file(const db::Reader&, const Doing&, const LedgerBook&, std::string_view type, std::string_view digest);
// Of one record, also where it is about a resident: that it was opened is told in the journal. not_found.
Result<OpenedFile> open_personal_file(db::Writer&, const Doing&, const LedgerBook&, std::string_view type, RecordId, std::string_view digest);

}  // namespace lianxin::ledgers
