#include <algorithm>

#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/naming_actions.h"
#include "features/ledgers/record_filter_routes.h"
#include "features/ledgers/sheet_columns_routes.h"
#include "features/ledgers/words_rules.h"
#include "platform/http/asked.h"
#include "platform/journal/journal.h"
#include "platform/sheets/temporary_file.h"
#include "platform/sheets/workbook_writer.h"

namespace lianxin::ledgers {
namespace {

using expressions::Type;
using sheets::FormKind;
using Reading = http::Call<db::Reader>;
using Working = http::Call<db::Store>;

constexpr std::int64_t yuan_in_wan = 10'000;

// A column of the workbook: a field, or one of what every record has.
struct Shown {
  enum class Of { field, number, place, state } of = Of::field;
  const Field* field = nullptr;
};

// What stands in a cell: names instead of ids, money in what the sheet is in.
std::string cell_text(const Field& field, const Value& value, const NamesById& names, bool wan) {
  switch (value.type()) {
    case Type::number: return expressions::to_text(field.kind == FieldKind::money && wan ? Value::number(value.micros() / yuan_in_wan, value.qualifier()) : value);
    case Type::date: return expressions::to_text(value);
    case Type::table: {
      std::string out;
      for (std::size_t row = 0; row < value.rows(); ++row) {
        std::string line;
        for (std::size_t c = 0; c < field.columns.size(); ++c) {
          const std::string cell = cell_text(field.columns[c], value.cells()[row * field.columns.size() + c], names, wan);
          if (!cell.empty()) line += (line.empty() ? "" : " ") + cell;
        }
        out += (row == 0 ? "" : "；") + line;
      }
      return out;
    }
    default: return words_of(field, value, names, Words::zh);
  }
}

bool is_summed(const LedgerType& type, const Field& field) {
  if (field.approximate) return false;  // what is "300 or more" adds up to no figure
  return field.kind == FieldKind::money || std::ranges::any_of(type.figures, [&](const Figure& f) { return f.measure == Measure::sum && f.value == field.key; });
}

sheets::FormColumn form_column(const LedgerType& type, const Field& field) {
  sheets::FormColumn out{.title = field.zh};
  if (!field.measure_zh.empty()) out.title += "（" + field.measure_zh + "）";
  switch (field.kind) {
    case FieldKind::number:
      out.kind = field.decimals == 0 ? FormKind::integer : FormKind::decimal;
      out.decimals = field.decimals;
      break;
    case FieldKind::money:
      out.kind = FormKind::money;
      out.decimals = type.sheet.wan ? 4 : 2;
      break;
    case FieldKind::date: out.kind = FormKind::date; break;
    default: out.kind = is_code(field) ? FormKind::code : FormKind::text;
  }
  out.summed = is_summed(type, field);
  return out;
}

// As the paper register has them, else as the list; what is personal only when it was asked for.
std::vector<Shown> columns_shown(const LedgerType& type, bool personal) {
  std::vector<Shown> out;
  if (!type.number.empty()) out.push_back({Shown::Of::number});
  for (const std::string& key : type.paper.columns.empty() ? type.list.columns : type.paper.columns)
    if (const Field* field = type.field(key); field && (personal || !field->personal)) out.push_back({Shown::Of::field, field});
  out.push_back({Shown::Of::place});
  if (!type.states.empty()) out.push_back({Shown::Of::state});
  return out;
}

sheets::SheetForm form_of(const LedgerType& type, const std::vector<Shown>& columns) {
  sheets::SheetForm out{.name = type.zh, .title = type.paper.title_zh.empty() ? type.zh : type.paper.title_zh, .portrait = !type.paper.landscape};
  for (const Shown& each : columns) {
    switch (each.of) {
      case Shown::Of::field: out.columns.push_back(form_column(type, *each.field)); break;
      case Shown::Of::number: out.columns.push_back({.title = "编号", .kind = FormKind::code}); break;
      case Shown::Of::place: out.columns.push_back({.title = "地点"}); break;
      case Shown::Of::state: out.columns.push_back({.title = "状态"}); break;
    }
    if (each.field && each.field->kind == FieldKind::money) out.unit_line = type.sheet.wan ? "单位：万元" : "单位：元";
  }
  return out;
}

class Export {
 public:
  Export(const db::Reader& r, const Doing& doing, const LedgerBook& book, const CompiledType& type, bool personal)
      : r_(r), doing_(doing), book_(book), type_(type), columns_(columns_shown(type->type, personal)) {}

  // Page by page, so that memory stays flat however many there are.
  Result<void> write(sheets::WorkbookWriter& writer, const store::RecordFilter& filter) {
    TRY(writer.begin(form_of(type_->type, columns_)));
    PageRequest page{.limit = max_page_limit};
    do {
      auto found = TRY(list_records(r_, doing_, book_, type_, filter, page));
      TRY(write_page(writer, std::move(found.items)));
      page.cursor = found.next;
    } while (!page.cursor.empty());
    TRY(writer.end());
    return writer.close();
  }
  std::int64_t rows() const { return rows_; }

 private:
  Result<void> write_page(sheets::WorkbookWriter& writer, std::vector<Record> records) {
    std::vector<Opened> page;
    std::vector<const Opened*> all;
    for (Record& each : records) page.push_back(TRY(opened(r_, book_, std::move(each))));
    for (const Opened& each : page) all.push_back(&each);
    const auto names = TRY(names_of(r_, doing_, book_, all));
    for (const Opened& each : page) {
      std::vector<std::string> cells;
      for (const Shown& column : columns_) cells.push_back(text_of(column, each, names));
      const std::vector<std::string_view> views(cells.begin(), cells.end());
      TRY(writer.row(views));
      ++rows_;
    }
    return {};
  }

  std::string text_of(const Shown& column, const Opened& one, const NamesById& names) const {
    switch (column.of) {
      case Shown::Of::number: return one.record.number;
      case Shown::Of::place: return named_in(names, one.record.place);
      case Shown::Of::state: {
        const State* state = one.type->type.state(one.record.state);
        return state ? state->zh : one.record.state;
      }
      case Shown::Of::field: break;
    }
    const int at = index_of(one.type->type, column.field->key);  // of the record's own version
    return at < 0 ? "" : cell_text(one.type->type.fields[static_cast<std::size_t>(at)], one.entries.at(static_cast<std::size_t>(at)), names, type_->type.sheet.wan);
  }

  const db::Reader& r_;
  const Doing& doing_;
  const LedgerBook& book_;
  const CompiledType& type_;
  std::vector<Shown> columns_;
  std::int64_t rows_ = 0;
};

// Personal fields leave only with who keeps the records, on demand, and the journal has it.
Result<http::Reply> export_records(Working& call, const LedgerBook& book) {
  const auto asked = http::text_asked(call, "personal");
  if (asked && *asked != "true" && *asked != "false") return invalid_field("personal", "base.json_wrong_type", {{"expected", "boolean"}});
  const bool personal = asked == "true";
  const auto file = TRY(sheets::TemporaryFile::create());
  CompiledType type;
  const std::int64_t rows = TRY(call.db.reading([&](db::Reader& r) -> Result<std::int64_t> {
    const Reading reading{static_cast<const http::CallBase&>(call), r};
    type = TRY(type_seen(r, call.doing, book, call.param("type")));
    if (personal && !access::may_somewhere(call.doing.by, writing_of(type->type))) return fail(Code::forbidden, "base.forbidden");
    const auto filter = TRY(records_asked(reading, book, type->type));
    auto writer = TRY(sheets::WorkbookWriter::create(file.path()));
    Export out(r, call.doing, book, type, personal);
    TRY(out.write(writer, filter));
    return out.rows();
  }));
  if (personal)
    TRY(call.db.write_and_wait([&](db::Writer& w) {
      return journal::record(w, call.doing, {.kind = "ledger.exported", .subject_kind = "ledger", .subject = type->type.key, .detail = R"({"personal":true,"records":)" + std::to_string(rows) + "}"});
    }));
  http::Reply reply{.body = TRY(file.bytes()), .content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
  reply.headers.push_back({"content-disposition", "attachment; filename=\"" + type->type.key + ".xlsx\""});
  return reply;
}

}  // namespace

void mount_sheet_exports(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  router.work(http::Method::get, "/api/v1/ledgers/{type}/records.xlsx", read_ledgers, [book](Working& call) { return export_records(call, *book); });
}

}  // namespace lianxin::ledgers
