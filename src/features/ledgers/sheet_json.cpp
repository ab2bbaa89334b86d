#include "features/ledgers/sheet_json.h"

#include <algorithm>

#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct SheetColumnView {
  int column = 0;
  std::string letter{};
  std::string head{};
  std::string field{};
  double confidence = 0;
  std::int64_t factor = 1;
  json::Maybe<CellPart> part{};
  std::vector<std::string> samples{};
};
BOOST_DESCRIBE_STRUCT(SheetColumnView, (), (column, letter, head, field, confidence, factor, part, samples))
struct SheetFaultView {
  std::int64_t row = 0;
  std::string cell{};  // "C5"; empty: the row as a whole
  std::string field{};
  std::string key{};
  std::string message{};
};
BOOST_DESCRIBE_STRUCT(SheetFaultView, (), (row, cell, field, key, message))
struct SheetRowView {
  std::int64_t row = 0;
  RowFate fate{};
  std::vector<std::string> cells{};
  json::Raw fields{};
};
BOOST_DESCRIBE_STRUCT(SheetRowView, (), (row, fate, cells, fields))
struct SkippedRowView {
  std::int64_t row = 0;
  std::string key{};
  std::string message{};
};
BOOST_DESCRIBE_STRUCT(SkippedRowView, (), (row, key, message))
struct SheetReportView {
  json::Maybe<std::string> batch{};
  bool cancelled = false;
  std::vector<std::string> sheets{};
  std::string sheet{};
  std::string title{};
  std::string unit{};
  std::string signature{};
  bool kept_mapping = false;
  std::int64_t head_first_row = 0, head_last_row = 0;
  double confidence = 0;
  std::vector<SheetColumnView> columns{};
  std::vector<std::string> missing{};
  SheetCounts counts{};
  std::vector<SheetRowView> preview{};
  std::vector<SheetFaultView> faults{};
  std::int64_t fault_count = 0;
  std::vector<SkippedRowView> skipped{};
};
BOOST_DESCRIBE_STRUCT(SheetReportView, (), (batch, cancelled, sheets, sheet, title, unit, signature, kept_mapping, head_first_row, head_last_row, confidence, columns, missing, counts, preview, faults, fault_count, skipped))
struct BatchView {
  std::string id{};
  std::string file{};
  std::string by{};
  Moment started_at{};
  json::Maybe<Moment> ended_at{};
  BatchState state{};
  std::int64_t done = 0, all = 0;
  SheetCounts counts{};
  std::int64_t undone = 0, stayed = 0;
};
BOOST_DESCRIBE_STRUCT(BatchView, (), (id, file, by, started_at, ended_at, state, done, all, counts, undone, stayed))
struct BatchesView {
  std::vector<BatchView> items{};
};
BOOST_DESCRIBE_STRUCT(BatchesView, (), (items))
struct MappingColumnBody {
  int column = 0;
  std::optional<std::string> field{};
  std::optional<std::int64_t> factor{};
  std::optional<CellPart> part{};
};
BOOST_DESCRIBE_STRUCT(MappingColumnBody, (), (column, field, factor, part))
struct MappingBody {
  std::vector<MappingColumnBody> columns{};
};
BOOST_DESCRIBE_STRUCT(MappingBody, (), (columns))
struct MappingView {
  std::string signature{};
  std::vector<store::KeptColumn> columns{};
};
BOOST_DESCRIBE_STRUCT(MappingView, (), (signature, columns))
struct BatchCommandBody {
  BatchCommand command{};
  std::optional<std::string> note{};
};
BOOST_DESCRIBE_STRUCT(BatchCommandBody, (), (command, note))

namespace {

// 0: A, 26: AA
std::string letter_of(int column) {
  std::string out;
  for (int n = column + 1; n > 0; n = (n - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (n - 1) % 26));
  return out;
}

json::Maybe<CellPart> said_part(CellPart part) { return part == CellPart::whole ? std::optional<CellPart>() : std::optional(part); }

BatchView view_of(const Batch& b) {
  BatchView out{.id = b.id, .file = b.file, .by = b.by_name, .started_at = b.started_at, .state = b.state, .done = b.done, .all = b.all, .counts = b.counts, .undone = b.undone, .stayed = b.stayed};
  if (b.ended_at) out.ended_at = *b.ended_at;
  return out;
}

}  // namespace

std::string words_of(const SheetFault& fault, http::Language language) {
  if (fault.key != "ledgers.said") return http::translated(fault.key, fault.args, language);
  const auto said = std::ranges::find(fault.args, language == http::Language::zh ? "zh" : "en", &Arg::name);
  return said == fault.args.end() ? fault.key : said->value;
}

std::string write_report(const LedgerType&, const SheetReport& report, http::Language language) {
  SheetReportView out{.cancelled = report.cancelled, .sheets = report.sheets, .sheet = report.sheet, .title = report.title, .unit = report.unit, .signature = report.signature,
                      .kept_mapping = report.kept_mapping, .head_first_row = report.head_first_row, .head_last_row = report.head_last_row, .confidence = report.confidence,
                      .missing = report.missing, .counts = report.counts, .fault_count = report.fault_count};
  if (!report.batch.empty()) out.batch = report.batch;
  for (const SheetColumn& each : report.columns) out.columns.push_back({each.column, letter_of(each.column), each.head, each.field, each.confidence, each.factor, said_part(each.part), each.samples});
  for (const SheetRow& each : report.preview) out.preview.push_back({each.row, each.fate, each.cells, {each.fields}});
  for (const SheetFault& each : report.faults)
    out.faults.push_back({each.row, each.column < 0 ? "" : letter_of(each.column) + std::to_string(each.row), each.field, each.key, words_of(each, language)});
  for (const SkippedRow& each : report.skipped) out.skipped.push_back({each.row, each.why, http::translated(each.why, {}, language)});
  return json::write(out);
}

std::string write_batch(const Batch& batch, Zone zone) { return json::write(view_of(batch), zone); }

std::string write_batches(const std::vector<Batch>& batches, Zone zone) {
  BatchesView out;
  for (const Batch& each : batches) out.items.push_back(view_of(each));
  return json::write(out, zone);
}

Result<std::vector<store::KeptColumn>> read_mapping(std::string_view body) {
  auto asked = TRY(json::read<MappingBody>(body));
  std::vector<store::KeptColumn> out;
  for (auto& each : asked.columns) out.push_back({each.column, each.field.value_or(""), each.factor.value_or(1), said_part(each.part.value_or(CellPart::whole))});
  return out;
}

std::string write_mapping(std::string_view signature, const std::vector<store::KeptColumn>& columns) { return json::write(MappingView{std::string(signature), columns}); }

Result<BatchCommandAsked> read_batch_command(std::string_view body) {
  auto asked = TRY(json::read<BatchCommandBody>(body));
  return BatchCommandAsked{asked.command, asked.note.value_or("")};
}

}  // namespace lianxin::ledgers
