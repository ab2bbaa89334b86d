#include "features/ledgers/deriving_actions.h"

#include <algorithm>
#include <set>

#include "features/households/households.h"
#include "features/ledgers/entry_store.h"
#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::ledgers {
namespace {

using expressions::Type;

// What the fields name, gathered by kind so that each kind is asked for once.
class Naming {
 public:
  Naming(const LedgerType& type, const Entries& entries, const Entries* before) : type_(type), entries_(entries), before_(before) { gather(); }

  struct Named {
    std::string id{};
    std::string at{};
  };
  const std::vector<Named>& of(FieldKind kind) { return by_kind_[kind == FieldKind::people ? FieldKind::person : kind == FieldKind::units ? FieldKind::unit : kind]; }
  // A fault for each that is not among the known.
  template <class Known>
  void missing(FieldKind kind, const Known& known, std::string_view key, Faults& faults) {
    for (const Named& each : of(kind))
      if (!known.contains(each.id)) faults.add(each.at, key, {{"value", each.id}});
  }

 private:
  void gather() {
    for (std::size_t i = 0; i < type_.fields.size(); ++i) {
      const Field& field = type_.fields[i];
      const Value& value = entries_.at(i);
      if (value.is_missing() || (before_ && is_same(value, before_->at(i), field.columns.size()))) continue;
      const std::string at = "fields." + field.key;
      add(field, value, at);
      for (std::size_t row = 0; row < (field.kind == FieldKind::table ? value.rows() : 0); ++row)
        for (std::size_t c = 0; c < field.columns.size(); ++c) add(field.columns[c], entries_.cell(i, row, c), path_of(at, row, field.columns[c].key));
    }
  }

  void add(const Field& field, const Value& value, const std::string& at) {
    switch (field.kind) {
      case FieldKind::place: put(field.kind, value, at); return;
      case FieldKind::person:
      case FieldKind::unit:  // a name of somebody nobody knows here is taken as it is
        if (value.type() == Type::text && parse_uuid(value.text())) put(field.kind, value, at);
        return;
      case FieldKind::people:
      case FieldKind::units:
        for (std::size_t i = 0; value.type() == Type::list && i < value.list().size(); ++i)
          if (parse_uuid(value.list()[i])) put(field.kind == FieldKind::people ? FieldKind::person : FieldKind::unit, Value::text(value.list()[i]), path_of(at, i));
        return;
      case FieldKind::household:
      case FieldKind::ticket:
      case FieldKind::problem:
      case FieldKind::record: put(field.kind, value, at); return;
      default: return;
    }
  }
  void put(FieldKind kind, const Value& value, const std::string& at) {
    if (value.type() == Type::text) by_kind_[kind].push_back({std::string(value.text()), at});
  }

  const LedgerType& type_;
  const Entries& entries_;
  const Entries* before_;
  std::map<FieldKind, std::vector<Named>> by_kind_{};
};

template <class Id>
std::vector<Id> ids_of(const std::vector<Naming::Named>& named) {
  std::vector<Id> out;
  for (const auto& each : named)
    if (const auto id = parse_id<Id>(each.id)) out.push_back(*id);
  return out;
}

template <class Refs>
std::set<std::string> known_ids(const Refs& refs) {
  std::set<std::string> out;
  for (const auto& each : refs) out.insert(to_text(each.id));
  return out;
}

Result<std::set<std::string>> seen_tickets(const db::Reader& r, const Doing& doing, const LedgerBook& book, const std::vector<tickets::TicketId>& ids) {
  if (ids.empty()) return std::set<std::string>{};
  const auto desk = TRY(book.desk->at(r));
  return known_ids(TRY(tickets::said_in(r, doing.by, *desk, ids)));
}

}  // namespace

Around around_of(const Doing& doing, const LedgerBook& book, const tickets::Desk& desk, const Record& record) {
  return {.state = record.state, .place = record.place, .entered = day_of(record.entered_at, book.zone), .today = today_of(doing, book), .calendar = &desk.calendar};
}

store::Derived derive(const Compiled& compiled, const Entries& entries, Record& record, const Around& around) {
  const LedgerType& type = compiled.type;
  record.title = title_of(type, entries);
  record.due_on = record.is_void ? no_due : due_of(compiled, entries, around);
  const State* state = type.state(record.state);
  record.ended = state && (state->tone == Tone::done || state->tone == Tone::stopped);
  record.fields = store::write_entries(type, entries);
  return {.keys = keys_of(type, entries, record.state), .facts = facts_of(compiled, entries, around), .ties = ties_of(type, entries),
          .business_key = business_key_of(type, entries, record.place), .searched = searched_text(type, entries, record.number)};
}

Result<void> check_named(const db::Reader& r, const Doing& doing, const LedgerBook& book, const LedgerType& type, const Entries& entries, const Entries* before, Faults& faults) {
  Naming naming(type, entries, before);
  if (!naming.of(FieldKind::person).empty())
    naming.missing(FieldKind::person, known_ids(TRY(people::person_refs(r, book.partition, ids_of<PersonId>(naming.of(FieldKind::person))))), "ledgers.no_such_person", faults);
  if (!naming.of(FieldKind::unit).empty())
    naming.missing(FieldKind::unit, known_ids(TRY(places::unit_refs(r, book.partition, ids_of<UnitId>(naming.of(FieldKind::unit))))), "ledgers.no_such_unit", faults);
  if (!naming.of(FieldKind::household).empty())
    naming.missing(FieldKind::household, known_ids(TRY(households::household_refs(r, book.partition, ids_of<households::HouseholdId>(naming.of(FieldKind::household))))),
                   "households.no_such_household", faults);
  for (const FieldKind kind : {FieldKind::ticket, FieldKind::problem})
    naming.missing(kind, TRY(seen_tickets(r, doing, book, ids_of<tickets::TicketId>(naming.of(kind)))), "ledgers.no_such_ticket", faults);
  if (!naming.of(FieldKind::record).empty())
    naming.missing(FieldKind::record, known_ids(TRY(store::find_records(r, book.partition, ids_of<RecordId>(naming.of(FieldKind::record))))), "ledgers.no_such_record", faults);
  if (!naming.of(FieldKind::place).empty()) {
    std::vector<std::string> codes;
    for (const auto& each : naming.of(FieldKind::place)) codes.push_back(each.id);
    std::set<std::string> known;
    for (const auto& each : TRY(places::place_refs(r, book.partition, codes))) known.insert(each.code);
    naming.missing(FieldKind::place, known, "places.no_such_place", faults);
  }
  return {};
}

}  // namespace lianxin::ledgers
