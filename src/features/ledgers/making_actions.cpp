#include "features/ledgers/making_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/ledgers/deriving_actions.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct MadeDetail {
  std::string make{};
  std::string ledger{};
  std::string record{};
  std::string title{};
};
BOOST_DESCRIBE_STRUCT(MadeDetail, (), (make, ledger, record, title))

namespace {

using expressions::Type;

// The entries with the link put in; in a row of a table where the making is over one.
Result<void> put_link(const LedgerType& type, const Making& making, const std::optional<int>& row, std::string_view id, Entries& entries) {
  const int at = index_of(type, making.over.empty() ? making.link : making.over);
  const auto field = static_cast<std::size_t>(at);
  if (making.over.empty()) {
    if (!entries.at(field).is_missing()) return fail(Code::conflict, "ledgers.made_already");
    entries.put(field, Value::text(id));
    return {};
  }
  const Value& table = entries.at(field);
  const std::size_t rows = table.type() == Type::table ? table.rows() : 0, columns = entries.columns(field);
  if (!row || *row < 0 || static_cast<std::size_t>(*row) >= rows) return invalid_field("made_from.row", "ledgers.no_such_row");
  const auto& declared = type.fields[field].columns;
  const auto column = static_cast<std::size_t>(std::ranges::find(declared, making.link, &Field::key) - declared.begin());
  std::vector<Value> cells(table.cells(), table.cells() + rows * columns);
  Value& cell = cells[static_cast<std::size_t>(*row) * columns + column];
  if (!cell.is_missing()) return fail(Code::conflict, "ledgers.made_already");
  cell = Value::text(id);
  entries.put(field, Value::table(cells, columns));
  return {};
}

}  // namespace

Result<void> link_made(db::Writer& w, const Doing& doing, const LedgerBook& book, const MadeFrom& from, const Record& made) {
  Opened there = TRY(open_record(w, doing, book, from.ledger, from.record));
  const LedgerType& type = there.type->type;
  TRY(access::allow(doing.by, writing_of(type), reading_of(type), scope_of(there.record)));
  if (there.record.is_void) return fail(Code::conflict, "ledgers.has_ended");
  const auto making = std::ranges::find(type.makes, from.make, &Making::key);
  if (making == type.makes.end() || making->ledger != made.type) return invalid_field("made_from.make", "ledgers.unknown_making", {{"value", shortened(from.make, 40)}});
  const std::string id = to_text(made.id);
  Entries after = there.entries.copy();
  TRY(put_link(type, *making, from.row, id, after));
  const auto desk = TRY(book.desk->at(w));
  complete(*there.type, after, around_of(doing, book, *desk, there.record));
  const std::string detail = json::write(MadeDetail{making->key, made.type, id, made.title});
  TRY(save_changed(w, doing, book, *desk, *there.type, after, std::move(there.record), HappeningKind::made, detail));
  return {};
}

}  // namespace lianxin::ledgers
