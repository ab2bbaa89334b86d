#include "features/people/person_import_actions.h"

#include <map>

#include "features/people/person_import_rules.h"
#include "features/people/person_rules.h"
#include "features/people/person_store.h"
#include "features/places/places.h"

namespace lianxin::people {
namespace {

Result<std::optional<PersonId>> there_already(const db::Reader& r, const Staff& staff, const NewPerson& asked) {
  std::optional<PersonId> left;
  for (const auto& person : TRY(store::people_named(r, staff.partition, clean_name(asked.name)))) {
    if (person.unit != asked.unit) continue;
    if (!person.left_on) return std::optional(person.id);
    left = person.id;
  }
  if (left) return invalid_field("name", "people.has_left");
  return std::optional<PersonId>{};
}

using Lines = std::map<std::string, std::int64_t>;

// Whether the person is new.
Result<bool> take(db::Writer& w, const Doing& doing, const Staff& staff, const PersonRow& row, Lines& lines) {
  NewPerson asked = row.person;
  if (const auto unit = parse_id<UnitId>(row.unit)) asked.unit = *unit;
  else asked.unit = TRY(unit_meant(row.unit, TRY(places::units_named(w, staff.partition, row.unit))));
  if (const auto key = person_key(asked); !key.empty()) {
    const auto [first, is_new] = lines.emplace(key, row.line);
    if (!is_new) return invalid_field("name", "people.import_twice", {{"line", std::to_string(first->second)}});
  }
  if (!asked.id) asked.id = TRY(there_already(w, staff, asked));
  const auto created = add_person(w, doing, staff, asked);
  if (created) return created->is_new;
  if (created.error().key == "base.duplicate") return invalid_field("name", "people.import_differs");
  return created.error();
}

}  // namespace

Result<void> import_people(db::Writer& w, const Doing& doing, const Staff& staff, const std::vector<PersonRow>& rows,
                           ImportReport& report) {
  if (!access::may_somewhere(doing.by, change_people)) return fail(Code::forbidden, "base.forbidden");
  Lines lines;
  for (const auto& row : rows) {
    const auto is_new = take(w, doing, staff, row, lines);
    if (is_new) ++(*is_new ? report.added : report.unchanged);
    else TRY(blame_row(report, row.line, is_new.error(), "name"));
  }
  return {};
}

}  // namespace lianxin::people
