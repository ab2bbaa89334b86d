#include "features/ledgers/naming_actions.h"

#include <set>

#include "features/households/households.h"
#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::ledgers {
namespace {

using expressions::Type;
using Asked = std::map<FieldKind, std::set<std::string>>;

FieldKind asked_as(FieldKind kind) {
  switch (kind) {
    case FieldKind::people: return FieldKind::person;
    case FieldKind::units: return FieldKind::unit;
    case FieldKind::problem: return FieldKind::ticket;
    default: return kind;
  }
}

FieldKind asked_as(TieKind kind) {
  switch (kind) {
    case TieKind::ticket:
    case TieKind::problem: return FieldKind::ticket;
    case TieKind::household: return FieldKind::household;
    case TieKind::place: return FieldKind::place;
    case TieKind::record: break;
  }
  return FieldKind::record;
}

void gather(const Field& field, const Value& value, Asked& asked) {
  const FieldKind kind = asked_as(field.kind);
  if (value.type() == Type::text) {
    if (kind == FieldKind::place || parse_uuid(value.text())) asked[kind].insert(std::string(value.text()));
  } else if (value.type() == Type::list && (kind == FieldKind::person || kind == FieldKind::unit)) {
    for (const std::string_view each : value.list())
      if (parse_uuid(each)) asked[kind].insert(std::string(each));
  }
}

void gather(const Opened& one, Asked& asked) {
  const LedgerType& type = one.type->type;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (field.kind != FieldKind::table) {
      gather(field, one.entries.at(i), asked);
      continue;
    }
    for (std::size_t row = 0; row < (one.entries.at(i).type() == Type::table ? one.entries.at(i).rows() : 0); ++row)
      for (std::size_t c = 0; c < field.columns.size(); ++c) gather(field.columns[c], one.entries.cell(i, row, c), asked);
  }
}

template <class Id>
std::vector<Id> ids_of(const std::set<std::string>& texts) {
  std::vector<Id> out;
  for (const std::string& each : texts)
    if (const auto id = parse_id<Id>(each)) out.push_back(*id);
  return out;
}

Result<NamesById> named(const db::Reader& r, const Doing& doing, const LedgerBook& book, Asked& asked) {
  NamesById out;
  const auto has = [&](FieldKind kind) { return !asked[kind].empty(); };
  if (has(FieldKind::person))
    for (const auto& each : TRY(people::person_refs(r, book.partition, ids_of<PersonId>(asked[FieldKind::person])))) out[to_text(each.id)] = each.name;
  if (has(FieldKind::unit))
    for (const auto& each : TRY(places::unit_refs(r, book.partition, ids_of<UnitId>(asked[FieldKind::unit])))) out[to_text(each.id)] = each.name;
  if (has(FieldKind::place)) {
    const std::vector<std::string> codes(asked[FieldKind::place].begin(), asked[FieldKind::place].end());
    for (const auto& each : TRY(places::place_refs(r, book.partition, codes))) out[each.code] = each.name;
  }
  if (has(FieldKind::household))
    for (const auto& each : TRY(households::household_refs(r, book.partition, ids_of<households::HouseholdId>(asked[FieldKind::household])))) out[to_text(each.id)] = each.name;
  if (has(FieldKind::ticket)) {
    const auto desk = TRY(book.desk->at(r));
    for (const auto& each : TRY(tickets::said_in(r, doing.by, *desk, ids_of<tickets::TicketId>(asked[FieldKind::ticket])))) out[to_text(each.id)] = each.number;
  }
  if (has(FieldKind::record))
    for (const auto& each : TRY(store::find_records(r, book.partition, ids_of<RecordId>(asked[FieldKind::record])))) {
      const auto type = TRY(type_of_version(r, book, each.type, each.type_version));
      if (access::may(doing.by, reading_of(type->type), scope_of(each))) out[to_text(each.id)] = each.title.empty() ? each.number : each.title;
    }
  return out;
}

}  // namespace

Result<NamesById> names_of(const db::Reader& r, const Doing& doing, const LedgerBook& book, const std::vector<const Opened*>& records) {
  Asked asked;
  for (const Opened* each : records) {
    gather(*each, asked);
    asked[FieldKind::place].insert(each->record.place);
    if (!each->record.unit.is_nil()) asked[FieldKind::unit].insert(to_text(each->record.unit));
  }
  return named(r, doing, book, asked);
}

Result<NamesById> names_of_values(const db::Reader& r, const Doing& doing, const LedgerBook& book, FieldKind kind, const std::vector<std::string>& values) {
  Asked asked;
  for (const std::string& each : values)
    if (asked_as(kind) == FieldKind::place || parse_uuid(each)) asked[asked_as(kind)].insert(each);
  return named(r, doing, book, asked);
}

Result<std::map<std::string, std::string>> name_ties(const db::Reader& r, const Doing& doing, const LedgerBook& book, const std::vector<Tie>& ties, NamesById& names) {
  Asked asked;
  std::set<std::string> records;
  for (const Tie& each : ties) {
    asked[asked_as(each.kind)].insert(each.target);
    if (each.kind == TieKind::record) records.insert(each.target);
  }
  names.merge(TRY(named(r, doing, book, asked)));
  std::map<std::string, std::string> out;
  if (records.empty()) return out;
  for (const auto& each : TRY(store::find_records(r, book.partition, ids_of<RecordId>(records))))
    if (names.contains(to_text(each.id))) out[to_text(each.id)] = each.type;
  return out;
}

}  // namespace lianxin::ledgers
