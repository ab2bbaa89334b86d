#include <algorithm>

#include "base/text.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/sheet_columns_routes.h"
#include "features/ledgers/sheet_import_routes.h"
#include "features/ledgers/sheet_json.h"
#include "platform/http/asked.h"
#include "platform/http/call.h"
#include "platform/sheets/marked_workbook.h"
#include "platform/sheets/temporary_file.h"

namespace lianxin::ledgers {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;
using Working = http::Call<db::Store>;

constexpr std::size_t max_sheet_bytes = 64 * 1024 * 1024;
constexpr std::size_t most_marks = 20'000;
constexpr int most_batches = 50;
constexpr std::string_view workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<CompiledType> type_to_write(const http::CallBase& call, const db::Reader& r, const LedgerBook& book) {
  auto type = TRY(type_seen(r, call.doing, book, call.param("type")));
  if (!access::may_somewhere(call.doing.by, writing_of(type->type))) return fail(Code::forbidden, "base.forbidden");
  return type;
}

Result<bool> flag_asked(const http::CallBase& call, std::string_view name, bool otherwise) {
  const auto text = http::text_asked(call, name);
  if (!text) return otherwise;
  if (*text == "true" || *text == "false") return *text == "true";
  return invalid_field(name, "base.json_wrong_type", {{"expected", "boolean"}});
}

// What is inside decides; but what says of itself to be a page or a form is not looked into.
Result<sheets::SheetFile> file_of(const http::CallBase& call) {
  const auto said = call.request.header("content-type");
  const auto begins = [&](std::string_view type) { return said.starts_with(type); };
  if (!begins(workbook_type) && !begins("application/octet-stream") && !begins("application/vnd.ms-excel") && !begins("text/csv") && !begins("text/tab-separated-values"))
    return fail(Code::unsupported, "ledgers.sheet_content_type");
  if (call.request.body.empty()) return fail(Code::invalid, "sheets.empty_file", {{"file", ""}});
  return sheets::SheetFile{.name = shortened(http::text_asked(call, "file").value_or("表格"), 100), .bytes = call.request.body};
}

Result<SheetAsked> sheet_asked(const http::CallBase& call) {
  SheetAsked out{.sheet = http::text_asked(call, "sheet").value_or(""), .place = http::text_asked(call, "place").value_or(""), .change = TRY(flag_asked(call, "change", false)),
                 .valid_rows = TRY(flag_asked(call, "valid_rows", false))};
  return out;
}

Result<http::Reply> import_one(Working& call, const LedgerBook& book) {
  const auto file = TRY(file_of(call));
  SheetAsked asked = TRY(sheet_asked(call));
  if (!TRY(flag_asked(call, "dry_run", true))) {
    const auto batch = TRY(http::id_asked<RecordId>(call, "batch"));
    asked.batch = to_text(batch ? *batch : RecordId{new_uuid(call.doing.now)});
  }
  const auto type = TRY(call.db.reading([&](db::Reader& r) { return type_to_write(call, r, book); }));
  const auto report = TRY(import_sheet(call.db, call.doing, book, type, file, asked));
  return http::ok(write_report(type->type, report, call.language));
}

Result<http::Reply> mark(Working& call, const LedgerBook& book) {
  const auto file = TRY(file_of(call));
  SheetAsked asked = TRY(sheet_asked(call));
  asked.most_faults = most_marks;
  const auto type = TRY(call.db.reading([&](db::Reader& r) { return type_to_write(call, r, book); }));
  const auto report = TRY(import_sheet(call.db, call.doing, book, type, file, asked));
  std::vector<sheets::CellMark> marks;
  for (const SheetFault& each : report.faults) {
    std::string reason = words_of(each, call.language);
    // What is told of a field without a column names it.
    if (const Field* field = each.column < 0 ? field_of(type->type, target_of(type->type, each.field.starts_with("fields.") ? each.field.substr(7) : each.field)) : nullptr)
      reason.insert(0, (call.language == http::Language::zh ? field->zh : field->en) + ": ");
    marks.push_back({each.row, each.column, std::move(reason)});
  }
  const auto out = TRY(sheets::TemporaryFile::create());
  const auto sheet = std::ranges::find(report.sheets, report.sheet) - report.sheets.begin();
  TRY(sheets::mark_sheet(file, static_cast<int>(sheet), std::move(marks), {.head_row = report.head_last_row, .head = std::string(heads_of_reasons[call.language == http::Language::zh ? 0 : 1])}, out.path()));
  http::Reply reply{.body = TRY(out.bytes()), .content_type = std::string(workbook_type)};
  reply.headers.push_back({"content-disposition", "attachment; filename=\"" + type->type.key + "-faults.xlsx\""});
  return reply;
}

Result<http::Reply> keep(Writing& call, const LedgerBook& book) {
  const auto type = TRY(type_to_write(call, call.db, book));
  const std::string_view signature = call.param("signature");
  if (signature.size() != 32 || signature.find_first_not_of("0123456789abcdef") != std::string_view::npos) return fail(Code::not_found, "base.not_found");
  const auto columns = TRY(read_mapping(call.request.body));
  TRY(check_mapping(type->type, columns));
  TRY(store::keep_mapping(call.db, book.partition, call.doing, type->type.key, signature, columns));
  return http::ok(write_mapping(signature, columns));
}

// Batches are seen by who ran them, and by offices, whose records they may have to put right.
bool sees(const Actor& by, const Batch& batch) { return batch.account == to_text(by.account) || by.has_role(Role::office); }

Result<http::Reply> list(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_to_write(call, call.db, book));
  auto batches = TRY(store::batches_of(call.db, book.partition, type->type.key, most_batches));
  std::erase_if(batches, [&](const Batch& each) { return !sees(call.doing.by, each); });
  return http::ok(write_batches(batches, book.zone));
}

Result<Batch> batch_of(const http::CallBase& call, const db::Reader& r, const LedgerBook& book, const LedgerType& type) {
  const auto id = TRY(call.id_param<RecordId>("id"));
  auto batch = TRY(store::find_batch(r, book.partition, to_text(id)));
  if (!batch || batch->type != type.key || !sees(call.doing.by, *batch)) return fail(Code::not_found, "base.not_found");
  return *std::move(batch);
}

Result<http::Reply> show(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_to_write(call, call.db, book));
  return http::ok(write_batch(TRY(batch_of(call, call.db, book, type->type)), book.zone));
}

Result<http::Reply> command(Working& call, const LedgerBook& book) {
  const auto asked = TRY(read_batch_command(call.request.body));
  CompiledType type;
  Batch batch = TRY(call.db.reading([&](db::Reader& r) -> Result<Batch> {
    type = TRY(type_to_write(call, r, book));
    return batch_of(call, r, book, type->type);
  }));
  if (asked.command == BatchCommand::cancel) {
    const bool cancelled = TRY(call.db.transact([&](db::Writer& w) { return store::cancel_batch(w, book.partition, batch.id, call.doing.now); }));
    if (!cancelled) return fail(Code::conflict, "ledgers.batch_has_ended");
    batch = TRY(call.db.reading([&](db::Reader& r) { return batch_of(call, r, book, type->type); }));
    return http::ok(write_batch(batch, book.zone));
  }
  if (batch.state == BatchState::running) return fail(Code::conflict, "ledgers.batch_still_runs");
  if (is_blank(asked.note)) return invalid_field("note", "base.required");
  return http::ok(write_batch(TRY(undo_batch(call.db, call.doing, book, type, batch, asked.note)), book.zone));
}

}  // namespace

void mount_sheets(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const auto working = [book](auto handler) { return [book, handler](Working& call) { return handler(call, *book); }; };
  const http::RouteOptions sheet{.max_body_bytes = max_sheet_bytes, .json_body = false};
  router.work(http::Method::post, "/api/v1/ledgers/{type}/sheets", write_ledgers, working(import_one), sheet);
  router.work(http::Method::post, "/api/v1/ledgers/{type}/sheets/marked", write_ledgers, working(mark), sheet);
  router.get("/api/v1/ledgers/{type}/sheets", write_ledgers, reading(list));
  router.get("/api/v1/ledgers/{type}/sheets/{id}", write_ledgers, reading(show));
  router.work(http::Method::post, "/api/v1/ledgers/{type}/sheets/{id}/commands", write_ledgers, working(command));
  router.put("/api/v1/ledgers/{type}/sheet-mappings/{signature}", write_ledgers, writing(keep));
}

}  // namespace lianxin::ledgers
