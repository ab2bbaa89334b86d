#include "features/people/person_actions.h"

#include "features/people/person_rules.h"
#include "features/people/person_store.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::people {

struct PersonDetail {
  std::string name{};
  UnitId unit{};
  std::string post{};
  std::optional<Day> left_on{};
};
BOOST_DESCRIBE_STRUCT(PersonDetail, (), (name, unit, post, left_on))

namespace {

Result<void> tell(db::Writer& w, const Doing& doing, const Person& person, std::string_view what) {
  const PersonDetail detail{person.name, person.unit, person.post, person.left_on};
  return journal::record(w, doing,
                         {.kind = what, .subject_kind = "person", .subject = to_text(person.id), .place_path = person.place_path,
                          .detail = json::write(detail)});
}

// Without a unit, whether he may change anybody: the rules then name the unit that is missing.
Result<void> may_change(const Doing& doing, const std::optional<places::Unit>& unit) {
  if (unit) return access::allow(doing.by, change_people, read_people, {.place_path = unit->place_path});
  if (!access::may_somewhere(doing.by, change_people)) return fail(Code::forbidden, "base.forbidden");
  return {};
}

}  // namespace

Result<Person> show_person(const db::Reader& r, const Staff& staff, PersonId id) {
  auto person = TRY(store::find_person(r, staff.partition, id));
  if (!person) return fail(Code::not_found, "base.not_found");
  return *std::move(person);
}

Result<CreatedPerson> add_person(db::Writer& w, const Doing& doing, const Staff& staff, const NewPerson& asked) {
  const auto unit = TRY(places::find_unit(w, staff.partition, asked.unit));
  TRY(may_change(doing, unit));
  const PersonId id = asked.id.value_or(PersonId{new_uuid(doing.now)});
  if (auto there = TRY(store::find_person(w, staff.partition, id))) {
    if (is_same(*there, asked)) return CreatedPerson{*std::move(there), false};
    return fail(Code::conflict, "base.duplicate");
  }
  auto person = TRY(make_person(asked, id, unit ? &*unit : nullptr, staff.rules.ranks));
  TRY(store::insert_person(w, staff.partition, person));
  TRY(tell(w, doing, person, "person.added"));
  return CreatedPerson{std::move(person), true};
}

Result<Person> change_person(db::Writer& w, const Doing& doing, const Staff& staff, PersonId id, const PersonEdit& edit,
                             std::int64_t version) {
  const Person before = TRY(show_person(w, staff, id));
  TRY(access::allow(doing.by, change_people, read_people, {.place_path = before.place_path}));
  if (version != before.version) return fail(Code::stale, "base.stale");
  std::optional<places::Unit> unit;
  if (edit.unit) {
    unit = TRY(places::find_unit(w, staff.partition, *edit.unit));
    TRY(may_change(doing, unit));
  }
  auto after = TRY(edit_person(before, edit, unit ? &*unit : nullptr, staff.rules.ranks));
  TRY(store::save_person(w, staff.partition, after));
  TRY(tell(w, doing, after, after.left_on && !before.left_on ? "person.left" : "person.changed"));
  return after;
}

}  // namespace lianxin::people
