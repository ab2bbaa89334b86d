// Rows of a sheet become records by the rules of make_record, many at once: what is the same for all is looked up once.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "features/ledgers/entering_actions.h"
#include "features/ledgers/sheet_report.h"
#include "features/ledgers/sheet_store.h"

namespace lianxin::ledgers {

struct SheetEntry {
  std::int64_t row = 0;
  std::string place{};   // code; empty: of the entering unit
  Entries entries{};
  std::string state{};   // how far it is; empty: where records begin
  std::vector<FieldFault> faults{};  // of its cells, at "fields.KEY", "fields.funds[2].source"
};

struct RowOutcome {
  RowFate fate{};
  std::vector<FieldFault> faults{};
};

struct SheetWish {
  std::string batch{};
  bool change = false;   // records that are there and say otherwise
  std::string words{};   // what is said where a step wants words
};

class SheetRecords {
 public:
  // conflict ledgers.closed_for_entry; forbidden to who writes nowhere.
  static Result<SheetRecords> open(const db::Reader&, const Doing&, const LedgerBook&, CompiledType, SheetWish);

  // What would become of the rows. Rows of one sheet come in their order, each once.
  Result<std::vector<RowOutcome>> try_rows(const db::Reader&, const Doing&, std::vector<SheetEntry>&);
  // Makes it so, in the transaction of the writer.
  Result<std::vector<RowOutcome>> take_rows(db::Writer&, const Doing&, std::vector<SheetEntry>&);

 private:
  // What a record of a place begins with, or why there can be none.
  struct Home {
    Record record{};
    std::vector<FieldFault> faults{};
  };
  // What is to be written of some rows.
  struct Plan {
    std::vector<RowOutcome> outcomes{};
    std::vector<store::NewRow> fresh{};
    struct Edit { std::size_t row = 0; Record there{}; std::string fields{}; std::vector<std::string> steps{}; };
    std::vector<Edit> edits{};
    std::map<std::string, std::size_t> by_key{};  // of fresh ones
  };

  SheetRecords(const LedgerBook& book, CompiledType type, SheetWish wish) : book_(&book), type_(std::move(type)), wish_(std::move(wish)) {}
  Result<const Home*> home_of(const db::Reader&, const Doing&, const std::string& place);
  Result<Plan> decide(const db::Reader&, const Doing&, std::vector<SheetEntry>&, bool trying);
  Result<void> meet(const db::Reader&, const Doing&, const Record& there, const SheetEntry&, Plan&);
  Result<void> change(db::Writer&, const Doing&, const Plan::Edit&);
  // Whether an earlier row of the sheet has this business key already.
  bool is_again(const store::NewRow&, Plan&, bool trying);
  Result<void> give_numbers(db::Writer&, const Doing&, std::vector<store::NewRow>& fresh);

  const LedgerBook* book_;
  CompiledType type_;
  SheetWish wish_;
  std::shared_ptr<const tickets::Desk> desk_{};
  std::map<std::string, Home> homes_{};
  // Of rows that were only tried: what their records would say, by business key. Digests, so that a long sheet takes little.
  std::unordered_map<std::size_t, std::size_t> tried_{};
};

// Withdraws what the batch added and nobody has touched since. Gives how many it withdrew and how many stayed, of `most` records after
// `after`, which it moves on; empty when all were looked at.
struct Undone {
  std::int64_t withdrawn = 0, stayed = 0;
  std::string next{};
};
Result<Undone> undo_records(db::Writer&, const Doing&, const LedgerBook&, const CompiledType&, const std::string& batch, const std::string& after, std::string_view why);

}  // namespace lianxin::ledgers
