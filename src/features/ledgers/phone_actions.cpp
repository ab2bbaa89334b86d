#include "features/ledgers/phone_actions.h"

#include <algorithm>
#include <set>

#include "features/ledgers/phone_store.h"

namespace lianxin::ledgers {
namespace {

constexpr int most_own = 40, most_answered_for = 60;

// Of a list only: what stands in a table is none of the record's own.
std::vector<std::string> slots_of(const LedgerType& type, FieldKind one, FieldKind several) {
  std::vector<std::string> out;
  for (const Field& field : type.fields)
    if (field.responsible && (field.kind == one || field.kind == several) && std::ranges::find(type.list.filters, field.key) != type.list.filters.end()) out.push_back(field.key);
  return out;
}

Result<std::vector<Record>> answered_for(const db::Reader& r, const Doing& doing, const LedgerBook& book, const LedgerType& type) {
  std::vector<Record> out;
  if (!doing.by.person.is_nil())
    out = TRY(store::open_naming(r, book.partition, {type.key, slots_of(type, FieldKind::person, FieldKind::people), {to_text(doing.by.person)}}, most_answered_for));
  if (!doing.by.unit.is_nil())
    std::ranges::move(TRY(store::open_naming(r, book.partition, {type.key, slots_of(type, FieldKind::unit, FieldKind::units), {to_text(doing.by.unit)}}, most_answered_for)), std::back_inserter(out));
  return out;
}

}  // namespace

Result<PhoneKept> kept_on_phone(const db::Reader& r, const Doing& doing, const LedgerBook& book) {
  PhoneKept out;
  std::vector<Record> pressing;
  auto types = TRY(types_in_force(r, book));
  for (const CompiledType& each : types)
    if (access::may_somewhere(doing.by, reading_of(each->type))) std::ranges::move(TRY(answered_for(r, doing, book, each->type)), std::back_inserter(pressing));
  std::ranges::stable_sort(pressing, {}, &Record::due_on);
  auto records = TRY(store::entered_by(r, book.partition, doing.by.account, most_own));
  const std::size_t own = records.size();
  std::ranges::move(pressing, std::back_inserter(records));
  std::set<RecordId> known;
  std::set<std::string> wanted;
  for (Record& each : records) {
    if (out.records.size() >= own + most_answered_for) break;
    Opened one = TRY(opened(r, book, each));
    if (!access::may(doing.by, reading_of(one.type->type), scope_of(one.record)) || !known.insert(one.record.id).second) continue;
    wanted.insert(one.record.type);
    out.records.push_back(std::move(one));
  }
  std::erase_if(types, [&](const CompiledType& each) {
    const bool writes = access::may_somewhere(doing.by, writing_of(each->type)) && check_open(each->type, today_of(doing, book));
    return !writes && !wanted.contains(each->type.key);
  });
  out.types = std::move(types);
  return out;
}

}  // namespace lianxin::ledgers
