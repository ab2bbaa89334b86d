#include "features/ledgers/sheet_import_routes.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "features/ledgers/entry_store.h"
#include "features/ledgers/sheet_cells_routes.h"
#include "features/ledgers/sheet_pieces_actions.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"
#include "platform/sheets/table_rows.h"

namespace lianxin::ledgers {

struct BatchDetail {
  std::string ledger{};
  std::string file{};
  SheetCounts counts{};
};
BOOST_DESCRIBE_STRUCT(BatchDetail, (), (ledger, file, counts))

namespace {

using namespace sheets;

// 2014年 of a title: the year of dates that say none.
std::optional<int> year_in(std::string_view title) {
  const auto at = title.find("年");
  if (at == std::string_view::npos || at < 4) return std::nullopt;
  int year = 0;
  for (const char c : title.substr(at - 4, 4)) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  return year >= 1900 && year < 2200 ? std::optional(year) : std::nullopt;
}

std::string told(const Cell& cell) { return shortened(cell.kind == CellKind::formula ? "=" : cell.text, 100); }

// The table of one sheet: found once, read as often as needed.
class Table {
 public:
  static Result<Table> find(const db::Reader& r, const LedgerBook& book, const LedgerType& type, const SheetFile& file, const SheetAsked& asked) {
    Table out{TRY(SheetBook::open(file))};
    out.name = file.name;
    SheetReport& told = out.report;
    for (const auto& each : out.book_.sheets()) told.sheets.push_back(each.name);
    out.sheet_ = asked.sheet.empty() ? std::max(0, out.book_.first_visible()) : out.book_.is_workbook() ? out.book_.sheet_named(asked.sheet) : -1;
    if (out.sheet_ < 0 || told.sheets.empty()) return invalid_field("sheet", "ledgers.no_such_sheet", {{"value", shortened(asked.sheet, 40)}});
    told.sheet = told.sheets[static_cast<std::size_t>(out.sheet_)];
    out.merged_ = TRY(out.book_.merged(out.sheet_));
    std::vector<KeptRow> first;
    TRY(out.book_.read(out.sheet_, [&](const Row& row) { return first.emplace_back(row), first.size() < rows_to_look_at; }));
    if (first.empty()) return fail(Code::invalid, "ledgers.sheet_empty", {{"sheet", told.sheet}});
    const auto wanted = wanted_of(type);
    out.mapping_ = find_table(first, out.merged_, wanted);
    if (out.mapping_.head_first_row == 0) return fail(Code::invalid, "ledgers.sheet_no_head", {{"sheet", told.sheet}, {"names", out.names_of(type)}});
    TRY(out.settle(r, book, type));
    out.sample(first);
    return out;
  }

  const TableMapping& mapping() const { return mapping_; }
  std::span<const MergedRange> merged() const { return merged_; }
  Result<void> read(const RowSink& sink) { return book_.read(sheet_, sink); }

  SheetReport report{};
  std::string name{};  // of the file

 private:
  explicit Table(SheetBook book) : book_(std::move(book)) {}

  static std::string names_of(const LedgerType& type) {
    std::string out;
    int n = 0;
    for (const Field& field : type.fields)
      if (is_wanted(field) && n++ < 6) out += (out.empty() ? "" : "、") + field.zh;
    return out;
  }

  Result<void> settle(const db::Reader& r, const LedgerBook& book, const LedgerType& type) {
    report.title = shortened(mapping_.title, 200);
    report.unit = mapping_.unit;
    report.head_first_row = mapping_.head_first_row;
    report.head_last_row = mapping_.head_last_row;
    part_heads(type, mapping_);
    const bool says_unit = money_unit_in(mapping_.unit) > 0;
    for (auto& each : mapping_.columns) {
      const Field* field = field_of(type, target_of(type, each.key));
      if (type.sheet.wan && !says_unit && field && field->kind == FieldKind::money && money_unit_in(each.head) == 0) each.factor = 10'000;
    }
    report.columns = columns_of(mapping_);
    report.signature = signature_of(report.columns, mapping_.unit);
    if (const auto kept = TRY(store::find_mapping(r, book.partition, type.key, report.signature))) {
      report.kept_mapping = true;
      mend(type, *kept, report.columns, mapping_);
    }
    for (const SheetColumn& each : report.columns) report.confidence += each.confidence / static_cast<double>(report.columns.size());
    std::ranges::stable_sort(mapping_.columns, {}, &MappedColumn::column);
    report.missing = missing_of(type, report.columns);
    return {};
  }

  void sample(const std::vector<KeptRow>& first) {
    for (const KeptRow& row : first) {
      if (row.number <= report.head_last_row) continue;
      for (const auto& cell : row.cells) {
        for (SheetColumn& column : report.columns)
          if (column.column == cell.column && column.samples.size() < sample_cells && !cell.text.empty()) column.samples.push_back(shortened(cell.text, 40));
      }
    }
  }

  SheetBook book_;
  int sheet_ = -1;
  std::vector<MergedRange> merged_{};
  TableMapping mapping_{};
};

// One pass over the rows: in pieces, each tried or taken.
class Pass {
 public:
  Pass(db::Store& store, const Doing& doing, const LedgerBook& book, const CompiledType& type, const SheetAsked& asked, Table& table, std::string path)
      : store_(store), doing_(doing), book_(book), type_(type), asked_(asked), table_(table), report_(table.report), rows_(table.mapping(), table.merged()),
        cells_(book, type->type, mapped(), std::move(path), year_in(table.mapping().title)) {
    for (const SheetColumn& each : mapped()) {
      const SheetTarget target = target_of(type->type, each.field);
      at_.emplace_back(fault_path(type->type, target), each.column);
      of_table_.push_back(target.column >= 0 && target.choice < 0);
    }
  }

  Result<SheetReport> run(Batch* batch) {
    batch_ = batch;
    records_.emplace(TRY(store_.reading([&](db::Reader& r) { return SheetRecords::open(r, doing_, book_, type_, {batch ? batch->id : "", asked_.change, "据表格“" + table_.name + "”"}); })));
    if (!batch) {
      TRY(read_all());
      return report_;
    }
    pieces_.emplace(store_, doing_, book_.partition, *records_);
    const auto read = read_all();
    const auto ended = end_piece();  // of a sheet that breaks off too, what was taken is counted
    batch->counts = report_.counts;
    TRY(read);
    TRY(ended);
    return report_;
  }

 private:
  Result<void> read_all() {
    std::optional<Error> failed;
    TRY(table_.read([&](const Row& row) {
      take(row);
      if (pending_.size() <= rows_at_once) return true;
      Kept last = std::move(pending_.back());  // the next row may go on with it
      pending_.pop_back();
      if (auto done = settle(); !done) failed = std::move(done).error();
      pending_.push_back(std::move(last));
      return !failed && !report_.cancelled;
    }));
    if (failed) return *std::move(failed);
    return report_.cancelled ? Result<void>{} : settle();
  }

  struct KeptLine {
    std::int64_t row = 0;
    std::vector<KeptRow::KeptCell> cells{};
  };
  // The rows of the sheet that make one record, and where its tables' rows stand.
  struct Kept {
    std::vector<KeptLine> rows{};
    std::string bad{};  // what is wrong with the first one as a whole
    std::vector<SheetLine> lines{};
    std::string typed{};  // what it is taken for, as JSON; of the preview
  };

  std::vector<SheetColumn> mapped() const {
    std::vector<SheetColumn> out;
    for (const SheetColumn& each : table_.report.columns)
      if (!each.field.empty()) out.push_back(each);
    return out;
  }

  void take(const Row& row) {
    const TakenRow taken = rows_.take(row);
    if (!taken.skipped.empty() && row.fault.empty()) return skip(row, std::string(taken.skipped));
    if (taken.skipped.empty() && is_of_no_record(taken.cells)) return skip(row, "ledgers.sheet_row_skipped");
    const bool goes_on = row.fault.empty() && !pending_.empty() && continues(pending_.back(), taken.cells);
    if (!goes_on) pending_.push_back({.bad = std::string(row.fault)});
    auto& kept = pending_.back().rows.emplace_back();
    kept.row = row.number;
    if (goes_on) skip(row, "ledgers.sheet_row_goes_on");
    if (!row.fault.empty()) return;
    for (const Cell& cell : taken.cells) kept.cells.push_back({cell.column, cell.kind, std::string(cell.text)});
  }

  // A row that says something of a table only: the rest is empty, or merged with the row above, or says the same. A row that says the
  // very same as one of the record's is no further line of it, but there twice.
  bool continues(const Kept& above, std::span<const Cell> cells) const {
    if (!above.bad.empty() || above.rows.size() >= max_rows) return false;
    const auto& first = above.rows.front().cells;
    bool says_line = false, stands_on = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (of_table_[i]) {
        says_line = says_line || !cells[i].text.empty();
        continue;
      }
      if (!cells[i].text.empty() && cells[i].text != first[i].text) return false;
      stands_on = stands_on || !first[i].text.empty();
    }
    const auto is_same = [&](const KeptLine& line) {
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (of_table_[i] && cells[i].text != line.cells[i].text) return false;
      return true;
    };
    return says_line && stands_on && std::ranges::none_of(above.rows, is_same);
  }

  void skip(const Row& row, std::string why) {
    if (row.number <= table_.mapping().head_last_row) return;
    ++report_.counts.skipped;
    if (report_.skipped.size() < told_skipped) report_.skipped.push_back({row.number, std::move(why)});
  }

  // Words that the type declares: rows of these are no records.
  bool is_of_no_record(std::span<const Cell> cells) const {
    for (const std::string& word : type_->type.sheet.skip)
      for (const Cell& cell : cells)
        if (cell.kind == CellKind::text && trimmed(cell.text) == word) return true;
    return false;
  }

  Result<std::vector<SheetEntry>> read_pending(const db::Reader& r) {
    std::vector<SheetEntry> out;
    std::vector<std::vector<Cell>> cells;
    std::vector<SheetCellsOfRow> rows;
    for (Kept& each : pending_) {
      if (cells.size() < each.rows.size()) cells.resize(each.rows.size());
      rows.clear();
      for (std::size_t i = 0; i < each.rows.size(); ++i) {
        cells[i].clear();
        for (const auto& cell : each.rows[i].cells) cells[i].push_back({cell.column, cell.kind, cell.text});
        rows.push_back({each.rows[i].row, cells[i]});
      }
      out.push_back(TRY(cells_.read(r, rows, asked_.place)));
      each.lines = cells_.lines();
      if (!each.bad.empty()) out.back().faults.push_back({"", each.bad, {}});
      if (!batch_ && report_.preview.size() + out.size() <= preview_rows) each.typed = store::write_entries(type_->type, out.back().entries);
    }
    return out;
  }

  Result<void> settle() {
    if (pending_.empty()) return {};
    auto entries = TRY(store_.reading([&](db::Reader& r) { return read_pending(r); }));
    if (batch_) {
      TRY(end_piece());
      if (report_.cancelled) return {};
      batch_->counts = report_.counts;
      in_store_ = std::exchange(pending_, {});
      pieces_->begin(std::move(entries), *batch_);
      return {};
    }
    const auto outcomes = TRY(store_.reading([&](db::Reader& r) { return records_->try_rows(r, doing_, entries); }));
    for (std::size_t i = 0; i < outcomes.size(); ++i) tell(pending_[i], outcomes[i]);
    pending_.clear();
    return {};
  }

  // Of the piece that the store was given, if any.
  Result<void> end_piece() {
    if (!pieces_->has_begun()) return {};
    const auto outcomes = TRY(pieces_->end());
    report_.cancelled = !outcomes;
    if (outcomes)
      for (std::size_t i = 0; i < outcomes->size(); ++i) tell(in_store_[i], (*outcomes)[i]);
    return {};
  }

  void tell(const Kept& row, const RowOutcome& outcome) {
    count(report_.counts, outcome.fate);
    for (const KeptLine& line : row.rows) {
      if (report_.preview.size() >= preview_rows) break;
      auto& shown = report_.preview.emplace_back(SheetRow{line.row, outcome.fate, {}, batch_ || &line != row.rows.data() ? "{}" : row.typed});
      for (const auto& cell : line.cells) shown.cells.push_back(told({cell.column, cell.kind, cell.text}));
    }
    for (const FieldFault& fault : outcome.faults) {
      ++report_.fault_count;
      if (report_.faults.size() >= asked_.most_faults) continue;
      const auto [line, column] = cell_of(row, fault.field);
      report_.faults.push_back({line, column, fault.field, fault.key, fault.args});
    }
  }

  // The row and the column of the sheet that a fault is of; -1: of none.
  std::pair<std::int64_t, int> cell_of(const Kept& row, std::string_view field) const {
    const auto column_called = [&](std::string_view name, bool begins) {
      const auto at = std::ranges::find_if(at_, [&](const auto& each) { return begins ? each.first.starts_with(name) : each.first == name; });
      return at == at_.end() ? -1 : at->second;
    };
    const std::size_t close = field.find(']');
    if (close == std::string_view::npos) return {row.rows.front().row, column_called(field, false)};
    const auto line = std::ranges::find(row.lines, field.substr(0, close + 1), &SheetLine::path);
    if (line == row.lines.end()) return {row.rows.front().row, -1};
    for (const auto& [name, begins] : {std::pair(line->columns + std::string(field.substr(close + 1)), false), std::pair(line->columns, false), std::pair(line->columns + ".", true)})
      if (const int column = column_called(name, begins); column >= 0) return {line->row, column};
    return {line->row, -1};
  }

  db::Store& store_;
  const Doing& doing_;
  const LedgerBook& book_;
  const CompiledType& type_;
  const SheetAsked& asked_;
  Table& table_;
  SheetReport report_;
  TableRows rows_;
  SheetCells cells_;
  std::vector<std::pair<std::string, int>> at_{};
  std::vector<bool> of_table_{};  // of each mapped column: whether its rows may go on below
  std::optional<SheetRecords> records_{};
  std::optional<SheetPieces> pieces_{};
  std::vector<Kept> pending_{};
  std::vector<Kept> in_store_{};  // of the piece that is being written
  Batch* batch_ = nullptr;
};

Result<void> end_batch(db::Store& store, const Doing& doing, const LedgerBook& book, const LedgerType& type, Batch batch) {
  return store.write_and_wait([&](db::Writer& w) -> Result<void> {
    const auto now = TRY(store::find_batch(w, book.partition, batch.id));
    if (now && now->state == BatchState::cancelled && batch.state != BatchState::undone) batch.state = BatchState::cancelled;
    batch.ended_at = doing.now;
    TRY(store::save_batch(w, book.partition, batch));
    return journal::record(w, doing, {.kind = "ledger_batch." + std::string(name_of(batch.state)), .subject_kind = "ledger_batch", .subject = batch.id,
                                      .detail = json::write(BatchDetail{type.zh, batch.file, batch.counts})});
  });
}

}  // namespace

Result<SheetReport> import_sheet(db::Store& store, const Doing& doing, const LedgerBook& book, const CompiledType& type, const SheetFile& file, const SheetAsked& asked) {
  std::string path;
  Table table = TRY(store.reading([&](db::Reader& r) -> Result<Table> {
    TRY(SheetRecords::open(r, doing, book, type, {}));
    if (!asked.place.empty()) path = TRY(places::place_named(r, book.partition, asked.place)).now_path;
    return Table::find(r, book, type->type, file, asked);
  }));
  if (asked.batch.empty()) return Pass(store, doing, book, type, asked, table, path).run(nullptr);
  std::int64_t all = 0;
  if (!asked.valid_rows) {
    const auto tried = TRY(Pass(store, doing, book, type, asked, table, path).run(nullptr));
    if (tried.counts.faulty > 0) return fail(Code::conflict, "ledgers.sheet_has_faults", {{"count", std::to_string(tried.counts.faulty)}});
    all = tried.counts.rows;
  }
  Batch batch{.id = asked.batch, .type = type->type.key, .file = shortened(file.name, 100), .account = to_text(doing.by.account), .by_name = doing.by.name, .started_at = doing.now, .all = all};
  TRY(store.write_and_wait([&](db::Writer& w) { return store::insert_batch(w, book.partition, batch); }));
  auto report = Pass(store, doing, book, type, asked, table, path).run(&batch);
  batch.state = !report ? BatchState::failed : report->cancelled ? BatchState::cancelled : BatchState::done;
  if (report) {
    report->batch = batch.id;
    batch.counts = report->counts;
    batch.done = batch.all = report->counts.rows;
  }
  TRY(end_batch(store, doing, book, type->type, batch));
  return report;
}

Result<Batch> undo_batch(db::Store& store, const Doing& doing, const LedgerBook& book, const CompiledType& type, Batch batch, std::string_view why) {
  std::string after;
  batch.undone = batch.stayed = 0;
  do {
    const Undone piece = TRY(store.transact([&](db::Writer& w) { return undo_records(w, doing, book, type, batch.id, after, why); }));
    batch.undone += piece.withdrawn;
    batch.stayed += piece.stayed;
    after = piece.next;
  } while (!after.empty());
  batch.state = BatchState::undone;
  TRY(end_batch(store, doing, book, type->type, batch));
  return batch;
}

}  // namespace lianxin::ledgers
